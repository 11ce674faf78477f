import { workWhatIsDue } from '@/due-work';
import { closePool } from '@/platform/db/pool';

// A process that does what is due, as the server's alarm does; COMMITPOINT_CLOCK says when.
await workWhatIsDue(new AbortController().signal);
await closePool();
