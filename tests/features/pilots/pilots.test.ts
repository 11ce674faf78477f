import { beforeAll, describe, expect, it } from 'vitest';
import { createDeal, editDeal, logActivity } from '@/features/deals/commands';
import { bulkEdit } from '@/features/deals/commands-bulk';
import { moveDeal, recordEvidence } from '@/features/deals/commands-evidence';
import { convertPilot, definePilot, extendPilotTime, killPilot } from '@/features/pilots/commands';
import { dealPilot, pilotBoard } from '@/features/pilots/queries';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { setFloor } from '../approvals/a-floor';
import { DEMO, HARDWARE, pageOf, PO, QUOTE, SOFTWARE } from '../deals/a-deal';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await makeTenant();
});

const PLAN = { units: 100, startOn: '2026-01-01', criteria: 'Alarms within a minute, for eight weeks' };

/** A pilot of Ria's, to be decided by the end of January; today is far past that. */
async function aPilot(name = 'Cold chain') {
  const input = { name, customer: 'Nordic Foods', contact: 'Ada Buyer', isPilot: true };
  return atInstant('2026-01-01T09:00:00Z', async () => {
    const deal = value(await createDeal(tenant.as.REP, { ...input, lines: [HARDWARE, SOFTWARE] }));
    return value(
      await definePilot(tenant.as.REP, { dealId: deal.dealId, ...PLAN, decisionOn: '2026-01-31' }),
    );
  });
}

async function boardRow(dealId: string) {
  const { pilots } = value(await pilotBoard(tenant.as.CRO, {}));
  const found = pilots.find((pilot) => pilot.dealId === dealId);
  if (!found) throw new Error('The pilot is not on the board');
  return found;
}

describe('defining a pilot', () => {
  it('makes the deal one, exempt from the floor, and may be corrected until the day', async () => {
    const { dealId } = value(await createDeal(tenant.as.REP, { name: 'Marked', customer: 'Nordic Foods' }));
    const define = { dealId, ...PLAN, decisionOn: '2098-01-31' };
    const { version } = value(await definePilot(tenant.as.REP, define));
    expect((await pageOf(tenant, { dealId })).facts.isPilot).toBe(true);
    value(await definePilot(tenant.as.REP, { ...define, units: 120, decisionOn: '2098-01-15' }));
    expect(refusal(await definePilot(tenant.as.REP, define)).remedy).toMatch(/CRO to extend/);
    expect(refusal(await editDeal(tenant.as.REP, { dealId, version, isPilot: false })).message).toMatch(
      /running pilot/,
    );
    expect(await boardRow(dealId)).toMatchObject({ stands: 'running', units: 120, decisionOn: '2098-01-15' });
  });

  it('shows a marked deal that nobody has defined, and refuses to convert or kill it', async () => {
    const { dealId, version } = value(
      await createDeal(tenant.as.REP, { name: 'Only marked', customer: 'Nordic Foods', isPilot: true }),
    );
    expect(await boardRow(dealId)).toMatchObject({ stands: 'undefined', left: null });
    expect(refusal(await convertPilot(tenant.as.REP, { dealId, version })).message).toMatch(
      /what this pilot is/,
    );
    expect(refusal(await killPilot(tenant.as.REP, { dealId, version, reason: 'x' })).code).toBe('rule');
  });
});

