import { closeBoard } from '@/features/board/commands-close';
import { planBoard } from '@/features/board/commands-plan';
import { boardShow } from '@/features/board/queries';
import { recordContract } from '@/features/contracts/commands';
import { asAdmin } from '../../support/database';
import { makeTenant, value, type TestTenant } from '../../support/tenants';

export const MONTH = '2026-10';

/** A company with a paying customer, and its October planned. */
export async function plannedMonth(): Promise<TestTenant> {
  const tenant = await makeTenant();
  await sold(tenant, 'Harbour Cold Stores', '2025-11-01', '2400000');
  value(await planBoard(tenant.as.CRO, { month: MONTH, heldOn: '2026-11-05' }));
  return tenant;
}

export async function sold(tenant: TestTenant, customer: string, startOn: string, amountMinor: string) {
  const contract = { customer, stream: 'software' as const, plan: 'Platform', periodMonths: 12 };
  return value(await recordContract(tenant.as.CRO, { ...contract, startOn, amountMinor }));
}

export const shown = async (tenant: TestTenant, month = MONTH) =>
  value(await boardShow(tenant.as.CEO, { month }));

/** Closes a month as the CEO, who has just looked at it. */
export async function close(tenant: TestTenant, month = MONTH) {
  return closeBoard(tenant.as.CEO, { month, sha256: (await shown(tenant, month)).sha256 });
}

/** What is stored of the company's closed pages, past row-level security. */
export async function storedPages(tenant: TestTenant) {
  return asAdmin(async (client) => {
    const { rows } = await client.query<{ body: string; sha256: string }>(
      'SELECT body, sha256 FROM board_page WHERE tenant_id = $1 ORDER BY review_id',
      [tenant.id],
    );
    return rows;
  });
}
