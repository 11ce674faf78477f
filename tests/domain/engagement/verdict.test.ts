import { describe, expect, it } from 'vitest';
import { beforeEngagement, blocksOf, type EngagementFacts } from '@/domain/engagement/facts';
import { measureOf } from '@/domain/engagement/measures';
import { barOf, chanceText, verdictOf } from '@/domain/engagement/verdict';
import type { KpiId } from '@/domain/kpis/kpi-data';
import { canonical } from '@/domain/values/canonical';
import { addDays, date } from '@/domain/values/calendar-date';
import { madeHistory } from './made-histories';
import { NO_HEADLINE } from './verdict-shares';

const EMPTY: EngagementFacts = {
  ...madeHistory(1),
  blocks: [],
  deployments: [],
  ledgerFrom: date('2020-01-01'),
  set: ['nnarr'],
  looked: 1,
};

/** Net new ARR by month, the last three after the first day. */
function netNew(values: readonly number[]): EngagementFacts {
  const from = 3 - values.length;
  const blocks = values.map((value, i) => ({
    index: from + i,
    netNewMinor: BigInt(value * 100),
    lostMinor: 0n,
    openingMinor: 1_000_000n,
  }));
  return { ...EMPTY, blocks };
}

const FLAT = [40, 10, 30, 20, 50, 15, 35, 25, 45, 5, 32, 28];
const judged = (facts: EngagementFacts) => verdictOf(facts, NO_HEADLINE);

describe('the verdict of day ninety', () => {
  it('finds three months above all of the year before: the fit is right', () => {
    const verdict = judged(netNew([...FLAT, 60, 70, 65]));
    expect(verdict).toMatchObject({ fit: 'right', clear: ['nnarr'], dayOn: '2026-05-30', looked: 1 });
    expect(verdict.text).toBe(
      'The fit is right: Net new ARR shows a clear improvement over the year before.',
    );
    expect(verdict.kpis[0]).toMatchObject({
      state: 'clear',
      chancePpm: 2198,
      barPpm: 50_000,
      before90: false,
    });
    expect(verdict.kpis[0]?.text).toBe('A clear improvement: months as good as these hardly come by chance.');
    expect(verdict.kpis[0]?.numbers).toBe(
      'As good as this by chance in 0.22 % of engagements; the bar is 5 %.',
    );
  });

  it('calls months as they were noise, says what it could have seen, and the fit wrong', () => {
    const verdict = judged(netNew([...FLAT, 38, 12, 48]));
    expect(verdict.fit).toBe('wrong');
    expect(verdict.text).toContain('The fit is wrong: after 90 days no KPI');
    expect(verdict.kpis[0]).toMatchObject({ state: 'within_noise' });
    expect(verdict.kpis[0]?.text).toBe('No clear improvement: months as good as these came before, too.');
    expect(verdict.kpis[0]?.numbers).toMatch(
      /seen in four cases of five from USD \d+ more net new ARR a month on/,
    );
  });

  it('tells what became worse', () => {
    const verdict = judged(netNew([...FLAT, -60, -70, -65]));
    expect(verdict).toMatchObject({ fit: 'wrong', clear: [] });
    expect(verdict.kpis[0]).toMatchObject({ state: 'worse' });
    expect(verdict.kpis[0]?.text).toMatch(/^Clearly worse: /);
    expect(verdict.kpis[0]?.numbers).toMatch(/^As bad as this by chance in /);
  });

  it('says of a rise that had begun before that it had', () => {
    const verdict = judged(netNew([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]));
    expect(verdict.kpis[0]).toMatchObject({ state: 'clear', before90: true });
    expect(verdict.kpis[0]?.text).toContain('improving in the ninety days before the first day too');
  });

  it('does not hold against anybody what could not become better', () => {
    // Something was lost in two months of the year only: three months without a loss are chance in 28 cases of 65.
    const quiet = { ...netNew([...FLAT, 38, 12, 48]), set: ['grr' as const] };
    const lost = (months: readonly number[]) => ({
      ...quiet,
      blocks: quiet.blocks.map((block) => ({
        ...block,
        lostMinor: months.includes(block.index) ? 90_000n : 0n,
      })),
    });
    const kept = judged(lost([-7, -3]));
    expect(kept).toMatchObject({ fit: 'open', kpis: [{ state: 'not_judged', seen: null, chancePpm: null }] });
    expect(kept.kpis[0]?.text).toBe(
      'Nobody can tell it from chance: nothing was lost in 10 of the 12 months of the year before already, so it can hardly become better.',
    );
    // What became worse is told all the same.
    expect(judged(lost([0, 1, 2]))).toMatchObject({ fit: 'wrong', kpis: [{ state: 'worse' }] });
  });

  it('stays open where the year is too short to tell anything, and before day ninety', () => {
    const short = judged({ ...netNew([...FLAT, 60, 70, 65]), ledgerFrom: date('2026-02-01') });
    expect(short).toMatchObject({ fit: 'open', clear: [] });
    expect(short.kpis[0]?.text).toContain('Nobody can tell it from chance');
    const early = judged({ ...netNew([...FLAT, 60, 70, 65]), asOf: date('2026-05-01') });
    expect(early.kpis[0]).toMatchObject({ state: 'not_judged', chancePpm: null });
    expect(early.kpis[0]?.text).toBe('2 of 3 months are over. It is judged on day 90.');
    expect(early.kpis[0]?.months).toHaveLength(14);
  });

  it('raises the bar for each KPI that was looked at', () => {
    expect([barOf(1), barOf(4), barOf(5), barOf(0)]).toEqual([50_000, 12_500, 10_000, 50_000]);
    // Fourth best of 455 choices is under 1.25 %; with six KPIs the bar is 0.83 %.
    const facts = netNew([...FLAT, 70, 49, 65]);
    expect(judged({ ...facts, looked: 4 }).fit).toBe('right');
    expect(judged({ ...facts, looked: 12 }).fit).toBe('wrong');
    expect(judged({ ...facts, looked: 4, firstDays: 3 }).fit).toBe('wrong');
  });

  it('has one canonical text: whole numbers and words only', () => {
    const made = { ...madeHistory(4), set: ['nnarr', 'grr', 'ttfv', 'hardware_failure_rate'] as KpiId[] };
    expect(() => canonical(judged(made), 'verdict')).not.toThrow();
  });

  it('writes chances with the digits they need', () => {
    expect([900, 2198, 12_500, 50_000, 330_000].map(chanceText)).toEqual([
      'under 0.1 %',
      '0.22 %',
      '1.25 %',
      '5 %',
      '33 %',
    ]);
  });
});

