import { describe, expect, test } from 'vitest';
import type { DealFacts } from '@/domain/deals/deal';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { forecast, forecastMinor, rowsOfCell } from '@/domain/forecast/forecast';
import { standardBook } from '@/domain/forecast/lead-times';
import { DEFAULT_LEAD_TIMES, type ForecastColumn, type ForecastOptions } from '@/domain/forecast/types';
import { date } from '@/domain/values/calendar-date';
import { quarterAt } from '@/domain/values/fiscal-calendar';
import { committedDeal, day, deal, hardware, proof, services, software, TODAY } from '../deals/deal-facts';

const OPTIONS: ForecastOptions = {
  asOf: TODAY,
  fiscal: { startMonth: 1, kind: 'months' },
  book: standardBook(DEFAULT_LEAD_TIMES),
  model: DEFAULT_STAGE_MODEL,
};
const NOTHING = { actualMinor: 0n, commitMinor: 0n, bestCaseMinor: 0n, pipelineMinor: 0n, weightedMinor: 0n };
const LATER = 5;
const UNDATED = 6;

function cellOf(facts: DealFacts, period: number, column: ForecastColumn, options = OPTIONS) {
  const cell = forecast([facts], options).periods[period]?.streams[column];
  if (!cell) throw new Error('no such cell');
  return [cell.actualMinor, cell.commitMinor, cell.weightedMinor];
}

describe('hardware', () => {
  test('lands on its ship date at the figure of its stage: signed is not shipped', () => {
    const facts = committedDeal({ lines: [hardware({ promisedOn: date('2027-02-10') })] });
    expect(cellOf(facts, 1, 'hardware')).toEqual([0n, 100_000n, 70_000n]);
    expect(cellOf(facts, 0, 'hardware')).toEqual([0n, 0n, 0n]);
  });

  test('without a PO it is weighted and not commit', () => {
    const facts = deal({ stage: 'hardware_quote_sent', closeOn: date('2027-01-10'), lines: [hardware()] });
    // 10 January + 84 days is 4 April.
    expect(cellOf(facts, 2, 'hardware')).toEqual([0n, 0n, 40_000n]);
  });

  test('shipped units are actual, the rest keeps the figure of the stage', () => {
    const evidence = [proof('po', { evidenceOn: day(-30) }), proof('shipment', { units: 200 })];
    const facts = committedDeal({
      stage: 'hardware_shipped',
      lines: [hardware({ promisedOn: date('2027-01-15') }), software()],
      evidence,
    });
    expect(cellOf(facts, 0, 'hardware')).toEqual([40_000n, 0n, 0n]);
    expect(cellOf(facts, 1, 'hardware')).toEqual([0n, 60_000n, 51_000n]);
  });

  test('what shipped in an earlier quarter is outside, unless that quarter is asked for', () => {
    const evidence = [
      proof('po', { evidenceOn: day(-200) }),
      proof('shipment', { evidenceOn: date('2026-08-03') }),
    ];
    const facts = committedDeal({ stage: 'hardware_shipped', lines: [hardware()], evidence, outcome: 'won' });
    expect(forecast([facts], OPTIONS).totals.total).toEqual(NOTHING);
    const quarters = [-1, 0].map((n) => quarterAt(TODAY, 1, n));
    expect(cellOf(facts, 0, 'hardware', { ...OPTIONS, quarters })).toEqual([100_000n, 0n, 0n]);
  });
});

