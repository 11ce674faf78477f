import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DealFacts } from '@/domain/deals/deal';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { forecast, forecastMinor } from '@/domain/forecast/forecast';
import { standardBook } from '@/domain/forecast/lead-times';
import { rangeInputOf } from '@/domain/forecast/simulation/range-input';
import { simulateRange } from '@/domain/forecast/simulation/simulate';
import { DEFAULT_LEAD_TIMES, type ForecastOptions } from '@/domain/forecast/types';
import { SLIP_WEEKS, stepInput, whatIf, whatIfRanges, type Supposition } from '@/domain/forecast/what-if';
import { anyDeal, committedDeal, day, deal, hardware, proof, software, TODAY } from '../deals/deal-facts';

const USUAL: ForecastOptions = {
  asOf: TODAY,
  fiscal: { startMonth: 1, kind: 'months' },
  book: standardBook(DEFAULT_LEAD_TIMES, { hardwareDays: 95, installDays: 14, activationDays: 24 }),
  model: DEFAULT_STAGE_MODEL,
};
const ZOMBIES = { zombieDays: 90, graceDays: 14 };
const NOTHING: Supposition = { supplierSlips: [], loseDealIds: [], dropWithoutPo: false, cleanUp: false };

const suppose = (deals: readonly DealFacts[], over: Partial<Supposition>) =>
  whatIf(deals, USUAL, { ...NOTHING, ...over }, ZOMBIES);

/** PO received; 1,000.00 of hardware from Nordchip and software that waits for it. */
const nordchip = committedDeal({
  id: 'nordchip',
  lines: [hardware({ supplier: 'Nordchip' }), software()],
});
const other = committedDeal({ id: 'other', lines: [hardware({ supplier: 'Else' })] });
const quoted = deal({
  id: 'quoted',
  lines: [hardware()],
  closeOn: day(20),
  lastActivityOn: day(-5),
  stage: 'hardware_quote_sent',
  evidence: [proof('quote')],
});
const zombie = {
  ...quoted,
  id: 'zombie',
  lastActivityOn: day(-200),
  stageEnteredOn: day(-200),
  evidence: [],
};

test('supposing nothing changes nothing', () => {
  const deals = [nordchip, other, quoted, zombie];
  const { before, steps } = suppose(deals, {});
  expect(before).toEqual(forecast(deals, USUAL));
  expect(steps).toHaveLength(1);
  expect(steps[0]?.after.totals).toEqual(before.totals);
});

test('a lost deal takes its open amounts with it; what has shipped stays', () => {
  const shipped = committedDeal({
    id: 'shipped',
    evidence: [...committedDeal().evidence, proof('shipment', { units: 200 })],
  });
  const { before, steps } = suppose([shipped, other], { loseDealIds: ['shipped', 'unknown'] });
  const after = steps[0]?.after;
  expect(after?.totals.hardware.actualMinor).toBe(before.totals.hardware.actualMinor);
  expect(after?.totals.total.weightedMinor).toBe(forecast([other], USUAL).totals.total.weightedMinor);
});

test('a won deal that is supposed to be lost keeps what it has earned since it was won', () => {
  const activation = proof('activation', { evidenceOn: day(-100) });
  const running = committedDeal({
    id: 'running',
    outcome: 'won',
    closedOn: day(-90),
    stage: 'services_completed',
    lines: [software()],
    hasHardware: false,
    evidence: [proof('order_form', { evidenceOn: day(-110) }), activation],
  });
  const { before, steps } = suppose([running], { loseDealIds: ['running'] });
  expect(before.totals.software.actualMinor).toBeGreaterThan(0n);
  expect(steps[0]?.after.totals.software).toMatchObject({
    actualMinor: before.totals.software.actualMinor,
    weightedMinor: 0n,
  });
});

test('without deals that have no PO only commit is left; the clean-up closes zombies alone', () => {
  const deals = [nordchip, quoted, zombie];
  const dropped = suppose(deals, { dropWithoutPo: true });
  expect(dropped.withoutPo).toEqual({ deals: ['quoted', 'zombie'], zombies: ['zombie'] });
  expect(dropped.steps[0]?.after.totals).toEqual(forecast([nordchip], USUAL).totals);
  expect(suppose(deals, { cleanUp: true }).steps[0]?.after.totals).toEqual(
    forecast([nordchip, quoted], USUAL).totals,
  );
});

