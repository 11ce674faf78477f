import { describe, expect, it } from 'vitest';
import type { BoardKpi, BoardPage } from '@/domain/board/page';
import { renderBoardPdf } from '@/features/board/board-pdf/render';
import { renderBoardSlides } from '@/features/board/board-slides/render';
import { UNKNOWN_SIGN } from '@/platform/pdf/printable';
import { readPdf, readSlides } from '../../support/read-exports';
import { samplePage } from '../../support/sample-board-page';

const exported = (page: BoardPage) => ({ page, sha256: null, intact: true });
const pdfOf = async (page: BoardPage) => readPdf(await renderBoardPdf(exported(page), 'A4'));
const slidesOf = async (page: BoardPage) => readSlides(await renderBoardSlides(exported(page)));

/** The charts of KPIs by their label, with what they write their figures by. */
async function charts(page: BoardPage) {
  const { xml } = await slidesOf(page);
  const found = [...xml.values()].filter(
    (text) => text.startsWith('<?xml') && text.includes('<c:chartSpace'),
  );
  return page.kpis.flatMap(({ label }) => {
    const chart = found.find((text) => text.includes(`<c:v>${label}</c:v>`));
    if (!chart) return [];
    const format = /<c:dLbls><c:numFmt formatCode="([^"]*)"/.exec(chart)?.[1]?.replaceAll('&quot;', '"');
    const [val = ''] = /<c:val>.*?<\/c:val>/s.exec(chart) ?? [];
    return [
      {
        label,
        format: format?.replaceAll('&gt;', '>'),
        kind: chart.includes('<c:barChart>') ? 'bar' : 'line',
        values: [...val.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value]) => value),
      },
    ];
  });
}

function withTrend(page: BoardPage, id: BoardKpi['id'], amounts: (string | null)[]): BoardPage {
  const trend = amounts.map((amount, i) => ({ label: `Q${i + 1} 2026`, amount, text: amount ?? 'n/a' }));
  return { ...page, kpis: page.kpis.map((kpi) => (kpi.id === id ? { ...kpi, trend } : kpi)) };
}

describe('the charts of the slides', () => {
  it('are columns for what adds up and lines for what is measured, each in its own unit', async () => {
    expect(await charts(samplePage())).toEqual([
      {
        label: 'NNARR, 4 quarters',
        kind: 'bar',
        format: '[>=999500]"$"0.00,,"M";[>=1000]"$"0,"k";"$"#,##0',
        values: ['180000', '240000', '410000', '620000'],
      },
      { label: 'GRR, 24 months', kind: 'line', format: '0.0" %"', values: ['84.2', '83', '81.1', '78.4'] },
      {
        label: 'ACV per deployment',
        kind: 'line',
        format: '[>=999500]"$"0.00,,"M";[>=1000]"$"0.0,"k";"$"#,##0',
        values: ['39000', '39500', '39900', '40000'],
      },
      { label: 'TTFV, median', kind: 'line', format: '0" d"', values: ['74', '', '63', '58'] },
    ]);
  });

  it('have no decimals to lose in a currency without them', async () => {
    const [first] = await charts(withTrend(samplePage({ currency: 'JPY' }), 'nnarr', ['180000', '240001']));
    expect(first).toMatchObject({ values: ['180000', '240001'], format: expect.stringContaining('¥') });
  });

  it('show a loss as one', async () => {
    const [first] = await charts(withTrend(samplePage(), 'nnarr', ['4000000', '-2500050']));
    expect(first?.values).toEqual(['40000', '-25000.5']);
  });

  it('are left out where there are no two quarters to compare', async () => {
    for (const amounts of [[], ['100'], [null, '100'], [null, null]])
      expect(
        (await charts(withTrend(samplePage(), 'nnarr', amounts))).map(({ label }) => label),
      ).not.toContain('NNARR, 4 quarters');
  });
});

describe('the trend on paper', () => {
  it('names the quarters at its ends, and is left out where there is none', async () => {
    const page = samplePage();
    const none = { ...page, kpis: page.kpis.map((kpi) => ({ ...kpi, trend: [] })) };
    const ends = (text: string) => text.split('Q4 2025').length - 1;
    expect(ends((await pdfOf(page)).text)).toBe(4);
    expect(ends((await pdfOf(none)).text)).toBe(0);
  });

  it('is drawn of losses, of zeros and of one figure that never moved', async () => {
    for (const amounts of [
      ['-100', '-200'],
      ['0', '0', '0'],
      ['500', '500'],
      ['-100', null, '300'],
    ])
      for (const id of ['nnarr', 'grr'] as const)
        expect((await pdfOf(withTrend(samplePage(), id, amounts))).pages).toHaveLength(2);
  });
});

describe('signs that the type of the PDF does not have', () => {
  const formula = { words: 'Σ ACV ÷ their number', numbers: null };
  const kpisOf = (more: Partial<BoardKpi>) => samplePage().kpis.map((kpi) => ({ ...kpi, ...more }));

  it('are spelled out in formulas', async () => {
    const { text } = await pdfOf(samplePage({ kpis: kpisOf({ formula }) }));
    expect(text).toContain('Sum of ACV ÷ their number');
    expect(text).not.toContain(UNKNOWN_SIGN);
  });

  it('are told of only where paper shows them', async () => {
    const hidden = kpisOf({
      sentence: 'As planned.',
      figuresSay: '株式',
      formula: { words: 'Σ', numbers: 'a' },
    });
    expect((await pdfOf(samplePage({ kpis: hidden }))).text).not.toContain(UNKNOWN_SIGN);
    const seen = kpisOf({ sentence: '株式 wins' });
    expect((await pdfOf(samplePage({ kpis: seen }))).text).toContain(`${UNKNOWN_SIGN} stands for signs`);
  });
});
