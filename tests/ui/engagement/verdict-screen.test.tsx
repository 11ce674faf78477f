import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { EngagementVerdict, KpiVerdict } from '@/domain/engagement/verdict';
import { date } from '@/domain/values/calendar-date';
import { KpiVerdicts } from '@/features/engagement/components/kpi-verdicts';

const kpi = (over: Partial<KpiVerdict>): KpiVerdict => ({
  kpi: 'nnarr',
  name: 'Net new ARR',
  state: 'within_noise',
  text: 'No clear improvement: months as good as these came before, too.',
  numbers: 'As good as this by chance in 33 % of engagements; the bar is 5 %.',
  before: 'USD 100',
  after: 'USD 120',
  what: 'Net new ARR of each thirty days',
  unit: 'minor',
  months: [],
  chancePpm: 330_000,
  barPpm: 50_000,
  seen: null,
  before90: false,
  ...over,
});

const told = (one: KpiVerdict, judged: boolean) => {
  const verdict: EngagementVerdict = {
    format: 1,
    startOn: date('2026-03-02'),
    dayOn: date('2026-05-30'),
    currency: 'USD',
    fit: 'wrong',
    text: '',
    clear: [],
    looked: 1,
    kpis: [one],
  };
  return renderToStaticMarkup(<KpiVerdicts verdict={verdict} spoken={judged} judged={judged} />)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
};

describe('the verdict of a KPI', () => {
  it('says in plain words what was found, then the chances behind it', () => {
    expect(told(kpi({}), true)).toBe(
      'Net new ARR No clear change First day USD 100 → day 90 USD 120 No clear improvement: months as good as these came before, too. As good as this by chance in 33 % of engagements; the bar is 5 %. Net new ARR of each thirty days: nothing is on record yet.',
    );
  });

  it('says nothing of a judgement before day ninety', () => {
    const early = told(kpi({ state: 'not_judged', text: '1 of 3 months are over.', numbers: null }), false);
    expect(early).toBe(
      'Net new ARR First day USD 100 → now USD 120 Net new ARR of each thirty days: nothing is on record yet.',
    );
  });

  it('shows one that was spoken before the chances stood apart as it was spoken', () => {
    const old = kpi({ text: 'Within the noise of the year before: as good as this by chance in 33 %.' });
    delete old.numbers;
    expect(told(old, true)).toContain('by chance in 33 %. Net new ARR of each');
  });

  it('is silent about figures that were never there', () => {
    expect(told(kpi({ before: 'n/a', after: 'n/a' }), false)).not.toContain('n/a');
  });
});