describe('the measures', () => {
  const site = (id: string, more: Partial<EngagementFacts['deployments'][number]>) => ({
    id,
    customerId: id,
    externalId: null,
    site: id,
    kind: 'production' as const,
    devices: 10,
    acvMinor: 100_00n,
    signedOn: date('2026-03-10'),
    shippedOn: null,
    installedOn: null,
    activatedOn: null,
    firstValueOn: null,
    endedOn: null,
    ...more,
  });

  it('take the sites of one customer and day as one contract', () => {
    const twins = ['a', 'b', 'c'].map((id) => site(id, { customerId: 'one' }));
    const facts = {
      ...EMPTY,
      deployments: [...twins, site('d', { acvMinor: 400_00n }), site('p', { kind: 'pilot' })],
    };
    const months = measureOf('acv_per_deployment', facts, 0.05).months;
    expect(months.find(({ index }) => index === 0)).toMatchObject({ n: 2, exact: '17500', text: 'USD 175' });
    expect(months.find(({ index }) => index === -1)).toMatchObject({
      n: 0,
      exact: null,
      text: 'none signed',
    });
  });

  it('let a roll-out arrive with half of its sites, and stop watching what ended', () => {
    const signed = { signedOn: date('2026-01-01') };
    const sites = [
      site('a', { ...signed, customerId: 'one', firstValueOn: date('2026-03-10') }),
      site('b', { ...signed, customerId: 'one', firstValueOn: date('2026-04-20') }),
      site('c', { ...signed, customerId: 'one' }),
      site('d', { ...signed, endedOn: date('2026-02-01') }),
      site('e', { ...signed, firstValueOn: date('2025-12-01') }),
    ];
    const measure = measureOf('ttfv', { ...EMPTY, deployments: sites }, 0.05);
    expect(measure.missing).toBe('0 first values reached in the year before, 1 in the ninety days.');
    expect(measure.months.find(({ index }) => index === 1)).toMatchObject({
      n: 1,
      exact: '100',
      text: '1 arrived, 1.0 expected',
    });
  });

  it('count failed devices of those in service', () => {
    const live = site('a', { activatedOn: date('2025-01-01'), devices: 200 });
    const failures = [{ deploymentId: 'a', failedOn: date('2026-03-20'), devices: 3 }];
    const measure = measureOf('hardware_failure_rate', { ...EMPTY, deployments: [live], failures }, 0.05);
    expect(measure.months.find(({ index }) => index === 0)).toMatchObject({
      exact: '15000',
      text: '3 of 200 devices failed',
    });
    expect(measure.months.find(({ index }) => index === 1)).toMatchObject({ exact: '0' });
    // Three months as bad as this one are worse, not better.
    expect(measure.surprise?.worse).toBeLessThan(measure.surprise?.better ?? 0);
  });

  it('know of a month without ARR that nothing could be kept in it', () => {
    const facts = {
      ...netNew(FLAT),
      blocks: netNew(FLAT).blocks.map((block) => ({ ...block, openingMinor: 0n })),
    };
    expect(measureOf('grr', facts, 0.05)).toMatchObject({ surprise: null, seen: null });
  });
});

describe('the facts of the ninety days before', () => {
  it('are the same facts three months earlier', () => {
    const facts = madeHistory(2);
    const earlier = beforeEngagement(facts);
    expect(earlier).toMatchObject({ startOn: '2025-12-02', asOf: '2026-03-01' });
    expect(earlier.blocks.find(({ index }) => index === 2)?.netNewMinor).toBe(
      facts.blocks.find(({ index }) => index === -1)?.netNewMinor,
    );
    expect(blocksOf(earlier)).toHaveLength(15);
    expect(blocksOf({ startOn: facts.startOn, asOf: addDays(facts.startOn, 28) })).toHaveLength(12);
  });
});
