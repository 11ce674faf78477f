import { beforeAll, describe, expect, it } from 'vitest';
import { requestApproval } from '@/features/approvals/commands';
import { approvalQueue } from '@/features/approvals/queries';
import { renewalsQuery } from '@/features/contracts/queries-renewals';
import { handoffsQuery } from '@/features/handoffs/queries';
import { deskLines } from '@/features/kpis/desk-lines';
import { deskQuery } from '@/features/kpis/queries-desk';
import { closeSaveCase, openSaveCase } from '@/features/save-cases/commands';
import { saveListQuery } from '@/features/save-cases/queries';
import { date } from '@/domain/values/calendar-date';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { ACV, setFloor, smallDeal } from '../approvals/a-floor';
import { pays, reported } from '../devices/a-fleet';
import { orderedDeal } from '../handoffs/a-handoff';

const then = <T>(work: () => Promise<T>, at = '2026-06-30T12:00:00.000Z') => atInstant(at, work);
let tenant: TestTenant;
const desk = async (role: 'CRO' | 'CEO' | 'VIEWER' = 'CRO', asOf?: string) =>
  value(await then(() => deskQuery(tenant.as[role], { asOf })));

/** Two pay nothing (one is explained), one is silent, two contracts end soon (one is renewed), one PO without handoff, one request. */
beforeAll(async () => {
  tenant = await makeTenant();
  await then(async () => {
    await reported(tenant, ['N-1 Never 2026-06-25', 'X-1 Explained 2026-06-25', 'Q-1 Quiet 2026-01-10']);
    await pays(tenant, 'Quiet');
    await pays(tenant, 'Ends', { endOn: '2026-08-15' });
    await pays(tenant, 'Goes on', { endOn: '2026-07-20' });
    await pays(tenant, 'Goes on', { startOn: '2026-07-20' });
    await pays(tenant, 'Far', { endOn: '2027-06-30' });
    const { rows } = value(await saveListQuery(tenant.as.CRO, {}));
    const explained = rows.find(({ customer }) => customer === 'Explained');
    const { caseId, version } = value(
      await openSaveCase(tenant.as.CRO, {
        customerId: explained?.customerId ?? '',
        kind: 'connected_not_paying',
      }),
    );
    value(
      await closeSaveCase(tenant.as.CRO, { caseId, version, outcome: 'explained', note: 'Our own devices' }),
    );
  });
  await orderedDeal(tenant);
  await setFloor(tenant, ACV * 2n);
  const { dealId } = await smallDeal(tenant);
  await then(async () => value(await requestApproval(tenant.as.REP, { dealId })), '2026-06-20T12:00:00Z');
});

describe('what waits on the dashboard', () => {
  it('is counted as the pages that it opens count it', async () => {
    const seen = await desk();
    expect(seen).toEqual({
      save: { notPaying: 1, notConnected: 1 },
      renewals: { days: 90, due: 1, firstOn: '2026-08-15' },
      handoffs: { missing: 1, offered: 0, returned: 0, accepted: 0 },
      approvals: { open: 1, oldestDays: 10 },
    });
    await then(async () => {
      const { totals } = value(await saveListQuery(tenant.as.CRO, {}));
      expect(seen.save?.notPaying).toBe(totals.connected_not_paying.toSave);
      expect(seen.save?.notConnected).toBe(totals.paying_not_connected.toSave);
      expect(seen.renewals?.due).toBe(value(await renewalsQuery(tenant.as.CRO, {})).due.length);
      expect(seen.handoffs).toEqual(value(await handoffsQuery(tenant.as.CRO, {})).counts);
      const { open } = value(await approvalQueue(tenant.as.CRO, {}));
      expect([seen.approvals?.open, seen.approvals?.oldestDays]).toEqual([open.length, open[0]?.days]);
    });
  });

  it('follows the day that is looked at, where its page does', async () => {
    const early = await desk('CRO', '2026-02-01');
    expect(early).toMatchObject({ save: { notPaying: 0 }, renewals: { due: 0, firstOn: null } });
    expect(early.approvals?.open).toBe(1);
  });

  it('holds for each reader only what he may open', async () => {
    expect(Object.values(await desk('CEO')).every((part) => part !== null)).toBe(true);
    expect(await desk('VIEWER')).toMatchObject({ save: null, handoffs: null, approvals: null });
    const lines = deskLines('acme', await desk('VIEWER'), date('2026-06-30'));
    expect(lines).toEqual([
      {
        label: 'Renewals due',
        count: 1,
        detail: 'within 90\u00a0d, first 15 Aug 2026',
        href: '/t/acme/revenue/renewals?asOf=2026-06-30',
      },
    ]);
  });

  it('says in words what each count is, and where it leads', async () => {
    expect(deskLines('acme', await desk()).map(({ label, count, href }) => [label, count, href])).toEqual([
      ['Save list', 1, '/t/acme/revenue/silent-churn'],
      ['Renewals due', 1, '/t/acme/revenue/renewals'],
      ['Handoffs missing', 1, '/t/acme/deployments/handoffs?standing=missing'],
      ['Approvals waiting', 1, '/t/acme/desk'],
    ]);
  });
});