describe('software', () => {
  const active = (startOn: string, over: Partial<DealFacts> = {}) =>
    deal({
      stage: 'software_activated',
      hasHardware: false,
      lines: [software({ amountMinor: 36_500n })],
      evidence: [
        proof('order_form', { evidenceOn: date('2026-09-01') }),
        proof('activation', { evidenceOn: date(startOn) }),
      ],
      ...over,
    });

  test('accrues by the day: what is earned is actual, the rest of the term is certain', () => {
    const facts = active('2026-11-01');
    expect(cellOf(facts, 0, 'software')).toEqual([2200n, 3900n, 3900n]);
    expect(cellOf(facts, 1, 'software')).toEqual([0n, 9000n, 9000n]);
    expect(cellOf(facts, 4, 'software')).toEqual([0n, 3100n, 3100n]);
    expect(cellOf(facts, LATER, 'software')).toEqual([0n, 0n, 0n]);
  });

  test('a proven win goes on earning', () => {
    expect(cellOf(active('2026-11-01', { outcome: 'won' }), 1, 'software')).toEqual([0n, 9000n, 9000n]);
  });

  test('the part before the first quarter is outside', () => {
    const facts = active('2026-09-21');
    expect(cellOf(facts, 0, 'software')).toEqual([5300n, 3900n, 3900n]);
    expect(forecast([facts], OPTIONS).totals.software.actualMinor).toBe(5300n);
  });

  test('a long term reaches into later', () => {
    const facts = active('2026-11-01', { termMonths: 36 });
    const { periods, totals } = forecast([facts], OPTIONS);
    expect(totals.software).toMatchObject({ actualMinor: 2198n, commitMinor: 107_302n });
    expect(periods[LATER]?.streams.software.commitMinor).toBeGreaterThan(60_000n);
  });

  test('what is expected starts on its clock and is weighted by the stage', () => {
    const facts = committedDeal({ lines: [hardware(), software({ amountMinor: 36_500n })] });
    // PO 23 October + 84 + 14 + 21 days: 19 February.
    expect(cellOf(facts, 0, 'software')).toEqual([0n, 0n, 0n]);
    expect(cellOf(facts, 1, 'software')).toEqual([0n, 4100n, 2870n]);
    expect(cellOf(facts, 2, 'software')).toEqual([0n, 9100n, 6370n]);
  });

  test('a row says from which day it runs and how many days it covers', () => {
    const rows = forecast([active('2026-11-01')], OPTIONS).rows;
    expect(rows.map(({ kind, period, date: on, days }) => [kind, period, on, days])).toEqual([
      ['actual', 0, '2026-11-01', 22],
      ['open', 0, '2026-11-23', 39],
      ['open', 1, '2027-01-01', 90],
      ['open', 2, '2027-04-01', 91],
      ['open', 3, '2027-07-01', 92],
      ['open', 4, '2027-10-01', 31],
    ]);
  });
});

describe('services', () => {
  test('land on the planned milestone; without one they are undated', () => {
    const planned = committedDeal({
      lines: [services({ promisedOn: date('2027-05-01') })],
      hasHardware: false,
    });
    expect(cellOf(planned, 2, 'services')).toEqual([0n, 50_000n, 35_000n]);
    const open = committedDeal({ lines: [services()], hasHardware: false });
    expect(cellOf(open, UNDATED, 'services')).toEqual([0n, 50_000n, 35_000n]);
    expect(forecast([open], OPTIONS).rows[0]).toMatchObject({ date: null, why: 'No planned milestone date' });
  });

  test('over an installation that is on record without a shipment they are due today, and not lost', () => {
    const lines = [hardware(), services({ overInstallation: true })];
    for (const ago of [5, 80]) {
      const facts = committedDeal({ lines, installedOn: day(-ago) });
      expect(cellOf(facts, 0, 'services')).toEqual([0n, 50_000n, 35_000n]);
    }
  });

  test('completed ones are actual', () => {
    const evidence = [proof('sow', { evidenceOn: day(-40) }), proof('milestone')];
    const facts = deal({
      stage: 'services_completed',
      hasHardware: false,
      lines: [services()],
      evidence,
      outcome: 'won',
    });
    expect(cellOf(facts, 0, 'services')).toEqual([50_000n, 0n, 0n]);
  });

  test('time and materials spread from tomorrow to the completion date', () => {
    const lines = [services({ timeAndMaterials: true, amountMinor: 9000n, promisedOn: day(90) })];
    const facts = committedDeal({ lines, hasHardware: false });
    // 39 days are left in the quarter, 51 follow.
    expect(cellOf(facts, 0, 'services')).toEqual([0n, 3900n, 2730n]);
    expect(cellOf(facts, 1, 'services')).toEqual([0n, 5100n, 3570n]);
  });

  test('time and materials begin with the PO where that is still to come', () => {
    const lines = [services({ timeAndMaterials: true, amountMinor: 9000n, promisedOn: day(90) })];
    const facts = deal({ stage: 'demo', lines, hasHardware: false, closeOn: date('2027-01-01') });
    expect(cellOf(facts, 0, 'services')).toEqual([0n, 0n, 0n]);
    expect(cellOf(facts, 1, 'services')).toEqual([0n, 0n, 1800n]);
  });
});

