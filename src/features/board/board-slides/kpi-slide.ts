import type PptxGenJS from 'pptxgenjs';
import type { BoardKpi, BoardPage, BoardUnit } from '@/domain/board/page';
import { currencyExponent } from '@/domain/values/money';
import { currencyPrefix } from '@/ui/format/money';
import { standingWords, VERDICT_WORDS } from '../board-words';
import { formulaWords, kpiFacts } from '../export-words';
import { BODY, COLORS, FONT, QUIET, SLIDE, titledSlide } from './look';

const CARD = { width: 5.85, height: 2.72, gap: 0.43, top: 1.55 };

/** The four numbers: each with its way as a chart of its own, its verdict and its sentence. How they are reckoned is in the notes. */
export function addKpiSlide(deck: PptxGenJS, page: BoardPage): void {
  const slide = titledSlide(deck, page.month.name, { company: page.company, note: standingWords(page) });
  for (const [i, kpi] of page.kpis.entries()) {
    const x = SLIDE.left + (i % 2) * (CARD.width + CARD.gap);
    const y = CARD.top + Math.floor(i / 2) * (CARD.height + 0.1);
    addKpi(slide, kpi, { x, y }, page.currency);
  }
  slide.addNotes(page.kpis.map((kpi) => formulaWords(kpi)).join('\n'));
}

function addKpi(
  slide: PptxGenJS.Slide,
  kpi: BoardKpi,
  { x, y }: { x: number; y: number },
  currency: string,
): void {
  const { label, value, verdict, sentence, figuresSay } = kpi;
  const figures = 2.35;
  slide.addText(label, { ...QUIET, x, y, w: figures, h: 0.26 });
  slide.addText(value.text, {
    ...BODY,
    fontSize: 32,
    bold: true,
    valign: 'middle',
    x,
    y: y + 0.26,
    w: figures,
    h: 0.62,
  });
  slide.addText(kpiFacts(kpi), { ...QUIET, x, y: y + 0.92, w: figures, h: 0.46 });
  slide.addText(
    [
      { text: `${VERDICT_WORDS[verdict.state]}.`, options: { bold: true, color: COLORS[verdict.state] } },
      { text: ` ${verdict.text}` },
    ],
    { ...BODY, fontSize: 12, x, y: y + 1.42, w: CARD.width, h: 0.44 },
  );
  const said = sentence ?? figuresSay;
  if (said) {
    const color = sentence ? COLORS.ink : COLORS.muted;
    slide.addText(said, { ...BODY, color, x, y: y + 1.88, w: CARD.width, h: 0.78, fit: 'shrink' });
  }
  addTrend(slide, kpi, { x: x + figures + 0.1, y: y - 0.05 }, currency);
}

/** A quarter's figure in the KPI's unit of people: major units of money, per cent, days. A chart is drawn, so it may be a fraction. */
function drawn(amount: string, unit: BoardUnit, currency: string): number {
  if (unit === 'minor') return Number(amount) / 10 ** currencyExponent(currency);
  return unit === 'basis_points' ? Number(amount) / 100 : Number(amount);
}

/** How a chart writes a figure: short, as eight quarters stand side by side; what is in quotes stands as it is, a comma takes three digits off. */
function formatOf(unit: BoardUnit, currency: string, largest: number): string {
  const sign = `"${currencyPrefix(currency)}"`;
  const thousands = largest < 100_000 ? '0.0,' : '0,';
  if (unit === 'minor') return `[>=999500]${sign}0.00,,"M";[>=1000]${sign}${thousands}"k";${sign}#,##0`;
  return unit === 'basis_points' ? '0.0" %"' : '0" d"';
}

function addTrend(
  slide: PptxGenJS.Slide,
  { id, label, unit, trend }: BoardKpi,
  { x, y }: { x: number; y: number },
  currency: string,
): void {
  if (trend.filter(({ amount }) => amount !== null).length < 2) return;
  // A quarter without a figure keeps its place; the library's types know numbers only.
  const values = trend.map(({ amount }) => (amount === null ? null : drawn(amount, unit, currency)));
  const format = formatOf(unit, currency, Math.max(...values.map((shown) => shown ?? 0)));
  const data = [{ name: label, labels: trend.map((point) => point.label), values: values as number[] }];
  slide.addChart(id === 'nnarr' ? 'bar' : 'line', data, {
    x,
    y,
    w: CARD.width - 2.45,
    h: 1.42,
    altText: `${label}: ${trend.map((point) => `${point.label} ${point.text}`).join(', ')}`,
    chartColors: [COLORS.accent],
    barGapWidthPct: 45,
    lineDataSymbolSize: 5,
    lineSize: 2,
    displayBlanksAs: 'span',
    showLegend: false,
    showValue: true,
    dataLabelFontFace: FONT,
    dataLabelFontSize: 7,
    dataLabelColor: COLORS.muted,
    dataLabelFormatCode: format,
    dataLabelPosition: id === 'nnarr' ? 'outEnd' : 't',
    catAxisLabelFontFace: FONT,
    catAxisLabelFontSize: 7,
    catAxisLabelColor: COLORS.muted,
    catGridLine: { style: 'none' },
    valAxisHidden: true,
    valGridLine: { style: 'none' },
    valAxisLabelFormatCode: format,
  });
}
