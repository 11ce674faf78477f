import { createDeal } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { asAdmin } from '../../support/database';
import { value, type TestTenant } from '../../support/tenants';
import { DEMO, HARDWARE, PO, QUOTE, SOFTWARE } from '../deals/a-deal';

/** The ACV of the deals below: 1,200.00 a year. */
export const ACV = 120_000n;

export async function setFloor(tenant: TestTenant, floorMinor: bigint | null) {
  await asAdmin((client) =>
    client.query('UPDATE rep SET acv_floor_minor = $2 WHERE id = $1', [tenant.repId, floorMinor]),
  );
}

/** A deal of Ria's, of 1,200.00 a year. */
export async function smallDeal(tenant: TestTenant, more: { isPilot?: boolean; name?: string } = {}) {
  const input = { name: 'Corner shop', customer: 'Corner Bistro', contact: 'Ada Buyer', ...more };
  return value(await createDeal(tenant.as.REP, { ...input, lines: [HARDWARE, SOFTWARE] }));
}

/** The same with its quote out: at Quote Sent. */
export async function quotedDeal(tenant: TestTenant, more: { isPilot?: boolean; name?: string } = {}) {
  const deal = await smallDeal(tenant, more);
  return value(
    await moveDeal(tenant.as.REP, { ...deal, to: 'hardware_quote_sent', evidence: [DEMO, QUOTE] }),
  );
}

/** The move past Quote Sent, with the PO; not yet asked whether it is refused. */
export function withPo(tenant: TestTenant, { dealId, version }: { dealId: string; version: number }) {
  return moveDeal(tenant.as.REP, { dealId, version, to: 'hardware_po_received', evidence: [PO] });
}
