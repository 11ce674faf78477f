import { createDeal } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { showDeal } from '@/features/deals/queries';
import { value, type TestTenant } from '../../support/tenants';

export const HARDWARE = {
  stream: 'hardware' as const,
  recurring: false,
  description: '100 gateways',
  units: 100,
  amountMinor: '100000',
};
export const SOFTWARE = {
  stream: 'software' as const,
  recurring: true,
  description: 'Platform',
  amountMinor: '120000',
};
export const DEMO = { kind: 'demo' as const, evidenceOn: '2026-01-05' };
export const QUOTE = {
  kind: 'quote' as const,
  reference: 'Q-1',
  evidenceOn: '2026-01-10',
  amountMinor: '220000',
};
export const PO = {
  kind: 'po' as const,
  reference: 'PO-1',
  evidenceOn: '2026-02-01',
  amountMinor: '220000',
};
export const ORDER_FORM = { kind: 'order_form' as const, reference: 'OF-1', evidenceOn: '2026-02-01' };

export function shipment(evidenceOn: string, units: number, lineId: string | null = null) {
  return { kind: 'shipment' as const, evidenceOn, units, lineId };
}

/** A new deal of the CRO with these lines. */
export async function dealOf(tenant: TestTenant, lines: object[], more: { termMonths?: number } = {}) {
  const input = { name: 'Cold chain', customer: 'Nordic Foods', contact: 'Ada Buyer', ...more };
  return value(await createDeal(tenant.as.CRO, { ...input, lines: lines as (typeof HARDWARE)[] }));
}

type Moved = Parameters<typeof moveDeal>[1];

export async function moved(
  tenant: TestTenant,
  deal: { dealId: string; version: number },
  to: Moved['to'],
  evidence: NonNullable<Moved['evidence']>,
) {
  return value(await moveDeal(tenant.as.CRO, { dealId: deal.dealId, version: deal.version, to, evidence }));
}

export async function pageOf(tenant: TestTenant, { dealId }: { dealId: string }) {
  return value(await showDeal(tenant.as.CRO, { dealId }));
}
