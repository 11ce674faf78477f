import { DIGEST_HANDLERS, digestJobs } from '@/features/digests/jobs';
import { NOTICE_HANDLERS, noticeJobs } from '@/features/notices/jobs';
import { BACK_TEST_HANDLERS, backTestJobs } from '@/features/forecast/back-test-jobs';
import { ENGAGEMENT_HANDLERS, engagementJobs } from '@/features/engagement/jobs';
import { SNAPSHOT_HANDLERS, snapshotJobs } from '@/features/forecast/snapshot-jobs';
import { VARIANCE_HANDLERS, varianceJobs } from '@/features/portfolio/jobs';
import { REVIEW_HANDLERS, reviewJobs } from '@/features/reviews/jobs';
import { NIGHT_HANDLERS, nightJobs } from '@/features/sweeps/nightly';
import { findTenant, listActiveTenants } from '@/platform/auth/tenants';
import { now } from '@/platform/clock/clock';
import { anyUnfinished, workThrough, type Handlers } from '@/platform/jobs/queue';
import { log } from '@/platform/log/log';

/**
 * Does what the clock asks for, here or together with other processes: the nights' sweeps, reviews to be planned, reminders and minutes
 * of reviews, the kept forecasts and how far they were off, the back-tests, digests and notices by mail. Where all is done it costs two
 * statements and three for each company. Companies that are read-only are left alone.
 */
export async function workWhatIsDue(signal: AbortSignal): Promise<void> {
  const tenants = await listActiveTenants();
  const instant = now();
  const jobs = [
    ...nightJobs(tenants, instant),
    ...(await reviewJobs(tenants, instant)),
    ...snapshotJobs(tenants, instant),
    ...backTestJobs(tenants, instant),
    ...varianceJobs(tenants, instant),
    ...engagementJobs(tenants, instant),
    ...digestJobs(tenants, instant),
    ...(await noticeJobs(tenants, instant)),
  ];
  const handlers = {
    ...NIGHT_HANDLERS,
    ...REVIEW_HANDLERS,
    ...SNAPSHOT_HANDLERS,
    ...BACK_TEST_HANDLERS,
    ...VARIANCE_HANDLERS,
    ...ENGAGEMENT_HANDLERS,
    ...DIGEST_HANDLERS,
    ...NOTICE_HANDLERS,
  };
  if (await anyUnfinished(jobs)) await workThrough(jobs, whereActive(handlers), signal);
}

/** A company may have been archived since its job was put down: there is nothing to do then, and nothing to try again. */
function whereActive(handlers: Handlers): Handlers {
  return Object.fromEntries(
    Object.entries(handlers).map(([queue, handle]) => [
      queue,
      async (data: Record<string, string>) => {
        const tenant = data.slug ? await findTenant(data.slug) : null;
        if (!data.slug || tenant?.state === 'active') return handle(data);
        log('info', 'left a read-only company alone', { tenant: data.slug, queue });
      },
    ]),
  );
}
