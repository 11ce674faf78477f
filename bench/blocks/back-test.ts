import fs from 'node:fs';
import path from 'node:path';
import { MARKS, type MarkSummary } from '@/domain/forecast/back-test';
import { ratioValue, type RatioOrNone } from '@/domain/values/ratio';
import { date } from '@/domain/values/calendar-date';
import { backTestQuery } from '@/features/forecast/queries-back-test';
import { replayMissing } from '@/features/forecast/replay-missing';
import { importFile } from '@/features/imports/import-file';
import { COMPANIES } from '../../prisma/demo/companies';
import { openCompany, tellHistory } from '../../prisma/demo/perform-company';
import { alone, ms, type Row } from '../report';
import { median, timed } from '../support/measure';
import { type Bench, newTenant } from '../world';

const ANCHOR = date('2026-11-20');
/** A history of which only the end is on file: src/domain/forecast/rewind.ts takes it back week by week. */
const REAL = path.resolve(
  process.env.REAL_DATA_DIR ?? '../shared/data',
  'maven-crm-sales/iso/sales_pipeline.csv',
);

/**
 * Both models on the demo's companies and on a real pipeline: how far off, at four looks at the same quarters. Told for the picture, won or
 * lost; timed is what a replayed day takes, and the page's query.
 */
export async function backTestBlock({ options }: Bench): Promise<Row[]> {
  const rows: Row[] = [];
  for (const company of options.small ? COMPANIES.slice(0, 1) : COMPANIES) {
    await tellHistory(await openCompany(company, ANCHOR));
    rows.push(...(await tested(company.slug)));
  }
  if (!fs.existsSync(REAL)) {
    console.log(`  left out: no real pipeline at ${REAL}`);
    return rows;
  }
  const { slug } = await newTenant('back-test');
  const imported = await importFile({ kind: 'operator', tenantSlug: slug }, { kind: 'deals', path: REAL });
  if (!imported.ok) throw new Error(imported.refusal.message);
  return [...rows, ...(await tested(slug))];
}

async function tested(slug: string): Promise<Row[]> {
  const system = { kind: 'system' as const, tenantSlug: slug };
  let days = 0;
  const all = await timed(async () => {
    const replayed = await replayMissing(system);
    if (!replayed.ok) throw new Error(replayed.refusal.message);
    days = replayed.value.days;
  });
  const reading: number[] = [];
  for (let i = 0; i < 5; i++) reading.push(await timed(() => backTestQuery(system, {})));
  const shown = await backTestQuery(system, {});
  if (!shown.ok) throw new Error(shown.refusal.message);
  const { marks, quarters } = shown.value;
  const each = days === 0 ? null : all / days;
  return [
    ...MARKS.flatMap(({ id }) => marks.filter((mark) => mark.id === id && mark.quarters > 0)).map((mark) =>
      markRow(slug, mark),
    ),
    alone({
      what: `${slug}: ${days} days replayed, each; ${quarters.length} quarters read`,
      ours: `${each === null ? '–' : ms(each)}; ${ms(median(reading))}`,
      goal: null,
      met: null,
      figures: { days, replayMs: each, readMs: median(reading) },
    }),
  ];
}

const MARK_NAMES = { ahead: 'a quarter before', start: 'at its start', week5: 'week 5', week9: 'week 9' };

function markRow(slug: string, { id, ours, plain, quarters, nearer }: MarkSummary): Row {
  return alone({
    what: `${slug}, ${MARK_NAMES[id]}: off by (plain table)`,
    ours: `${percent(ours.wape)} (${percent(plain.wape)}), nearer in ${nearer.ours} of ${quarters}`,
    goal: null,
    met: null,
    figures: {
      oursWape: value(ours.wape),
      plainWape: value(plain.wape),
      oursBias: value(ours.bias),
      plainBias: value(plain.bias),
      quarters,
      oursNearer: nearer.ours,
    },
  });
}

function value({ ratio }: RatioOrNone): number | null {
  return ratio === null ? null : ratioValue(ratio);
}

function percent(of: RatioOrNone): string {
  const known = value(of);
  return known === null ? 'n/a' : `${Math.round(known * 100)} %`;
}
