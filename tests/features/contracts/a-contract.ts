import { readContracts } from '@/data/contracts';
import { recordContract } from '@/features/contracts/commands';
import { customerRevenueQuery, movementsQuery } from '@/features/revenue/queries';
import { withUnit } from '@/platform/db/unit-of-work';
import { value, type TestTenant } from '../../support/tenants';

/** A contract of 1,200.00 a year from January 2026 to January 2027. */
export const TERM = {
  stream: 'software' as const,
  startOn: '2026-01-01',
  endOn: '2027-01-01',
  amountMinor: '120000',
};

/** Records one for Nordic Foods; what is given goes before the term above. */
export async function recordIn(of: TestTenant, input: Partial<Parameters<typeof recordContract>[1]> = {}) {
  const { contractId, version } = value(
    await recordContract(of.as.CRO, { customer: 'Nordic Foods', ...TERM, periodMonths: 12, ...input }),
  );
  return { contractId, version };
}

/** The one customer there is. */
async function customerIn(of: TestTenant): Promise<string> {
  const row = value(await movementsQuery(of.as.CRO, {})).rows[0];
  if (!row) throw new Error('There is no movement');
  return row.customerId;
}

/** What stands in the ledger, oldest first. */
export async function standingIn(of: TestTenant): Promise<string[]> {
  const { movements } = value(await customerRevenueQuery(of.as.CRO, { customerId: await customerIn(of) }));
  return movements.map((row) => `${row.effectiveOn} ${row.kind} ${row.amountMinor}`);
}

export async function linesIn(of: TestTenant) {
  const id = await customerIn(of);
  return withUnit({ tenantId: of.id, mode: 'read' }, (unit) => readContracts(unit, id));
}
