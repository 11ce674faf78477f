import { describe, expect, it } from 'vitest';
import type { BoardPage } from '@/domain/board/page';
import { renderBoardPdf } from '@/features/board/board-pdf/render';
import { renderBoardSlides } from '@/features/board/board-slides/render';
import { amountWords, shareWords } from '@/features/board/board-words';
import { BoardSheet } from '@/features/board/components/board-sheet';
import { NOT_SEALED } from '@/features/board/export-words';
import { UNKNOWN_SIGN } from '@/platform/pdf/printable';
import { pictureMarkup } from '@/ui/charts/picture-markup';
import { readPdf, readSlides, textOfMarkup } from '../../support/read-exports';
import { samplePage } from '../../support/sample-board-page';

const SEAL = 'ab'.repeat(32);
const pdfOf = async (page: BoardPage, size: 'A4' | 'LETTER' = 'A4', intact = true) =>
  readPdf(await renderBoardPdf({ page, sha256: page.closed ? SEAL : null, intact }, size));
const slidesOf = async (page: BoardPage, intact = true) =>
  readSlides(await renderBoardSlides({ page, sha256: page.closed ? SEAL : null, intact }));

/** Every figure that the page shows: values, targets, all amounts and shares of the forecast, sentences. */
function figuresOf(page: BoardPage): string[] {
  const { forecast, currency } = page;
  const amount = (minor: string) => amountWords(minor, currency).text;
  return [
    ...page.kpis.flatMap(({ value, target, verdict, sentence, change }) => [
      value.text,
      ...(target ? [target.text] : []),
      ...(change ? [change.text] : []),
      verdict.text,
      ...(sentence ? [sentence] : []),
    ]),
    ...forecast.rows.flatMap((row) =>
      [row.actualMinor, row.commitMinor, row.weightedMinor, row.forecastMinor].map(amount),
    ),
    ...forecast.completed.rows.flatMap(({ forecastMinor, actualMinor, varianceBp }) => [
      amount(forecastMinor),
      amount(actualMinor),
      shareWords(varianceBp),
    ]),
    ...(forecast.sentence ? [forecast.sentence] : []),
    ...[...page.lastMonth.items, ...page.thisMonth].map(({ text }) => text),
    ...page.attendance.map(({ name }) => name),
    `asked ${page.exceptions.asked}, made 0`,
  ].map((text) => text.replaceAll(/\s+/g, ' '));
}

describe('the page as it leaves the application', () => {
  it('has the same figures and sentences on screen, on paper and on slides', async () => {
    const page = samplePage();
    const [paper, slides] = [await pdfOf(page), await slidesOf(page)];
    const screen = textOfMarkup(pictureMarkup(BoardSheet({ page, sha256: SEAL })));
    for (const figure of figuresOf(page)) {
      expect(screen, figure).toContain(figure);
      expect(paper.text, figure).toContain(figure);
      expect(slides.text, figure).toContain(figure);
    }
  });

  it('says who closed it when, or that it is not closed', async () => {
    const closed = samplePage();
    const open = samplePage({ closed: null });
    for (const read of [pdfOf, slidesOf]) {
      expect((await read(closed)).text).toContain('Closed by Dana Whitlock, 5 Nov 2026, 10:58.');
      expect((await read(open)).text).toContain('Not closed yet: they still change.');
    }
    expect((await pdfOf(closed)).text).toContain(`SHA-256 ${SEAL}`);
    expect((await pdfOf(open)).text).not.toContain('SHA-256');
  });

  it('says loudly that a page is not the sealed one', async () => {
    expect((await pdfOf(samplePage(), 'A4', false)).text).toContain(NOT_SEALED);
    expect((await slidesOf(samplePage(), false)).text).toContain(NOT_SEALED);
  });

  it('holds a month in which there is nothing yet', async () => {
    const page = samplePage();
    const { completed } = page.forecast;
    const empty = samplePage({
      kpis: page.kpis.map((kpi) => ({ ...kpi, trend: [], sentence: null })),
      forecast: {
        ...page.forecast,
        rows: [],
        sentence: null,
        completed: {
          ...completed,
          rows: [],
          snapshotOn: null,
          biasBp: null,
          reason: 'No snapshot was taken.',
        },
      },
      programme: null,
      lastMonth: { month: null, items: [] },
      thisMonth: [],
      agenda: [],
      attendance: [],
      endorsement: { modelVersion: 1, signatures: [] },
      exceptions: { asked: 0, made: 0, ofMonth: [] },
      corrections: { since: null, months: [], rows: 0, sumMinor: '0' },
      heldOn: null,
      closed: null,
    });
    for (const { text } of [await pdfOf(empty), await slidesOf(empty)]) {
      expect(text).toContain('no variance. No snapshot was taken.');
      expect(text).toContain('Nothing was agreed.');
      expect(text).toContain('not endorsed yet');
    }
  });
});

