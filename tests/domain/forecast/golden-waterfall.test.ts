import { expect, test } from 'vitest';
import type { DealFacts } from '@/domain/deals/deal';
import { NO_FILTER } from '@/domain/forecast/filter';
import type { WaterfallMeasure } from '@/domain/forecast/waterfall';
import { waterfallBetween } from '@/domain/forecast/waterfall-between';
import { periodsOfRecords, snapshotDeals } from '@/domain/forecast/snapshot-deals';
import { date } from '@/domain/values/calendar-date';
import { deal, proof } from '../deals/deal-facts';
import { GOLDEN_DEALS, GOLDEN_OPTIONS } from './golden-company';

// Every figure here stands in docs/metrics.md, "Waterfall", worked out by hand from the golden company's table.

const CHANGES: Record<string, (deal: DealFacts) => DealFacts> = {
  harbour: (facts) => ({
    ...facts,
    lines: facts.lines.map((line) => ({
      ...line,
      shipmentPlan: line.shipmentPlan.map((planned) =>
        planned.units === 150 ? { ...planned, promisedOn: date('2027-01-20') } : planned,
      ),
    })),
  }),
  kestrel: (facts) => ({
    ...facts,
    lines: facts.lines.map((line) =>
      line.stream === 'hardware' ? { ...line, amountMinor: 300_000n } : line,
    ),
  }),
  meridian: (facts) => ({
    ...facts,
    stage: 'hardware_po_received',
    evidence: [...facts.evidence, proof('po', { evidenceOn: date('2026-11-20') })],
  }),
  ostrava: (facts) => ({ ...facts, stage: 'closed_lost', outcome: 'lost', closedOn: date('2026-11-22') }),
};
const tidal = deal({ id: 'tidal', amountMinor: 80_000n, hasContact: true, closeOn: date('2027-03-01') });

function sideOf(deals: readonly DealFacts[]) {
  const settings = {
    ...GOLDEN_OPTIONS,
    namesOf: () => ({ repName: null, customerName: null }),
    isZombie: () => false,
  };
  const [periods, records] = [periodsOfRecords(settings), snapshotDeals(deals, settings)];
  return { asOf: settings.asOf, modelVersion: settings.model.version, periods, deals: records };
}

const before = sideOf(GOLDEN_DEALS);
const after = sideOf([...GOLDEN_DEALS.map((facts) => CHANGES[facts.id]?.(facts) ?? facts), tidal]);

function told(measure: WaterfallMeasure, quarter: [string, string] | null) {
  const range = quarter && { from: date(quarter[0]), until: date(quarter[1]) };
  const { startMinor, endMinor, steps } = waterfallBetween(before, after, {
    measure,
    range,
    filter: NO_FILTER,
  });
  const named = steps.map(({ step, amountMinor }) => [step, Number(amountMinor)]);
  return [['start', Number(startMinor)], ...named, ['end', Number(endMinor)]];
}

test('all periods, weighted', () => {
  expect(told('weighted', null)).toEqual([
    ['start', 1_189_270],
    ['created', 8000],
    ['amountUp', 35_000],
    ['poGained', 36_000],
    ['lost', -10_000],
    ['end', 1_258_270],
  ]);
});

test('the forecast of three quarters', () => {
  expect(told('forecast', ['2026-10-01', '2027-01-01'])).toEqual([
    ['start', 744_550],
    ['shipSlip', -255_000],
    ['end', 489_550],
  ]);
  expect(told('forecast', ['2027-01-01', '2027-04-01'])).toEqual([
    ['start', 524_600],
    ['created', 8000],
    ['amountUp', 35_000],
    ['poGained', 36_000],
    ['shipSlip', 255_000],
    ['end', 858_600],
  ]);
  expect(told('forecast', ['2027-04-01', '2027-07-01'])).toEqual([
    ['start', 196_920],
    ['lost', -10_000],
    ['end', 186_920],
  ]);
});

test('commit of all periods', () => {
  expect(told('commit', null)).toEqual([
    ['start', 1_389_600],
    ['amountUp', 50_000],
    ['poGained', 120_000],
    ['end', 1_559_600],
  ]);
});
