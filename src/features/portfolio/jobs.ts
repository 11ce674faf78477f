import type { Instant } from '@/platform/clock/clock';
import { nightlyJobs } from '@/platform/jobs/nightly';
import type { Handlers, Job } from '@/platform/jobs/queue';
import { log } from '@/platform/log/log';
import type { TenantFacts } from '@/platform/operations/caller';

/** Three o'clock of the company's own night: the forecast of a quarter's first day is frozen by then. */
const NIGHT_HOUR = 3;

/** Once a night each company's last quarters are measured anew; companies for show have it done where their story is told. */
export function varianceJobs(
  tenants: readonly Pick<TenantFacts, 'id' | 'slug' | 'zone' | 'isDemo'>[],
  instant: Instant,
): Job[] {
  return nightlyJobs('variance', tenants, { instant, hour: NIGHT_HOUR });
}

// Loaded when there is something to do: looking whether there is must cost an idle server nothing.
export const VARIANCE_HANDLERS: Handlers = {
  variance: async ({ slug = '' }) => {
    const { refreshVariance } = await import('./commands');
    const kept = await refreshVariance({ kind: 'system', tenantSlug: slug }, {});
    if (!kept.ok) throw new Error(`The variance of ${slug}: ${kept.refusal.message}`);
    log('info', 'measured the forecast', { tenant: slug, quarters: kept.value.quarters });
  },
};
