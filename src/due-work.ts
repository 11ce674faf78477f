import { BACK_TEST_HANDLERS, backTestJobs } from '@/features/forecast/back-test-jobs';
import { SNAPSHOT_HANDLERS, snapshotJobs } from '@/features/forecast/snapshot-jobs';
import { REVIEW_HANDLERS, reviewJobs } from '@/features/reviews/jobs';
import { NIGHT_HANDLERS, nightJobs } from '@/features/sweeps/nightly';
import { listTenants } from '@/platform/auth/tenants';
import { now } from '@/platform/clock/clock';
import { anyUnfinished, workThrough } from '@/platform/jobs/queue';

/**
 * Does what the clock asks for, here or together with other processes: the nights' sweeps, reviews to be planned, reminders and minutes
 * of reviews, the kept forecasts, the back-tests. Where all is done it costs two statements and two for each company.
 */
export async function workWhatIsDue(signal: AbortSignal): Promise<void> {
  const tenants = await listTenants();
  const instant = now();
  const jobs = [
    ...nightJobs(tenants, instant),
    ...(await reviewJobs(tenants, instant)),
    ...snapshotJobs(tenants, instant),
    ...backTestJobs(tenants, instant),
  ];
  const handlers = { ...NIGHT_HANDLERS, ...REVIEW_HANDLERS, ...SNAPSHOT_HANDLERS, ...BACK_TEST_HANDLERS };
  if (await anyUnfinished(jobs)) await workThrough(jobs, handlers, signal);
}
