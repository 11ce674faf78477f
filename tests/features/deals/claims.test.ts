import { beforeAll, describe, expect, it } from 'vitest';
import { editDeal } from '@/features/deals/commands';
import { moveDeal, recordEvidence } from '@/features/deals/commands-evidence';
import { dealPage } from '@/features/deals/queries-deal-page';
import { forecastQuery } from '@/features/forecast/queries';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { dealOf, DEMO, HARDWARE, moved, pageOf, PO, QUOTE, shipment } from './a-deal';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await makeTenant();
});

describe('claims', () => {
  it('stand on the deal and in the forecast with what is missing, until they are withdrawn or the PO comes', async () => {
    const quoted = await moved(tenant, await dealOf(tenant, [HARDWARE]), 'hardware_quote_sent', [
      DEMO,
      QUOTE,
    ]);
    const { dealId } = quoted;
    const claimed = value(
      await editDeal(tenant.as.CRO, {
        dealId,
        version: quoted.version,
        claimBp: 8000,
        verbalYesOn: '2026-02-01',
      }),
    );
    const page = value(await dealPage(tenant.as.CRO, { dealId }));
    expect(page.judgement.rulings.map(({ kind }) => kind)).toEqual(['claim', 'verbal_yes']);
    expect(page.changes.badges).toEqual(['New']);
    const { knockedDown, mayOpenDeals } = value(await forecastQuery(tenant.as.CRO, {}));
    expect(knockedDown).toMatchObject({ count: 1, deals: [{ dealId, claimedBp: 8000, countedBp: 2000 }] });
    expect(knockedDown.deals[0]?.missing[0]).toContain('No PO yet');
    expect(mayOpenDeals).toBe(true);
    expect(value(await forecastQuery(tenant.as.VIEWER, {})).mayOpenDeals).toBe(false);
    const { version } = value(
      await editDeal(tenant.as.CRO, { dealId, version: claimed.version, verbalYesOn: null }),
    );
    await moved(tenant, { dealId, version }, 'hardware_po_received', [PO]);
    expect(value(await forecastQuery(tenant.as.CRO, {})).knockedDown).toEqual({ count: 0, deals: [] });
  });

  it('a verbal yes has been given: a day in the future is refused', async () => {
    const deal = await dealOf(tenant, []);
    const late = await editDeal(tenant.as.CRO, { ...deal, verbalYesOn: '2199-01-01' });
    expect(refusal(late)).toMatchObject({ code: 'invalid', fields: { verbalYesOn: expect.any(String) } });
  });
});

describe('what cannot be', () => {
  it('more units shipped than ordered, at either door', async () => {
    const deal = await moved(tenant, await dealOf(tenant, [HARDWARE]), 'hardware_po_received', [
      DEMO,
      QUOTE,
      PO,
    ]);
    const { dealId, version } = deal;
    const evidence = [shipment('2026-04-01', 101)];
    expect(refusal(await recordEvidence(tenant.as.CRO, { dealId, evidence })).message).toContain(
      '101 units shipped, but 100 were ordered',
    );
    const move = await moveDeal(tenant.as.CRO, { dealId, version, to: 'hardware_shipped', evidence });
    expect(refusal(move).code).toBe('invalid');
    value(await recordEvidence(tenant.as.CRO, { dealId, evidence: [shipment('2026-04-01', 60)] }));
    const rest = [shipment('2026-04-02', 41)];
    expect(refusal(await recordEvidence(tenant.as.CRO, { dealId, evidence: rest })).code).toBe('invalid');
  });

  it('a typed reason that passes for the application’s own: the move is still an activity', async () => {
    const deal = await atInstant('2026-09-01T08:00:00.000Z', () => dealOf(tenant, []));
    const lost = await atInstant('2026-10-01T08:00:00.000Z', () =>
      moveDeal(tenant.as.CRO, { ...deal, to: 'closed_lost', reason: 'clean-up', evidence: [] }),
    );
    expect(value(lost).stage).toBe('closed_lost');
    const page = await pageOf(tenant, deal);
    expect(page.transitions[0]?.reason).toBe('“clean-up”');
    expect(page.facts.lastActivityOn).toBe('2026-10-01');
  });
});
