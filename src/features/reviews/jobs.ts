import { readSoonReviews } from '@/data/review-mails';
import { dayOfInstant } from '@/domain/values/calendar-date';
import { later, type Instant } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import type { Handlers, Job } from '@/platform/jobs/queue';
import { log } from '@/platform/log/log';
import type { TenantFacts } from '@/platform/operations/caller';
import { MINUTES_HANDLERS, minutesJobs } from './minutes-job';
import { FIRST_REMINDER_SECONDS, reminderDue } from './reminders';

/**
 * What reviews ask for at an instant: each company's reviews planned ahead once a day, the reminders that are due, and minutes that were
 * not mailed yet. A review that was moved is another job, and so is each of its two reminders. Companies for show send no mail.
 */
export async function reviewJobs(tenants: readonly TenantFacts[], instant: Instant): Promise<Job[]> {
  const day = dayOfInstant(instant, 'UTC');
  const jobs = tenants.map(({ id, slug }): Job => ({
    queue: 'plan-reviews',
    key: `${id} ${day}`,
    data: { slug },
  }));
  const until = later(instant, FIRST_REMINDER_SECONDS);
  for (const { id, slug, isDemo } of tenants) {
    if (isDemo) continue;
    // Two small statements for a company: companies are only ever read one at a time.
    const { soon, minutes } = await withUnit({ tenantId: id, mode: 'read' }, async (unit) => ({
      soon: await readSoonReviews(unit, instant, until),
      minutes: await minutesJobs(unit, slug, instant),
    }));
    jobs.push(...minutes);
    for (const { id: reviewId, startsAt } of soon) {
      const kind = reminderDue(startsAt, instant);
      if (kind)
        jobs.push({
          queue: 'remind-of-review',
          key: `${reviewId} ${kind} ${startsAt}`,
          data: { slug, reviewId, kind },
        });
    }
  }
  return jobs;
}

// Loaded when there is something to do: looking whether there is must cost an idle server nothing.
export const REVIEW_HANDLERS: Handlers = {
  ...MINUTES_HANDLERS,
  'plan-reviews': async ({ slug = '' }) => {
    const { planAhead } = await import('./commands-cadence');
    const planned = await planAhead({ kind: 'system', tenantSlug: slug }, {});
    if (!planned.ok) throw new Error(`The reviews of ${slug}: ${planned.refusal.message}`);
    if (planned.value.added.length > 0)
      log('info', 'planned reviews', { tenant: slug, weeks: planned.value.added });
  },
  'remind-of-review': async ({ slug = '', reviewId = '', kind = '' }) => {
    const { remindOf } = await import('./commands-remind');
    const reminded = await remindOf(
      { kind: 'system', tenantSlug: slug },
      { reviewId, kind: kind === 'two_hours' ? kind : 'day_before' },
    );
    if (!reminded.ok) throw new Error(`The reminders of ${slug}: ${reminded.refusal.message}`);
    log('info', 'reminded', { tenant: slug, review: reviewId, kind, mails: reminded.value.mails });
  },
};
