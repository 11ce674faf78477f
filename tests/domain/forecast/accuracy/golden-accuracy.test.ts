import { expect, test } from 'vitest';
import type { DealFacts } from '@/domain/deals/deal';
import { explainMiss } from '@/domain/forecast/accuracy/miss';
import {
  actualsOf,
  quarterAccuracy,
  rollUp,
  takenOf,
  type MeasuredQuarter,
} from '@/domain/forecast/accuracy/quarters';
import { forecast } from '@/domain/forecast/forecast';
import { periodsOfRecords, snapshotDeals } from '@/domain/forecast/snapshot-deals';
import { figuresOf, startTally, tallyDeals } from '@/domain/forecast/snapshot-figures';
import { date, type CalendarDate } from '@/domain/values/calendar-date';
import { fiscalQuarter } from '@/domain/values/fiscal-calendar';
import { proof } from '../../deals/deal-facts';
import { GOLDEN_DAY, GOLDEN_DEALS, GOLDEN_OPTIONS } from '../golden-company';

// Every figure here stands in docs/metrics.md, "Forecast accuracy", worked out by hand from the golden company's table.

const QUARTER = fiscalQuarter(GOLDEN_DAY, GOLDEN_OPTIONS.fiscal);
const LAST_DAY = date('2026-12-31');

/** What happened until the end of December: 150 gateways on their day, the software ten days late, nothing of Kestrel's hours accepted. */
const ended = GOLDEN_DEALS.map((facts): DealFacts =>
  facts.id === 'harbour'
    ? {
        ...facts,
        stage: 'software_activated',
        installedOn: date('2026-11-24'),
        evidence: [
          ...facts.evidence,
          proof('shipment', { evidenceOn: date('2026-12-15'), units: 150 }),
          proof('activation', { evidenceOn: date('2026-12-25') }),
        ],
      }
    : facts,
);

function recordsAt(asOf: CalendarDate, deals: readonly DealFacts[]) {
  const settings = {
    ...GOLDEN_OPTIONS,
    asOf,
    namesOf: ({ repId }: DealFacts) => ({ repName: repId, customerName: null }),
    isZombie: () => false,
  };
  return { periods: periodsOfRecords(settings), deals: snapshotDeals(deals, settings) };
}

const frozen = recordsAt(GOLDEN_DAY, GOLDEN_DEALS);

function measured(): MeasuredQuarter {
  const { periods, deals } = frozen;
  const tally = startTally(periods);
  tallyDeals(tally, deals);
  const nothing = periods.map(() => 0n);
  const header = {
    id: 's',
    asOf: GOLDEN_DAY,
    knownAt: '2026-11-22T00:00:00Z',
    takenAt: '2026-11-22T00:00:00Z',
    quarterStart: false,
    currency: 'USD',
    modelVersion: 1,
    settingsVersion: 1,
    fiscal: GOLDEN_OPTIONS.fiscal,
    deals: deals.length,
    figures: figuresOf(tally, { plain: nothing, byWord: nothing }, GOLDEN_OPTIONS.book),
  };
  const came = forecast(ended, { ...GOLDEN_OPTIONS, asOf: LAST_DAY, quarters: [QUARTER] });
  const repOf = (dealId: string) => {
    const repId = ended.find(({ id }) => id === dealId)?.repId ?? null;
    return { repId, name: repId };
  };
  const start = takenOf(header, QUARTER);
  return { quarter: QUARTER, actual: actualsOf(came, repOf)[0] ?? [], taken: start ? { start } : {} };
}

test('the variance of its fourth quarter, in total and per stream', () => {
  const { actual, moments } = quarterAccuracy(measured(), null);
  expect(actual).toEqual({
    hardware: 700_000n,
    software: 25_400n,
    services: 30_000n,
    unsplit: 0n,
    total: 755_400n,
  });
  const ratio = (key: 'total' | 'hardware' | 'software' | 'services') => moments.start?.[key].variance.ratio;
  expect(ratio('total')).toEqual({ numerator: 10_850n, denominator: 755_400n });
  expect(ratio('hardware')).toEqual({ numerator: 45_000n, denominator: 700_000n });
  expect(ratio('software')).toEqual({ numerator: 7450n, denominator: 25_400n });
  expect(ratio('services')).toEqual({ numerator: 26_700n, denominator: 30_000n });
});

test('its misses added up: what cancels in the total is still off', () => {
  const { whole, reps } = rollUp([measured()], 'start', null);
  expect(whole.total.wape.ratio).toEqual({ numerator: 79_150n, denominator: 755_400n });
  expect(whole.total.bias.ratio).toEqual({ numerator: -10_850n, denominator: 755_400n });
  expect(reps.map(({ name, whole: of }) => [name, of.total.wape.ratio?.numerator])).toEqual([
    ['ada', 79_150n],
    ['ben', 0n],
  ]);
});

test('why it came out otherwise', () => {
  const miss = explainMiss(frozen, recordsAt(LAST_DAY, ended), QUARTER.from);
  expect([miss.forecastMinor, miss.actualMinor]).toEqual([744_550n, 755_400n]);
  expect(miss.causes).toEqual({
    win_loss: 59_850n,
    amount: 0n,
    hardware_slip: 0n,
    activation_lag: -10_000n,
    services_slip: -39_000n,
    unsplit: 0n,
    fx: 0n,
    changed_hands: 0n,
  });
});
