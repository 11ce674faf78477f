import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDealFacts } from '@/data/deal-facts';
import type { DealFacts } from '@/domain/deals/deal';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { backTest, type BackTest, type ReplayedWeek } from '@/domain/forecast/back-test';
import { standardBook } from '@/domain/forecast/lead-times';
import { actuals, replay, totalMinor } from '@/domain/forecast/replay';
import { replayPlan } from '@/domain/forecast/replay-plan';
import { knownBy, rewindAll } from '@/domain/forecast/rewind';
import { DEFAULT_LEAD_TIMES } from '@/domain/forecast/types';
import { addDays, date, type CalendarDate } from '@/domain/values/calendar-date';
import { ratioValue, type RatioOrNone } from '@/domain/values/ratio';
import { replayWeek } from '@/features/forecast/commands-back-test';
import { backTestQuery } from '@/features/forecast/queries-back-test';
import { importFile } from '@/features/imports/import-file';
import { withUnit } from '@/platform/db/unit-of-work';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { FOLDER, HERE } from '../reading/real-files';

const OPTIONS = {
  fiscal: { startMonth: 1, kind: 'months' },
  book: standardBook(DEFAULT_LEAD_TIMES),
  model: DEFAULT_STAGE_MODEL,
  negotiation: ['Engaging'],
} as const;
const END = date('2017-12-31');

let tenant: TestTenant;
let deals: DealFacts[];
let tested: BackTest;

const replayed = (on: CalendarDate): ReplayedWeek => {
  const then = rewindAll(deals, addDays(on, -1), OPTIONS.model);
  return { on, basis: 'rewound', deals: then.length, ...replay(then, { ...OPTIONS, asOf: on }) };
};

async function importHistory() {
  tenant = await makeTenant();
  const file = path.join(FOLDER, 'maven-crm-sales/iso/sales_pipeline.csv');
  value(await importFile(tenant.operator, { kind: 'deals', path: file }));
  deals = await withUnit({ tenantId: tenant.id, mode: 'read' }, (unit) =>
    readDealFacts(unit, { scope: { kind: 'all' } }),
  );
  const recorded = {
    firstOn: date('2017-03-01'),
    lastOn: END,
    recordedSince: '2026-11-22T00:00:00Z',
    importedAt: null,
    kept: new Set<CalendarDate>(),
  };
  const ground = { today: date('2026-11-22'), fiscal: OPTIONS.fiscal, zone: 'UTC' };
  const { quarters, days } = replayPlan(recorded, [], ground);
  tested = backTest(days.map(replayed), actuals(deals, quarters, { ...OPTIONS, asOf: END }));
}

describe.skipIf(!HERE)('8,800 deals of a hardware vendor, of which only the end is on file', () => {
  beforeAll(importHistory, 120_000);

  it('what came true is what the file says was won, quarter by quarter', () => {
    expect(tested.quarters.map(({ label, actualMinor }) => [label, actualMinor])).toEqual([
      ['Q2 2017', 308_611_100n],
      ['Q3 2017', 298_225_500n],
      ['Q4 2017', 280_249_600n],
    ]);
    expect(tested.quarters.every(({ byWordMinor, actualMinor }) => byWordMinor === actualMinor)).toBe(true);
  });

  it('no week knows an amount or a close date that only the end could tell', () => {
    const through = date('2017-03-31');
    const by = knownBy(deals, through);
    expect(by).toMatchObject({ cycleDays: 74, engaged: { stage: 'demo', sourceStage: 'Engaging' } });
    const open = rewindAll(deals, through, OPTIONS.model).filter(({ outcome }) => outcome === 'open');
    const typical = new Set(by.amounts?.values());
    expect(open.every(({ amountMinor }) => amountMinor !== null && typical.has(amountMinor))).toBe(true);
    expect(open.every(({ engagedOn, closeOn }) => engagedOn && closeOn === addDays(engagedOn, 74))).toBe(
      true,
    );
  });

  it('is told as it is: the plain table is nearer at the start of two quarters of three, ours from week 5 on', () => {
    const percent = ({ ratio }: RatioOrNone) => (ratio === null ? null : Math.round(ratioValue(ratio) * 100));
    const errors = tested.marks.map(({ id, ours, plain, nearer }) => {
      const off = [percent(ours.wape), percent(plain.wape)];
      return [id, ...off, `${nearer.ours}:${nearer.plain}`];
    });
    expect(errors).toEqual([
      // A cycle of two months says nothing of the next quarter: both say 0.
      ['ahead', 100, 100, '0:0'],
      ['start', 71, 40, '1:2'],
      ['week5', 49, 69, '2:1'],
      ['week9', 23, 83, '3:0'],
    ]);
    const start = tested.marks.find(({ id }) => id === 'start');
    // 20 % for a demo was too little for a company that wins 63 %, 90 % for a negotiation too much.
    expect([start && percent(start.ours.bias), start && percent(start.plain.bias)]).toEqual([-71, 31]);
  });

  it('the stored replay is the same as the rule', async () => {
    const weekOn = '2017-04-24';
    expect(value(await replayWeek(tenant.as.CRO, { weekOn }))).toMatchObject({ basis: 'rewound' });
    const { quarters, undatedDeals, days } = value(await backTestQuery(tenant.as.CEO, {}));
    expect(quarters.map(({ label }) => label)).toEqual(['Q2 2017']);
    const [ours] = replayed(date(weekOn)).ours;
    const stored = quarters[0]?.marks.week5;
    expect([stored?.on, stored?.ours.forecastMinor]).toEqual([weekOn, ours && totalMinor(ours)]);
    // Prospecting, and no day of it is on file.
    expect(undatedDeals).toBe(500);
    expect(days.rewound).toBe(1);
  });
});