describe('past its decision day', () => {
  it('refuses every edit and every move forward, and offers the three ways', async () => {
    const { dealId, version } = await aPilot();
    const ways = 'Convert it, kill it, or ask the CRO to extend it.';
    expect(await boardRow(dealId)).toMatchObject({ stands: 'overdue', decisionOn: '2026-01-31' });
    const edit = { dealId, version, nextStep: 'Call again' };
    expect(refusal(await editDeal(tenant.as.CRO, edit)).remedy).toBe(ways);
    const move = { dealId, version, to: 'demo' as const, evidence: [DEMO] };
    expect(refusal(await moveDeal(tenant.as.REP, move)).remedy).toBe(ways);
    const change = { kind: 'closeOn' as const, closeOn: '2027-01-31' };
    const bulk = value(await bulkEdit(tenant.as.CRO, { deals: [{ dealId, version }], change }));
    expect(bulk.counts).toMatchObject({ refused: 1, changed: 0 });
    const plan = { dealId, ...PLAN, decisionOn: '2026-01-30' };
    expect(refusal(await definePilot(tenant.as.REP, plan)).remedy).toBe(ways);
  });

  it('takes what has happened: activities and evidence', async () => {
    const { dealId } = await aPilot();
    value(await logActivity(tenant.as.REP, { dealId, kind: 'call', occurredOn: '2026-02-01' }));
    value(await recordEvidence(tenant.as.REP, { dealId, evidence: [DEMO] }));
    expect((await pageOf(tenant, { dealId })).evidence).toHaveLength(1);
  });

  it('goes on after an extension, which is the CRO’s, dated, reasoned and counted', async () => {
    const { dealId, version } = await aPilot();
    const extension = { dealId, toOn: '2098-03-31', reason: 'The line was down for three weeks' };
    expect(refusal(await extendPilotTime(tenant.as.REP, extension)).code).toBe('not_found');
    expect(refusal(await extendPilotTime(tenant.as.CRO, { ...extension, reason: ' ' })).code).toBe('invalid');
    expect(refusal(await extendPilotTime(tenant.as.CRO, { ...extension, toOn: '2026-02-01' })).code).toBe(
      'invalid',
    );
    value(await extendPilotTime(tenant.as.CRO, extension));
    value(await editDeal(tenant.as.REP, { dealId, version, nextStep: 'Call again' }));
    const page = value(await dealPilot(tenant.as.REP, { dealId }));
    expect(page).toMatchObject({
      pilot: { stands: 'running', decisionOn: '2098-03-31', extensions: 1 },
      extensions: [{ fromOn: '2026-01-31', toOn: '2098-03-31', reason: 'The line was down for three weeks' }],
    });
  });
});

