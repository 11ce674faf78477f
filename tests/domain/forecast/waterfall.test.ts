import { describe, expect, test } from 'vitest';
import type { DealFacts } from '@/domain/deals/deal';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { NO_FILTER, type ForecastFilter } from '@/domain/forecast/filter';
import type { WaterfallMeasure, WaterfallStep } from '@/domain/forecast/waterfall';
import { comparableQuarters, waterfallBetween } from '@/domain/forecast/waterfall-between';
import { date } from '@/domain/values/calendar-date';
import type { DateRange } from '@/domain/values/fiscal-calendar';
import { committedDeal, day, deal, hardware, proof, services, software } from '../deals/deal-facts';
import { sideOn } from './snapshot-world';

const MONDAY = date('2026-11-16');
const NEXT = date('2026-11-23');
const Q4: DateRange = { from: date('2026-10-01'), until: date('2027-01-01') };
const Q1: DateRange = { from: date('2027-01-01'), until: date('2027-04-01') };

type Asked = {
  measure?: WaterfallMeasure;
  range?: DateRange | null;
  filter?: Partial<ForecastFilter>;
  to?: typeof NEXT;
};

/** The steps from Monday to Monday, as amounts by name. */
function steps(before: DealFacts[], after: DealFacts[], asked: Asked = {}) {
  const { measure = 'weighted', range = null, filter, to = NEXT } = asked;
  const options = { measure, range, filter: { ...NO_FILTER, ...filter } };
  const waterfall = waterfallBetween(sideOn(MONDAY, before), sideOn(to, after), options);
  const sum = waterfall.steps.reduce((total, step) => total + step.amountMinor, waterfall.startMinor);
  expect(sum).toBe(waterfall.endMinor);
  const named = waterfall.steps.map(({ step, amountMinor }): [WaterfallStep, bigint] => [step, amountMinor]);
  return Object.fromEntries(named);
}

/** Hardware for 1,000.00 at Quote Sent, expected to be ordered on 5 October and to ship on 28 December. */
const quoted = (over: Partial<DealFacts> = {}) =>
  deal({
    stage: 'hardware_quote_sent',
    hasContact: true,
    demoOn: day(-60),
    closeOn: date('2026-12-01'),
    lines: [hardware()],
    evidence: [proof('quote', { evidenceOn: day(-40) })],
    ...over,
  });
const po = proof('po', { evidenceOn: date('2026-11-12') });

describe('one cause is one step', () => {
  test('nothing changed: no step, though a week went by', () => {
    expect(steps([quoted()], [quoted()])).toEqual({});
  });

  test('created, removed, lost', () => {
    expect(steps([], [quoted()])).toEqual({ created: 40_000n });
    expect(steps([quoted()], [])).toEqual({ removed: -40_000n });
    const lost = { stage: 'closed_lost', outcome: 'lost', closedOn: NEXT } as const;
    expect(steps([quoted()], [quoted(lost)])).toEqual({ lost: -40_000n });
    expect(steps([quoted(lost)], [quoted()])).toEqual({ reopened: 40_000n });
  });

  test('amount up and down, a line more and a line less', () => {
    const larger = quoted({ lines: [hardware({ amountMinor: 150_000n })] });
    expect(steps([quoted()], [larger])).toEqual({ amountUp: 20_000n });
    expect(steps([larger], [quoted()])).toEqual({ amountDown: -20_000n });
    const two = quoted({ lines: [hardware(), services()] });
    expect(steps([quoted()], [two])).toEqual({ amountUp: 20_000n });
    expect(steps([two], [quoted()])).toEqual({ amountDown: -20_000n });
  });

  test('lines written anew are the same lines when they say the same', () => {
    expect(steps([quoted()], [quoted({ lines: [hardware({ id: 'another' })] })])).toEqual({});
  });

  test('a PO is a step of its own, and so is taking it back', () => {
    const ordered = quoted({ stage: 'hardware_po_received', evidence: [...quoted().evidence, po] });
    expect(steps([quoted()], [ordered])).toEqual({ poGained: 30_000n });
    expect(steps([ordered], [quoted()])).toEqual({ poVoided: -30_000n });
    expect(steps([quoted()], [ordered], { measure: 'commit' })).toEqual({ poGained: 100_000n });
    expect(steps([quoted()], [ordered], { filter: { category: 'commit' } })).toEqual({ poGained: 70_000n });
    expect(steps([quoted()], [ordered], { filter: { category: 'bestCase' } })).toEqual({
      poGained: -40_000n,
    });
  });

  test('a stage moved, a claim ruled', () => {
    const demo = quoted({ stage: 'demo', evidence: [] });
    expect(steps([demo], [quoted()])).toEqual({ stageMoved: 20_000n });

    const claimed = quoted({ verbalYesOn: date('2026-11-12') });
    expect(steps([quoted()], [claimed])).toEqual({ claimRuled: -20_000n });
    expect(steps([claimed], [quoted()])).toEqual({ claimRuled: 20_000n });
  });

  test('another table of stages', () => {
    const from = sideOn(MONDAY, [quoted()]);
    const lower = { ...from, modelVersion: DEFAULT_STAGE_MODEL.version + 1 };
    const deals = from.deals.map((one) => ({
      ...one,
      rows: one.rows.map((row) => ({ ...row, probabilityBp: 3000, weightedMinor: 30_000n })),
    }));
    const options = { measure: 'weighted' as const, range: null, filter: NO_FILTER };
    expect(waterfallBetween(from, { ...lower, deals }, options).steps).toMatchObject([
      { step: 'tableChanged', amountMinor: -10_000n, deals: 1 },
    ]);
  });

  test('another rep: gone from one, come to the other, and no step for both', () => {
    const [hers, his] = [quoted({ repId: 'a' }), quoted({ repId: 'b' })];
    expect(steps([hers], [his])).toEqual({});
    expect(steps([hers], [his], { filter: { repId: 'a' } })).toEqual({ reassigned: -40_000n });
    expect(steps([hers], [his], { filter: { repId: 'b' } })).toEqual({ reassigned: 40_000n });
  });
});