test('only the deals that are looked at are counted', () => {
  const filter = { repId: 'rep', category: null, customerId: null, product: null };
  const deals = [{ ...quoted, repId: 'rep' }, zombie];
  const { withoutPo, before } = whatIf(deals, { ...USUAL, filter }, NOTHING, ZOMBIES);
  expect(withoutPo).toEqual({ deals: ['quoted'], zombies: [] });
  expect(before.totals).toEqual(forecast([quoted], USUAL).totals);
});

test('a supplier that is late moves his hardware and what waits for it, week by week, and no sum', () => {
  const { before, steps } = suppose([nordchip, other], {
    supplierSlips: [{ supplier: ' NORDCHIP ', product: '', days: 21 }],
  });
  expect(steps.map(({ days }) => days)).toEqual(
    Array.from({ length: SLIP_WEEKS + 1 }, (_, week) => week * 7),
  );
  expect(steps[0]?.after.totals).toEqual(before.totals);
  for (const { days, after } of steps) {
    expect(after.totals.hardware).toEqual(before.totals.hardware);
    const shipped = after.rows.find(({ dealId, column }) => dealId === 'nordchip' && column === 'hardware');
    expect(shipped?.date).toBe(day(-30 + 84 + days));
    expect(after.rows.find(({ dealId }) => dealId === 'other')?.date).toBe(day(54));
  }
  const first = (step: number) => forecastMinor(steps[step]?.after.periods[1]?.total ?? before.totals.total);
  expect(first(SLIP_WEEKS)).toBeLessThan(first(0));
});

test('days between weeks are a step of their own', () => {
  const { steps } = suppose([nordchip], { supplierSlips: [{ supplier: 'Nordchip', product: '', days: 10 }] });
  expect(steps.map(({ days }) => days)).toContain(10);
  expect(steps).toHaveLength(SLIP_WEEKS + 2);
});

test('of very many deals every fourth week is a step', () => {
  const many = Array.from({ length: 501 }, (_, i) => ({ ...quoted, id: `q${i}`, lines: nordchip.lines }));
  const slip = { supplier: 'Nordchip', product: '', days: 42 };
  const { steps, stepWeeks } = suppose(many, { supplierSlips: [slip] });
  expect(stepWeeks).toBe(4);
  expect(steps.map(({ days }) => days)).toEqual([0, 28, 42, 56, 84]);
});

test('every step is the forecast of the deals under a book with that delay, and so is its range', () => {
  const someDeals = fc.array(anyDeal, { maxLength: 4 }).map((list) =>
    list.map((facts, i) => ({
      ...facts,
      id: `deal-${i}`,
      lines: facts.lines.map((line) => ({ ...line, supplier: i % 2 === 0 ? 'Nordchip' : null })),
    })),
  );
  fc.assert(
    fc.property(someDeals, fc.integer({ min: 0, max: SLIP_WEEKS }), (deals, week) => {
      const slip = { supplier: 'Nordchip', product: '', days: 0 };
      const supposition = { ...NOTHING, supplierSlips: [slip] };
      const delays = week === 0 ? [] : [{ ...slip, id: 'delay', days: week * 7 }];
      const late = { ...USUAL, book: { ...USUAL.book, delays } };
      const { steps } = whatIf(deals, USUAL, supposition, ZOMBIES);
      expect(steps[week]?.after.totals).toEqual(forecast(deals, late).totals);
      expect(steps[week]?.after.periods).toEqual(forecast(deals, late).periods);
      const ranges = whatIfRanges(deals, USUAL, supposition, ZOMBIES, 'USD');
      const quick = (input: typeof ranges.before) => simulateRange({ ...input, trials: 200 });
      const [ours, whole] = [quick(stepInput(ranges, week)), quick(rangeInputOf(deals, late, 'USD'))];
      ours.periods.forEach((band, i) => expect(band.p50).toBeCloseTo(whole.periods[i]?.p50 ?? NaN, 3));
    }),
    { numRuns: 40 },
  );
});