describe('converting', () => {
  it('creates the production deal at its size, with customer, contact and rep, and links both ways', async () => {
    const { dealId, version } = await aPilot('Dock 4');
    const { productionDealId } = value(
      await convertPilot(tenant.as.REP, { dealId, version, units: 500, termMonths: 36 }),
    );
    const production = await pageOf(tenant, { dealId: productionDealId });
    expect(production.deal).toMatchObject({
      name: 'Dock 4 production',
      customer: 'Nordic Foods',
      contact: 'Ada Buyer',
      rep: 'Ria Rep',
      stage: 'lead',
      outcome: 'open',
    });
    expect(production.facts).toMatchObject({ isPilot: false, termMonths: 36 });
    expect(production.facts.lines.map(({ units, amountMinor }) => [units, amountMinor])).toEqual([
      [500, 500_000n],
      [null, 120_000n],
    ]);
    expect(production.deal.amountMinor).toBe(860_000n);
    expect(value(await dealPilot(tenant.as.REP, { dealId }))?.pilot).toMatchObject({
      stands: 'converted',
      productionDealId,
    });
    expect(value(await dealPilot(tenant.as.REP, { dealId: productionDealId }))?.cameFrom?.dealId).toBe(
      dealId,
    );
  });

  it('closes the deal of an unpaid pilot, and leaves that of a paid one to its evidence', async () => {
    const unpaid = await aPilot();
    value(await convertPilot(tenant.as.REP, unpaid));
    expect((await pageOf(tenant, unpaid)).deal.stage).toBe('closed_lost');
    const paid = await aPilot();
    const moved = await atInstant('2026-01-20T09:00:00Z', async () => {
      const past = [DEMO, QUOTE, { ...PO, evidenceOn: '2026-01-15' }];
      return value(await moveDeal(tenant.as.REP, { ...paid, to: 'hardware_po_received', evidence: past }));
    });
    value(await convertPilot(tenant.as.REP, { dealId: paid.dealId, version: moved.version }));
    expect((await pageOf(tenant, paid)).deal).toMatchObject({
      stage: 'hardware_po_received',
      outcome: 'open',
    });
  });

  it('takes lines of its own, happens once, and only for the version that was seen', async () => {
    const { dealId, version } = await aPilot();
    const lines = [{ ...SOFTWARE, amountMinor: '999' }];
    expect(refusal(await convertPilot(tenant.as.REP, { dealId, version: version + 1 })).code).toBe(
      'conflict',
    );
    const { productionDealId, version: after } = value(
      await convertPilot(tenant.as.REP, { dealId, version, lines, name: 'Whole site' }),
    );
    const page = await pageOf(tenant, { dealId: productionDealId });
    expect(page.deal).toMatchObject({ name: 'Whole site', amountMinor: 999n });
    expect(refusal(await convertPilot(tenant.as.REP, { dealId, version: after })).message).toMatch(
      /converted already/,
    );
  });

  it('brings the floor back: the production deal is no pilot', async () => {
    await setFloor(tenant, 1_000_000n);
    const { dealId, version } = await aPilot();
    const { productionDealId } = value(await convertPilot(tenant.as.REP, { dealId, version }));
    const move = { dealId: productionDealId, version: 1, to: 'hardware_po_received' as const };
    const refused = refusal(await moveDeal(tenant.as.REP, { ...move, evidence: [DEMO, QUOTE, PO] }));
    expect(refused.message).toMatch(/below Ria Rep's floor/);
    await setFloor(tenant, null);
  });
});

describe('killing', () => {
  it('closes the deal as lost with the reason', async () => {
    const { dealId, version } = await aPilot();
    value(await killPilot(tenant.as.REP, { dealId, version, reason: 'No signal in the cold rooms' }));
    const page = await pageOf(tenant, { dealId });
    expect(page.deal.stage).toBe('closed_lost');
    expect(page.facts.lostReason).toBe('No signal in the cold rooms');
    expect(await boardRow(dealId)).toMatchObject({ stands: 'killed', reason: 'No signal in the cold rooms' });
  });

  it('is what closing the deal as lost does too', async () => {
    const { dealId, version } = await aPilot();
    value(await moveDeal(tenant.as.REP, { dealId, version, to: 'closed_lost', reason: 'They moved' }));
    expect(await boardRow(dealId)).toMatchObject({ stands: 'killed' });
  });
});

describe('the board', () => {
  it('says what became of each rep’s pilots, and n/a while nothing is decided', async () => {
    const fresh = await makeTenant();
    expect(value(await pilotBoard(fresh.as.CRO, {})).reps).toEqual([]);
    const { reps } = value(await pilotBoard(tenant.as.CEO, {}));
    const [ria] = reps;
    expect(ria?.rep).toBe('Ria Rep');
    expect(ria?.rate.ratio).toEqual({
      numerator: BigInt(ria?.converted ?? 0),
      denominator: BigInt(ria?.decided ?? 0),
    });
    expect(ria?.converted).toBeGreaterThan(0);
    expect(ria?.decided).toBeGreaterThan(ria?.converted ?? 0);
  });

  it('shows a rep his own, and nothing of pilots to delivery on a deal’s page', async () => {
    const { dealId } = value(
      await createDeal(tenant.as.CRO, { name: 'Of nobody', customer: 'X', isPilot: true }),
    );
    expect((await boardRow(dealId)).rep).toBeNull();
    const own = value(await pilotBoard(tenant.as.REP, {})).pilots;
    expect(own.map(({ rep }) => rep)).toEqual(own.map(() => 'Ria Rep'));
    expect(refusal(await pilotBoard(tenant.as.DELIVERY, {})).code).toBe('not_found');
  });
});
