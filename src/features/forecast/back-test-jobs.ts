import type { Instant } from '@/platform/clock/clock';
import { nightlyJobs } from '@/platform/jobs/nightly';
import type { Handlers, Job } from '@/platform/jobs/queue';
import { log } from '@/platform/log/log';
import type { TenantFacts } from '@/platform/operations/caller';

/** Once a day each company's back-test is brought up to date; companies for show are, where their story is told. */
export function backTestJobs(
  tenants: readonly Pick<TenantFacts, 'id' | 'slug' | 'zone' | 'isDemo'>[],
  instant: Instant,
): Job[] {
  return nightlyJobs('back-test', tenants, { instant });
}

// Loaded when there is something to do: looking whether there is must cost an idle server nothing.
export const BACK_TEST_HANDLERS: Handlers = {
  'back-test': async ({ slug = '' }) => {
    const { replayMissing } = await import('./replay-missing');
    const replayed = await replayMissing({ kind: 'system', tenantSlug: slug });
    if (!replayed.ok) throw new Error(`The back-test of ${slug}: ${replayed.refusal.message}`);
    if (replayed.value.days > 0) log('info', 'replayed', { tenant: slug, days: replayed.value.days });
  },
};
