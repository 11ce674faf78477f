import { dayOfInstant, type CalendarDate } from '@/domain/values/calendar-date';
import { cleanSignIns } from '@/platform/auth/cleaning';
import { later } from '@/platform/clock/clock';
import type { Handlers, Job } from '@/platform/jobs/queue';
import { log } from '@/platform/log/log';
import type { TenantFacts } from '@/platform/operations/caller';

/** A tenant's night begins at two o'clock of his own: his day before has ended, and nobody works. */
const NIGHT_SECONDS = 2 * 3600;

type Night = Pick<TenantFacts, 'slug' | 'zone' | 'isDemo'> & { createdAt: string };

/** The last night of a tenant: its day, from two o'clock on. null: he came later, or he is there for show. */
export function nightOf({ zone, isDemo, createdAt }: Night, instant: string): CalendarDate | null {
  const night = dayOfInstant(later(instant, -NIGHT_SECONDS), zone);
  return isDemo || dayOfInstant(later(createdAt, -NIGHT_SECONDS), zone) >= night ? null : night;
}

/** One sweep and one recount of the ledger for each tenant and night, and one cleaning for each day. A night that nobody worked in is made up for by the next start. */
export function nightJobs(tenants: readonly (Night & { id: string })[], instant: string): Job[] {
  const sweeps = tenants.flatMap((tenant): Job[] => {
    const asOf = nightOf(tenant, instant);
    const job = { key: `${tenant.id} ${asOf}`, data: { slug: tenant.slug, asOf: asOf ?? '' } };
    return asOf
      ? [
          { queue: 'sweep', ...job },
          { queue: 'recount', ...job },
        ]
      : [];
  });
  return [...sweeps, { queue: 'clean', key: dayOfInstant(instant, 'UTC'), data: {} }];
}

// Loaded when there is a night to work: looking whether there is one must cost an idle server nothing.
export const NIGHT_HANDLERS: Handlers = {
  sweep: async ({ slug = '', asOf = '' }) => {
    const caller = { kind: 'system' as const, tenantSlug: slug };
    const { runSweep } = await import('./run-sweep');
    const { mailWarnings } = await import('./commands-mail');
    const swept = await runSweep(caller, { asOf });
    if (!swept.ok) throw new Error(`The sweep of ${slug} on ${asOf}: ${swept.refusal.message}`);
    const { closed, warned, state } = swept.value;
    const mailed = await mailWarnings(caller, asOf);
    if (!mailed.ok) throw new Error(`The warnings of ${slug} on ${asOf}: ${mailed.refusal.message}`);
    log('info', 'swept', { tenant: slug, asOf, state, closed, warned, mails: mailed.value.mails });
  },
  recount: async ({ slug = '', asOf = '' }) => {
    const { ledgerMonths } = await import('@/features/revenue/queries-months');
    const counted = await ledgerMonths({ kind: 'system', tenantSlug: slug }, { recount: true });
    if (!counted.ok) throw new Error(`The ledger of ${slug} on ${asOf}: ${counted.refusal.message}`);
    const { closes, totalsDiffer } = counted.value;
    const changed = closes.filter(({ intact }) => !intact).map(({ month }) => month);
    const level = changed.length > 0 || totalsDiffer ? 'error' : 'info';
    log(level, 'recounted the ledger', { tenant: slug, asOf, changed: changed.join(' '), totalsDiffer });
  },
  clean: async () => log('info', 'cleaned', await cleanSignIns()),
};