describe('amounts without lines', () => {
  test('are unsplit, at the close date', () => {
    const facts = deal({ stage: 'demo', amountMinor: 5000n, closeOn: date('2027-03-31') });
    expect(cellOf(facts, 1, 'unsplit')).toEqual([0n, 0n, 1000n]);
  });

  test('without a close date are undated; without an amount have no row', () => {
    expect(cellOf(deal({ amountMinor: 5000n }), UNDATED, 'unsplit')).toEqual([0n, 0n, 500n]);
    expect(forecast([deal(), deal({ amountMinor: 0n, closeOn: day(3) })], OPTIONS).rows).toEqual([]);
  });

  test('are realised when the deal is finished', () => {
    const evidence = [
      proof('po'),
      proof('shipment'),
      proof('activation'),
      proof('milestone', { evidenceOn: day(-4) }),
    ];
    const facts = deal({ stage: 'services_completed', outcome: 'won', amountMinor: 5000n, evidence });
    expect(cellOf(facts, 0, 'unsplit')).toEqual([5000n, 0n, 0n]);
    expect(forecast([facts], OPTIONS).rows[0]?.date).toBe(day(-4));
  });
});

describe('deals that are not open', () => {
  test('lost: what happened stays, nothing is ahead', () => {
    const evidence = [proof('po', { voided: true }), proof('shipment', { units: 100 })];
    const facts = deal({
      stage: 'closed_lost',
      outcome: 'lost',
      lines: [hardware()],
      evidence,
      closedOn: day(-1),
    });
    expect(cellOf(facts, 0, 'hardware')).toEqual([20_000n, 0n, 0n]);
    expect(forecast([facts], OPTIONS).totals.total.weightedMinor).toBe(0n);
  });

  test('won without proof weighs nothing', () => {
    const facts = deal({ outcome: 'won', sourceOutcome: 'won', amountMinor: 900n, closeOn: day(-20) });
    expect(forecast([facts], OPTIONS)).toMatchObject({ rows: [], findings: [] });
  });
});

describe('dates that passed', () => {
  test('move to today, and are a finding of the deal named once', () => {
    const lines = [hardware(), software()];
    const facts = deal({ stage: 'hardware_quote_sent', lines, closeOn: day(-12) });
    const { findings, rows } = forecast([facts], OPTIONS);
    expect(findings).toEqual([
      { dealId: 'deal-1', lineId: null, step: 'po', dueOn: day(-12), movedTo: TODAY },
    ]);
    expect(rows[0]?.date).toBe(day(84));
  });

  test('a late shipment is a finding of its line, not of the software that waits for it', () => {
    const lines = [software(), hardware({ promisedOn: day(-3) })];
    const { findings } = forecast([committedDeal({ lines })], OPTIONS);
    expect(findings).toEqual([
      { dealId: 'deal-1', lineId: 'hardware-1', step: 'ship', dueOn: day(-3), movedTo: TODAY },
    ]);
  });

  test('two late lines are two findings', () => {
    const lines = ['a', 'b'].map((id) => hardware({ id, promisedOn: day(-3) }));
    expect(forecast([committedDeal({ lines })], OPTIONS).findings.map(({ lineId }) => lineId)).toEqual([
      'a',
      'b',
    ]);
  });
});

describe('a cell', () => {
  test('opens to its rows', () => {
    const facts = committedDeal({ lines: [hardware({ promisedOn: day(3) })], evidence: [proof('po')] });
    const whole = forecast([facts, deal({ id: 'deal-2', lines: [hardware()], closeOn: day(-300) })], OPTIONS);
    expect(rowsOfCell(whole, 0, 'hardware', 'weighted').map(({ dealId }) => dealId)).toEqual(['deal-1']);
    expect(rowsOfCell(whole, 1, 'hardware', 'weighted').map(({ dealId }) => dealId)).toEqual(['deal-2']);
    expect(rowsOfCell(whole, 1, 'hardware', 'commit')).toEqual([]);
    expect(rowsOfCell(whole, 0, 'hardware', 'actual')).toEqual([]);
  });

  test('forecasts what is realised and what is weighted', () => {
    expect(forecastMinor({ ...NOTHING, actualMinor: 5n, commitMinor: 90n, weightedMinor: 7n })).toBe(12n);
  });
});

test('a deal of hardware and software, worked by hand', () => {
  const facts = committedDeal({ lines: [hardware(), software({ amountMinor: 36_500n })] });
  const rows = forecast([facts], OPTIONS).rows.map((row) => [
    row.column,
    row.date,
    row.amountMinor,
    row.weightedMinor,
  ]);
  expect(rows).toEqual([
    ['hardware', '2027-01-15', 100_000n, 70_000n],
    ['software', '2027-02-19', 4100n, 2870n],
    ['software', '2027-04-01', 9100n, 6370n],
    ['software', '2027-07-01', 9200n, 6440n],
    ['software', '2027-10-01', 9200n, 6440n],
    ['software', '2028-01-01', 4900n, 3430n],
  ]);
});
