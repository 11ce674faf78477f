import { readMinutesRecipients } from '@/data/review-minutes-mails';
import { findTenant } from '@/platform/auth/tenants';
import { later, type Instant } from '@/platform/clock/clock';
import type { Unit } from '@/platform/db/unit-of-work';
import { env } from '@/platform/env';
import { workThrough, type Handlers, type Job } from '@/platform/jobs/queue';
import { log } from '@/platform/log/log';

const QUEUE = 'mail-minutes';
/** Minutes of an older review are no news any more: after a long outage they are read on the page. */
const NEWS_SECONDS = 14 * 86_400;

/** A review is one job, however many it is mailed to. */
function jobOf(slug: string, reviewId: string): Job {
  return { queue: QUEUE, key: reviewId, data: { slug, reviewId } };
}

/** Reviews closed lately whose minutes somebody has not got yet: the net under `mailAfterClose`. */
export async function minutesJobs(unit: Unit, slug: string, instant: Instant): Promise<Job[]> {
  const closedSince = later(instant, -NEWS_SECONDS);
  const waiting = await readMinutesRecipients(unit, { reviewId: null, closedSince, mailed: false });
  return [...new Set(waiting.map(({ reviewId }) => reviewId))].map((reviewId) => jobOf(slug, reviewId));
}

// Loaded when there are minutes to mail.
export const MINUTES_HANDLERS: Handlers = {
  [QUEUE]: async ({ slug = '', reviewId = '' }) => {
    const { mailMinutesToAll } = await import('./commands-mail');
    const mailed = await mailMinutesToAll({ kind: 'system', tenantSlug: slug }, reviewId);
    if (!mailed.ok) throw new Error(`The minutes of ${reviewId}: ${mailed.refusal.message}`);
    const { mails, failed } = mailed.value;
    log('info', 'mailed minutes', { tenant: slug, review: reviewId, mails, failed });
    if (failed > 0) throw new Error(`The minutes of ${reviewId}: ${failed} mails were not taken`);
  },
};

/** Right after a close: the same job, without waiting for the alarm. Companies for show send no mail. */
export async function mailAfterClose(slug: string, reviewId: string): Promise<void> {
  if (env().COMMITPOINT_JOBS === 'off') return;
  const tenant = await findTenant(slug);
  if (tenant && !tenant.isDemo)
    await workThrough([jobOf(slug, reviewId)], MINUTES_HANDLERS, new AbortController().signal);
}