describe('days move amounts between quarters', () => {
  test('the expected PO moved out of the quarter, and back into it', () => {
    const early = quoted({ closeOn: date('2026-11-25') });
    const later = quoted({ closeOn: date('2027-01-20') });
    expect(steps([early], [later], { range: Q1 })).toEqual({ pushedOut: -40_000n });
    expect(steps([later], [early], { range: Q1 })).toEqual({ pulledIn: 40_000n });
    expect(steps([early], [later])).toEqual({});
  });

  const ordered = (over: Partial<DealFacts> = {}) => committedDeal({ lines: [hardware()], ...over });

  test('the shipment slipped by itself', () => {
    const before = ordered({ lines: [hardware({ promisedOn: date('2026-12-20') })] });
    const after = ordered({ lines: [hardware({ promisedOn: date('2027-01-20') })] });
    expect(steps([before], [after], { range: Q4 })).toEqual({ shipSlip: -70_000n });
    expect(steps([before], [after], { range: Q1 })).toEqual({ shipSlip: 70_000n });
    expect(steps([before], [after], { measure: 'commit', range: Q4 })).toEqual({ shipSlip: -100_000n });
  });

  test('software waits for the shipment; its own delay is an activation slip', () => {
    const lines = (promisedOn: ReturnType<typeof day>) => [hardware({ promisedOn }), software()];
    const before = ordered({ lines: lines(date('2026-11-30')) });
    const slipped = ordered({ lines: lines(date('2027-02-20')) });
    expect(Object.keys(steps([before], [slipped], { range: Q1 }))).toEqual(['shipSlip']);
    const shipped = [
      ...ordered().evidence,
      proof('shipment', { evidenceOn: date('2026-11-10'), units: 500 }),
    ];
    const on = (installedOn: ReturnType<typeof day> | null) =>
      ordered({ stage: 'hardware_shipped', lines: [software(), hardware()], evidence: shipped, installedOn });
    expect(Object.keys(steps([on(null)], [on(NEXT)], { range: Q1 }))).toEqual(['activationSlip']);
  });

  test('a milestone slipped', () => {
    const due = (promisedOn: ReturnType<typeof day>) =>
      ordered({ lines: [hardware(), services({ promisedOn })] });
    const moved = steps([due(date('2026-12-15'))], [due(date('2027-01-15'))], { range: Q4 });
    expect(moved).toEqual({ milestoneSlip: -35_000n });
  });
});

describe('what happened', () => {
  const ordered = committedDeal({ lines: [hardware({ promisedOn: date('2026-12-01') })] });
  const shipped = (units: number): DealFacts => ({
    ...ordered,
    stage: 'hardware_shipped',
    evidence: [...ordered.evidence, proof('shipment', { evidenceOn: date('2026-11-13'), units })],
  });

  test('is no longer open, and worth its whole amount', () => {
    expect(steps([ordered], [shipped(500)])).toEqual({ recognised: -70_000n });
    expect(steps([ordered], [shipped(500)], { measure: 'commit' })).toEqual({ recognised: -100_000n });
    expect(steps([ordered], [shipped(500)], { measure: 'forecast', range: Q4 })).toEqual({
      recognised: 30_000n,
    });
  });

  test('a part of it leaves the rest to the stage that it brought', () => {
    const half = steps([ordered], [shipped(250)], { measure: 'forecast', range: Q4 });
    expect(half).toEqual({ recognised: 15_000n, stageMoved: 7500n });
  });

  test('taken back it is open again', () => {
    expect(steps([shipped(500)], [ordered], { measure: 'commit' })).toEqual({ recognised: 100_000n });
  });

  test('stays when the rest is lost', () => {
    const lost = { ...shipped(250), stage: 'closed_lost', outcome: 'lost', closedOn: NEXT } as const;
    const told = steps([ordered], [lost], { measure: 'forecast', range: Q4 });
    expect(told).toEqual({ recognised: 15_000n, lost: -35_000n });
  });

  test('running software is earned day by day: nothing else happens to it', () => {
    const runs = committedDeal({
      stage: 'software_activated',
      lines: [software()],
      hasHardware: false,
      evidence: [
        proof('order_form', { evidenceOn: day(-60) }),
        proof('activation', { evidenceOn: day(-30) }),
      ],
    });
    expect(Object.keys(steps([runs], [runs]))).toEqual(['recognised']);
    expect(steps([runs], [runs], { measure: 'forecast', range: Q4 })).toEqual({});
  });
});

test('a waterfall tells of the quarters that both days show', () => {
  const [from, to] = [sideOn(MONDAY, []), sideOn(date('2027-01-04'), [])];
  expect(comparableQuarters(from, to).map(({ label }) => label)).toEqual([
    'Q4 2026',
    'Q1 2027',
    'Q2 2027',
    'Q3 2027',
    'Q4 2027',
  ]);
});
