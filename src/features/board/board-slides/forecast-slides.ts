import type PptxGenJS from 'pptxgenjs';
import type { BoardColumn, BoardForecastRow, BoardPage } from '@/domain/board/page';
import { currencyExponent } from '@/domain/values/money';
import { dateText } from '@/ui/format/dates';
import { currencyPrefix } from '@/ui/format/money';
import { amountWords, COLUMN_WORDS, shareWords, standingWords, varianceWords } from '../board-words';
import { BODY, COLORS, FONT, QUIET, SLIDE, titledSlide } from './look';

const CHART = { x: SLIDE.left, y: 1.55, w: 5.6, h: 3.7 };
const TABLE = { x: 6.6, y: 1.75, w: 6.13 };

const FIGURES = ['Actual', 'Commit', 'Weighted', 'Forecast'] as const;

function amountsOf(row: Omit<BoardForecastRow, 'column'>): string[] {
  return [row.actualMinor, row.commitMinor, row.weightedMinor, row.forecastMinor];
}

/** The quarter by stream: what came and what is weighted, as a chart and in figures. */
export function addForecastSlide(deck: PptxGenJS, page: BoardPage): void {
  const { forecast, currency, company } = page;
  const title = `Forecast, ${forecast.quarter.label}`;
  const slide = titledSlide(deck, title, { company, note: standingWords(page) });
  const major = (minor: string) => Number(minor) / 10 ** currencyExponent(currency);
  const streams = forecast.rows.flatMap(({ column, ...row }) =>
    column === 'total' ? [] : [{ column, row }],
  );
  // The library cannot draw a chart of nothing.
  if (streams.length > 0) {
    slide.addChart(
      'bar',
      streams.map(({ column, row }) => ({
        name: COLUMN_WORDS[column],
        labels: [...FIGURES],
        values: amountsOf(row).map(major),
      })),
      {
        ...chartLook(currency, title),
        barGrouping: 'stacked',
        chartColors: streams.map(({ column }) => COLORS[column]),
      },
    );
  }
  const cells = forecast.rows.map((row) => ({
    column: row.column,
    cells: amountsOf(row).map((minor) => amountWords(minor, currency).text),
  }));
  addTable(slide, FIGURES, cells);
  if (forecast.sentence) addSaid(slide, forecast.sentence, BODY, 5.5);
  addSaid(slide, varianceWords(forecast.running, { currency, goalBp: forecast.goalBp }), QUIET, 6.35);
}

/** The last quarter that is over: what was frozen on its first day, what came, and how far apart they are. */
export function addVarianceSlide(deck: PptxGenJS, page: BoardPage): void {
  const { forecast, currency, company } = page;
  const { completed, goalBp } = forecast;
  const title = `Was the forecast right? ${completed.quarter}`;
  const slide = titledSlide(deck, title, { company, note: standingWords(page) });
  const streams = completed.rows.filter(({ column }) => column !== 'total');
  if (streams.length > 0) {
    const labels = streams.map(({ column }) => COLUMN_WORDS[column]);
    const major = (minor: string) => Number(minor) / 10 ** currencyExponent(currency);
    const frozen = `Forecast of ${dateText(completed.snapshotOn)}`;
    slide.addChart(
      'bar',
      [
        { name: frozen, labels, values: streams.map(({ forecastMinor }) => major(forecastMinor)) },
        { name: 'Came', labels, values: streams.map(({ actualMinor }) => major(actualMinor)) },
      ],
      { ...chartLook(currency, title), barGrouping: 'clustered', chartColors: [COLORS.pale, COLORS.accent] },
    );
    const cells = completed.rows.map(({ column, forecastMinor, actualMinor, varianceBp }) => ({
      column,
      cells: [
        amountWords(forecastMinor, currency).text,
        amountWords(actualMinor, currency).text,
        shareWords(varianceBp),
      ],
    }));
    addTable(slide, ['Forecast', 'Came', 'Variance'], cells);
  }
  addSaid(slide, varianceWords(completed, { currency, goalBp }), BODY, streams.length > 0 ? 5.5 : 2);
}

function addSaid(slide: PptxGenJS.Slide, text: string, look: PptxGenJS.TextPropsOptions, y: number): void {
  slide.addText(text, { ...look, x: SLIDE.left, y, w: SLIDE.inner, h: 0.75, fit: 'shrink' });
}

function chartLook(currency: string, title: string): PptxGenJS.IChartOpts {
  return {
    ...CHART,
    altText: title,
    barDir: 'col',
    barGapWidthPct: 60,
    showLegend: true,
    legendPos: 'b',
    legendFontFace: FONT,
    legendFontSize: 11,
    legendColor: COLORS.muted,
    catAxisLabelFontFace: FONT,
    catAxisLabelFontSize: 11,
    catAxisLabelColor: COLORS.ink,
    valAxisLabelFontFace: FONT,
    valAxisLabelFontSize: 10,
    valAxisLabelColor: COLORS.muted,
    valAxisLabelFormatCode: `"${currencyPrefix(currency)}"#,##0`,
    valGridLine: { color: COLORS.hairline, size: 0.75 },
    valAxisLineShow: false,
  };
}

function addTable(
  slide: PptxGenJS.Slide,
  heads: readonly string[],
  rows: readonly { column: BoardColumn; cells: readonly string[] }[],
): void {
  const none = { type: 'none' as const };
  const cell = (text: string, more: PptxGenJS.TableCellProps = {}): PptxGenJS.TableCell => ({
    text,
    options: {
      fontFace: FONT,
      fontSize: 13,
      color: COLORS.ink,
      align: 'right',
      border: [{ type: 'solid', pt: 0.75, color: COLORS.hairline }, none, none, none],
      margin: [0.05, 0.02, 0.05, 0.02],
      ...more,
    },
  });
  const head = { fontSize: 11, color: COLORS.muted, border: [none, none, none, none] } as const;
  const labels = 1.35;
  slide.addTable(
    [
      ['', ...heads].map((text) => cell(text, { ...head, border: [none, none, none, none] })),
      ...rows.map(({ column, cells }) => {
        const total = column === 'total' ? { bold: true } : {};
        return [
          cell(COLUMN_WORDS[column], { align: 'left', ...total }),
          ...cells.map((text) => cell(text, total)),
        ];
      }),
    ],
    { ...TABLE, colW: [labels, ...heads.map(() => (TABLE.w - labels) / heads.length)] },
  );
}
