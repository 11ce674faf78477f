import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { BoardPage } from '@/domain/board/page';
import { BoardSheet } from '@/features/board/components/board-sheet';
import { SHEET_CSS } from '@/features/board/sheet-css';
import { SHEET_HREF, sheetStyles } from '@/features/board/sheet-file';
import { samplePage } from '../../support/sample-board-page';

const markup = (page: BoardPage, sha256: string | null = null) =>
  renderToStaticMarkup(createElement(BoardSheet, { page, sha256 }));
const textOf = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');

describe('the sheet', () => {
  it('sets everything that the page says', () => {
    const page = samplePage();
    const text = textOf(markup(page, 'a'.repeat(64)));
    const said = [
      page.company,
      page.month.name,
      ...page.kpis.flatMap(({ label, value, verdict, sentence }) => [
        label,
        value.text,
        verdict.text,
        sentence ?? '',
      ]),
      page.forecast.sentence ?? '',
      ...page.lastMonth.items.map((item) => item.text),
      ...page.thisMonth.map((item) => item.text),
      ...page.attendance.map(({ name }) => name),
      ...page.agenda.map(({ title }) => title),
      ...page.exceptions.ofMonth.map(({ asked }) => asked),
      'a'.repeat(64),
    ];
    expect(said.filter((words) => !text.includes(words))).toEqual([]);
  });

  it('carries the exact figure for hover, and the trend in words for who cannot see it', () => {
    const html = markup(samplePage());
    expect(html).toContain('title="$620,000.00"');
    expect(html).toContain('title="$210,000.00"');
    expect(html).toContain('aria-label="NNARR, 4 quarters: Q4 2025 $180k, Q1 2026 $240k');
    expect(html).toContain('title="Fewer than half have arrived."');
  });

  it('folds how the figures are reckoned, which opens on a wide screen and on paper', () => {
    const html = markup(samplePage());
    const [before = '', folded = ''] = html.split('<details');
    for (const { name, formula } of samplePage().kpis) {
      const words = `${name}: ${formula.numbers ?? formula.words}`;
      expect(textOf(before)).not.toContain(words);
      expect(textOf(folded)).toContain(words);
    }
    const [, wide = '', print = ''] = SHEET_CSS.split(/@container|@media print/);
    for (const part of [wide, print])
      expect(part).toMatch(/::details-content \{ content-visibility: visible/);
  });

  it('prints how the figures are reckoned although the application leaves closed details out of print', () => {
    const print = SHEET_CSS.slice(SHEET_CSS.indexOf('@media print'));
    expect(print).toContain('.bs-how:not([open]) { display: block; }');
  });

  it('needs no script, no style of its own and nothing from elsewhere', () => {
    const html = markup(samplePage());
    expect(html).not.toMatch(/<script|<style|<link|<img|\son[a-z]+=|style=|href=|src=/);
  });

  it('writes what people typed as text, never as markup', () => {
    const page = samplePage();
    page.forecast.sentence = '<script>alert(1)</script>';
    page.company = '<b>Bold & Co</b>';
    const html = markup(page);
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<b>');
    expect(html).toContain('&lt;b&gt;Bold &amp; Co&lt;/b&gt;');
  });

  it('stands while there is nothing yet', () => {
    const page = samplePage();
    const bare = samplePage({
      kpis: page.kpis.map((kpi) => ({ ...kpi, trend: [], target: null, change: null, sentence: null })),
      forecast: {
        ...page.forecast,
        rows: page.forecast.rows.map((row) => ({
          ...row,
          actualMinor: '0',
          commitMinor: '0',
          weightedMinor: '0',
          forecastMinor: '0',
        })),
        completed: { ...page.forecast.completed, snapshotOn: null, rows: [], reason: 'None was frozen.' },
      },
      programme: null,
      lastMonth: { month: null, items: [] },
      thisMonth: [],
      attendance: [],
      agenda: [],
      closed: null,
    });
    const text = textOf(markup(bare));
    for (const words of [
      'Agreed last month',
      'Nothing was agreed.',
      'Nobody has been asked yet.',
      'No agenda yet.',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('SHA-256');
    expect(text).not.toContain('Full: already realised');
  });
});

describe('the stylesheet', () => {
  it('is a file that may be kept for ever, for its address names its text', async () => {
    const answer = sheetStyles();
    expect(await answer.text()).toBe(SHEET_CSS);
    expect(answer.headers.get('Content-Type')).toBe('text/css; charset=utf-8');
    expect(answer.headers.get('Cache-Control')).toContain('immutable');
    expect(SHEET_HREF).toMatch(/^\/board-sheet\.css\?v=[0-9a-f]{16}$/);
  });

  it('styles every class of the sheet, and nothing outside it', () => {
    const classes = [...markup(samplePage()).matchAll(/class="([^"]+)"/g)].flatMap(([, names = '']) =>
      names.split(' '),
    );
    const unknown = [...new Set(classes)].filter((name) => !SHEET_CSS.includes(`.${name}`));
    expect(unknown).toEqual([]);
    const selectors = SHEET_CSS.split('\n').filter((line) => line.includes('{') && !line.startsWith('@'));
    expect(selectors.filter((line) => !line.trim().startsWith('.board-sheet'))).toEqual([]);
  });
});