describe('the PDF', () => {
  it('fits on two pages of A4 or Letter, with title, language and page numbers', async () => {
    for (const [size, points] of [
      ['A4', [595, 842]],
      ['LETTER', [612, 792]],
    ] as const) {
      const { pages, size: measured, info } = await pdfOf(samplePage(), size);
      expect(measured).toEqual(points);
      expect(pages).toHaveLength(2);
      for (const [i, page] of pages.entries()) expect(page).toContain(`Page ${i + 1} of 2`);
      expect(info).toMatchObject({
        Title: 'Board page, Northlight Sensors, October 2026',
        Author: 'Northlight Sensors',
        Language: 'en',
      });
    }
  });

  it('is not broken by long sentences, many decisions and signs without a glyph', async () => {
    const page = samplePage();
    const [first] = page.lastMonth.items;
    if (!first) throw new Error('The sample agreed nothing');
    const items = Array.from({ length: 40 }, (_, i) => ({
      ...first,
      id: `${i}`,
      text: `Überlang ${i} 株式 `.repeat(9),
    }));
    const long = samplePage({
      company: 'W'.repeat(120),
      lastMonth: { month: 'September 2026', items },
      kpis: page.kpis.map((kpi) => ({ ...kpi, sentence: 'Łódź '.repeat(56).trim() })),
    });
    const { text, pages } = await pdfOf(long);
    expect(text).toContain('Überlang 39');
    expect(text).toContain(`${UNKNOWN_SIGN} stands for signs`);
    expect(pages.at(-1)).toContain(`Page ${pages.length} of ${pages.length}`);
  });
});

describe('the slides', () => {
  it('carry charts that can be edited: numbers with a workbook behind them, no pictures', async () => {
    const page = samplePage();
    const { xml, paths } = await slidesOf(page);
    const charts = [...xml].filter(([path]) => path.startsWith('ppt/charts/')).map(([, text]) => text);
    // Four KPIs, the forecast and the last quarter's variance.
    expect(charts).toHaveLength(6);
    expect(paths.filter((path) => path.endsWith('.xlsx'))).toHaveLength(6);
    expect(paths.filter((path) => /\.(png|jpe?g|svg)$/.test(path))).toEqual([]);
    const values = (chart: string | undefined) =>
      [...(chart ?? '').matchAll(/<c:val>.*?<\/c:val>/gs)].map(([val]) =>
        [...val.matchAll(/<c:pt idx="\d+"><c:v>([^<]*)<\/c:v>/g)].map(([, v]) => v),
      );
    expect(values(charts.find((chart) => chart.includes('NNARR')))).toEqual([
      ['180000', '240000', '410000', '620000'],
    ]);
    expect(values(charts.find((chart) => chart.includes('TTFV')))).toEqual([['74', '', '63', '58']]);
    expect(values(charts.find((chart) => chart.includes('Weighted')))).toEqual([
      ['210000', '300000', '380000', '590000'],
      ['80000', '90000', '125000', '205000'],
      ['20000', '15000', '30000', '50000'],
    ]);
    const notes = [...xml].find(([path]) => path.startsWith('ppt/notesSlides/'))?.[1];
    expect(notes).toContain('How Net new ARR is reckoned');
  });

  it('goes on over more slides where much was agreed, and leaves out nothing', async () => {
    const page = samplePage();
    const [first] = page.lastMonth.items;
    if (!first) throw new Error('The sample agreed nothing');
    const items = Array.from({ length: 15 }, (_, i) => ({
      ...first,
      id: `${i}`,
      text: `Decision number ${i}`,
    }));
    const { text, slides } = await slidesOf(samplePage({ lastMonth: { month: 'September 2026', items } }));
    for (const { text: decision } of items) expect(text).toContain(decision);
    expect(slides).toHaveLength(7);
    expect(text).toContain('What was agreed, continued');
  });

  it('stays well formed whatever is in the texts', async () => {
    const { text, xml, properties } = await slidesOf(
      samplePage({ company: 'A & B <script> "x" \u0000\u0007\ud800\uffff 株式 😀' }),
    );
    expect(text).toContain('A & B <script> "x" 株式 😀');
    expect(properties).toContain('<Company>A &amp; B &lt;script&gt; &quot;x&quot;  株式 😀</Company>');
    for (const [, part] of xml) expect(part.replaceAll(/[\n\r\t]/g, '')).not.toMatch(/[\p{Cc}\uffff]/u);
  });
});
