import { createDeal, editDeal } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { showDeal } from '@/features/deals/queries';
import { runSweep } from '@/features/sweeps/run-sweep';
import { atInstant } from '@/platform/clock/clock';
import { addDays, date } from '@/domain/values/calendar-date';
import { asAdmin } from '../../support/database';
import { value, type TestTenant } from '../../support/tenants';

export const LONG_AGO = '2026-01-05T10:00:00Z';
export const FIRST_NIGHT = '2026-11-01';

/** 02:30 of a day, counted from the first night. */
export const night = (offset: number) => `${addDays(date(FIRST_NIGHT), offset)}T02:30:00Z`;
export const atNight = <T>(offset: number, work: () => Promise<T>) => atInstant(night(offset), work);

export async function quietDeal(tenant: TestTenant, name: string, by = tenant.as.CRO) {
  return atInstant(LONG_AGO, async () =>
    value(await createDeal(by, { name, customer: 'Acme', contact: 'Ada', amountMinor: '100000' })),
  );
}

/** A quiet deal with a PO of long ago. */
export async function orderedDeal(tenant: TestTenant, name: string) {
  const deal = await quietDeal(tenant, name);
  const evidence = [
    { kind: 'demo' as const, evidenceOn: '2026-01-02' },
    { kind: 'quote' as const, reference: 'Q', evidenceOn: '2026-01-03', amountMinor: '100000' },
    { kind: 'po' as const, reference: `PO-${name}`, evidenceOn: '2026-01-04', amountMinor: '100000' },
  ];
  return atInstant(LONG_AGO, async () =>
    value(await moveDeal(tenant.as.CRO, { ...deal, to: 'hardware_po_received', evidence })),
  );
}

export async function sweepAt(tenant: TestTenant, offset: number) {
  return atNight(offset, async () => value(await runSweep({ kind: 'system', tenantSlug: tenant.slug }, {})));
}

export async function stageOf(tenant: TestTenant, { dealId }: { dealId: string }) {
  return value(await showDeal(tenant.as.CRO, { dealId })).deal.stage;
}

export async function rename(tenant: TestTenant, { dealId }: { dealId: string }, name: string) {
  const { version } = value(await showDeal(tenant.as.CRO, { dealId })).deal;
  return value(await editDeal(tenant.as.CRO, { dealId, version, name }));
}

/** How often each deal was closed by a clean-up: its transitions to closed lost. */
export async function closings(tenant: TestTenant): Promise<Map<string, number>> {
  const { rows } = await asAdmin((client) =>
    client.query<{ id: string; times: number }>(
      `SELECT deal_id AS id, count(*)::int AS times FROM stage_transition
       WHERE tenant_id = $1 AND to_stage = 'closed_lost' GROUP BY deal_id`,
      [tenant.id],
    ),
  );
  return new Map(rows.map(({ id, times }) => [id, times]));
}

/** Many leads of long ago that nobody has touched, as an import would leave them. */
export async function quietDeals(tenant: TestTenant, count: number): Promise<void> {
  await asAdmin((client) =>
    client.query(
      `INSERT INTO deal (tenant_id, id, external_id, name, stage, outcome, amount_minor, currency, close_on, created_on, recorded_at, created_at)
       SELECT $1, gen_random_uuid(), 'Q-' || n, 'Quiet ' || n, 'lead', 'open', 100000, 'USD', '2026-12-31', '2026-01-05', $3, $3
       FROM generate_series(1, $2::int) AS n`,
      [tenant.id, count, LONG_AGO],
    ),
  );
}
