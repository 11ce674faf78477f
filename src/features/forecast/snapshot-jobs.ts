import { snapshotDays } from '@/domain/forecast/snapshot-days';
import { addDays, dayOfInstant } from '@/domain/values/calendar-date';
import { fiscalOf } from '@/domain/values/fiscal-calendar';
import { later, type Instant } from '@/platform/clock/clock';
import type { Handlers, Job } from '@/platform/jobs/queue';
import { log } from '@/platform/log/log';
import type { TenantFacts } from '@/platform/operations/caller';

/** What was being written at midnight is on record by then: a snapshot is never read while its own instant is still open. */
const SETTLED_SECONDS = 10 * 60;

/** One job for each company and day on which a snapshot was due last; it takes whatever is missing. Companies for show have theirs told. */
export function snapshotJobs(tenants: readonly TenantFacts[], instant: Instant): Job[] {
  return tenants.flatMap((tenant): Job[] => {
    if (tenant.isDemo) return [];
    const today = dayOfInstant(later(instant, -SETTLED_SECONDS), tenant.zone);
    // A week holds at least its Monday.
    const due = snapshotDays(addDays(today, -6), today, fiscalOf(tenant)).at(-1);
    return due ? [{ queue: 'snapshot', key: `${tenant.id} ${due}`, data: { slug: tenant.slug } }] : [];
  });
}

// Loaded when there is something to do: looking whether there is must cost an idle server nothing.
export const SNAPSHOT_HANDLERS: Handlers = {
  snapshot: async ({ slug = '' }) => {
    const { takeMissingSnapshots } = await import('./take-missing-snapshots');
    const answer = await takeMissingSnapshots({ kind: 'system', tenantSlug: slug });
    if (!answer.ok) throw new Error(`The snapshots of ${slug}: ${answer.refusal.message}`);
    if (answer.value.taken > 0) log('info', 'kept forecasts', { tenant: slug, days: answer.value.taken });
  },
};
