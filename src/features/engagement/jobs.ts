import type { Instant } from '@/platform/clock/clock';
import { nightlyJobs } from '@/platform/jobs/nightly';
import type { Handlers, Job } from '@/platform/jobs/queue';
import { log } from '@/platform/log/log';
import type { TenantFacts } from '@/platform/operations/caller';

/** Three o'clock of the company's own night. */
const NIGHT_HOUR = 3;

/** Once a night each engagement is looked at: whether its first day has come, or its day ninety has passed. Companies for show are told by their story. */
export function engagementJobs(
  tenants: readonly Pick<TenantFacts, 'id' | 'slug' | 'zone' | 'isDemo'>[],
  instant: Instant,
): Job[] {
  return nightlyJobs('engagement', tenants, { instant, hour: NIGHT_HOUR });
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
