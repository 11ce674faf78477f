import { expect, test } from 'vitest';
import { SENTENCE_LENGTH } from '@/domain/board/topics';
import type { BoardKpi } from '@/domain/board/page';
import { forecastSentence, sentenceOf } from '../../../prisma/demo/board-sentences';
import { BOARD_WORDS } from '../../../prisma/demo/board-words';
import { COMPANIES } from '../../../prisma/demo/companies';
import { samplePage } from '../../support/sample-board-page';

const STATES = ['on_track', 'look', 'act', 'not_judged'] as const;
const slugs = COMPANIES.map(({ key }) => key);

/** What the CRO says of one figure of each company in a month. */
const said = (kpi: BoardKpi, nth: number) => slugs.map((company) => sentenceOf(kpi, { company, nth }));

test('nobody who reads three companies reads one sentence three times', () => {
  const [kpi] = samplePage().kpis;
  if (!kpi) throw new Error('The sample page has no KPI');
  for (const nth of [0, 1, 2]) {
    for (const [id, state] of [
      ['nnarr', 'look'],
      ['nnarr', 'on_track'],
      ['grr', 'look'],
      ['grr', 'on_track'],
      ['ttfv', 'act'],
    ] as const) {
      const words = said({ ...kpi, id, verdict: { state, text: '' } }, nth);
      expect(new Set(words).size).toBe(slugs.length);
    }
    for (const state of STATES)
      for (const text of said({ ...kpi, verdict: { state, text: '' } }, nth))
        expect(text.length).toBeLessThanOrEqual(SENTENCE_LENGTH);
    expect(new Set(slugs.map((company) => forecastSentence(false, { company, nth }))).size).toBe(
      slugs.length,
    );
  }
});

test('each company decides its own things', () => {
  const decisions = slugs.flatMap((slug) => (BOARD_WORDS[slug] ?? []).map(({ decision }) => decision));
  expect(decisions).toHaveLength(9);
  expect(new Set(decisions).size).toBe(9);
});
