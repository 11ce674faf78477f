import { createDeal } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { offer } from '@/features/handoffs/commands';
import { value, type TestTenant } from '../../support/tenants';
import { DEMO, HARDWARE, PO, QUOTE, SOFTWARE } from '../deals/a-deal';

export const TOLD = {
  promised: 'Alarms within a minute, reports by Monday',
  site: 'Cold store 4',
  network: 'LTE by us',
  firstValueKind: 'data' as const,
  firstValueEvent: 'Freezer 12 alarms at the night desk',
  devices: 100,
  neededOn: '2026-06-01',
};

/** A deal of Ria's whose PO is there. */
export async function orderedDeal(
  tenant: TestTenant,
  more: { customer?: string; isPilot?: boolean; name?: string } = {},
) {
  const input = { name: 'Cold chain', customer: 'Nordic Foods', contact: 'Ada Buyer', ...more };
  const deal = value(await createDeal(tenant.as.REP, { ...input, lines: [HARDWARE, SOFTWARE] }));
  const to = 'hardware_po_received' as const;
  return value(await moveDeal(tenant.as.REP, { ...pick(deal), to, evidence: [DEMO, QUOTE, PO] }));
}

function pick({ dealId, version }: { dealId: string; version: number }) {
  return { dealId, version };
}

/** Such a deal, handed over. */
export async function offeredDeal(tenant: TestTenant, more: Parameters<typeof orderedDeal>[1] = {}) {
  const { dealId } = await orderedDeal(tenant, more);
  const { handoffId, version } = value(await offer(tenant.as.REP, { dealId, ...TOLD }));
  return { dealId, handoffId, version };
}
