import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDeal } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { forecastExport } from '@/features/forecast/queries-export';
import { forecastQuery } from '@/features/forecast/queries';
import { parseDecimal } from '@/domain/values/money';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { DEMO, HARDWARE, PO, QUOTE, SOFTWARE, shipment } from '../deals/a-deal';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await makeTenant();
  const made = async (name: string, repId: string | null, evidence: object[]) => {
    const lines = [HARDWARE, SOFTWARE];
    const base = { name, customer: '=Nordic', contact: 'Ada', closeOn: '2027-01-10', repId };
    const deal = value(await createDeal(tenant.as.CRO, { ...base, lines }));
    const move = { ...deal, to: 'hardware_shipped' as const, evidence } as Parameters<typeof moveDeal>[1];
    if (evidence.length > 0) value(await moveDeal(tenant.as.CRO, move));
  };
  await made('=1+1', tenant.repId, []);
  await made('Shipped', null, [DEMO, QUOTE, PO, shipment('2026-11-01', 40)]);
});

type Input = Parameters<typeof forecastExport>[1];
const CLOCK = { asOf: '2026-11-20' };

async function fileOf(input: Input, as = tenant.as.CRO): Promise<Buffer> {
  const { pieces } = value(await forecastExport(as, { ...CLOCK, ...input }));
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
}
async function csvOf(input: Input, as = tenant.as.CRO): Promise<Record<string, string>[]> {
  return parse(await fileOf(input, as), { columns: true, bom: true });
}
const minor = (text: string | undefined) => parseDecimal(text ?? '', 'USD');

describe('the forecast as a file', () => {
  it('has the figures of the page, by period and stream, for every filter', async () => {
    for (const filter of [{}, { repId: tenant.repId }, { repId: '' }, { category: 'commit' as const }]) {
      const shown = value(await forecastQuery(tenant.as.CRO, { ...CLOCK, ...filter }));
      const rows = await csvOf(filter);
      const row = (figure: string, stream: string) =>
        rows.find(({ Figure, Stream }) => Figure === figure && Stream === stream);
      for (const period of shown.periods) {
        const column = `${period.label} (USD)`;
        expect(minor(row('Forecast', 'All streams')?.[column])).toBe(
          period.total.actualMinor + period.total.weightedMinor,
        );
        expect(minor(row('Commit', 'Hardware')?.[column])).toBe(period.streams.hardware.commitMinor);
        expect(minor(row('Weighted', 'Software')?.[column])).toBe(period.streams.software.weightedMinor);
      }
      expect(minor(row('Actual', 'All streams')?.['All (USD)'])).toBe(shown.totals.total.actualMinor);
      expect(rows.slice(-3).map(({ Figure }) => Figure)).toEqual(['P10', 'P50', 'P90']);
    }
  });

  it('has the lines behind it, which add up to the table, and none of them a formula', async () => {
    const table = await csvOf({});
    const lines = await csvOf({ sheet: 'lines' });
    const sum = lines.reduce((total, line) => total + (minor(line['Forecast (USD)']) ?? 0n), 0n);
    expect(sum).toBe(minor(table[0]?.['All (USD)']));
    expect(new Set(lines.map(({ Deal }) => Deal))).toEqual(new Set(["'=1+1", 'Shipped']));
    expect(lines[0]?.Customer).toBe("'=Nordic");
  });

  it('is a workbook with table, lines and what they are of', async () => {
    const book = read(await fileOf({ format: 'xlsx', repId: tenant.repId }));
    expect(book.SheetNames).toEqual(['Forecast', 'Lines', 'About']);
    const sheet = (name: string) => utils.sheet_to_json<Record<string, unknown>>(book.Sheets[name] ?? {});
    expect(new Set(sheet('Lines').map(({ Deal }) => Deal))).toEqual(new Set(['=1+1']));
    const [first] = await csvOf({ repId: tenant.repId });
    expect(sheet('Forecast')[0]?.['All (USD)']).toBe(Number(first?.['All (USD)']));
    const about: Record<string, unknown> = Object.fromEntries(
      sheet('About').map((row) => [row.What, row.Value]),
    );
    expect(about).toMatchObject({ Currency: 'USD', Customer: 'All' });
    expect(about.Rep).not.toBe('All');
  });

  it('shows a rep his own deals alone, and is named after what it is of', async () => {
    const own = await csvOf({ sheet: 'lines' }, tenant.as.REP);
    expect(new Set(own.map(({ Deal }) => Deal))).toEqual(new Set(["'=1+1"]));
    const { fileName } = value(await forecastExport(tenant.as.CRO, { ...CLOCK, repId: tenant.repId }));
    expect(fileName).toMatch(/^forecast-.+-2026-11-20-filtered\.csv$/);
  });
});
