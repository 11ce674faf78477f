import { bulkEdit } from '@/features/deals/commands-bulk';
import { asRoute } from '@/platform/operations/as-route';

/** One change to many deals; with `dryRun` only what it would do. */
export const POST = asRoute(bulkEdit);
