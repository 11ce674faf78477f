import { dayOfInstant } from '@/domain/values/calendar-date';
import { later, type Instant } from '@/platform/clock/clock';
import type { Handlers, Job } from '@/platform/jobs/queue';
import { log } from '@/platform/log/log';
import type { TenantFacts } from '@/platform/operations/caller';

/** Three o'clock of the company's own night. */
const NIGHT_SECONDS = 3 * 3600;

/** Once a night each engagement is looked at: whether its first day has come, or its day ninety has passed. Companies for show are told by their story. */
export function engagementJobs(
  tenants: readonly Pick<TenantFacts, 'id' | 'slug' | 'zone' | 'isDemo'>[],
  instant: Instant,
): Job[] {
  return tenants
    .filter(({ isDemo }) => !isDemo)
    .map(({ id, slug, zone }) => ({
      queue: 'engagement',
      key: `${id} ${dayOfInstant(later(instant, -NIGHT_SECONDS), zone)}`,
      data: { slug },
    }));
}

// Loaded when there is something to do: looking whether there is must cost an idle server nothing.
export const ENGAGEMENT_HANDLERS: Handlers = {
  engagement: async ({ slug = '' }) => {
    const { workEngagement } = await import('./work-night');
    const answer = await workEngagement({ kind: 'system', tenantSlug: slug });
    if (!answer.ok) throw new Error(`The engagement of ${slug}: ${answer.refusal.message}`);
    const { baseline, verdict } = answer.value;
    if (baseline || verdict) log('info', 'engagement', { tenant: slug, baseline, verdict });
  },
};
