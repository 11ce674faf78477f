import { exportTime } from '@/features/time/queries';
import { asDownload } from '@/platform/files/table-file';
import { asRoute } from '@/platform/operations/as-route';

/** The month's time as a file for the invoice: ?month=2026-10&format=xlsx or csv. */
export const GET = asRoute(exportTime, { respond: asDownload });
