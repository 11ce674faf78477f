import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDeal, editDeal } from '@/features/deals/commands';
import { exportTable } from '@/features/deals/queries-table-export';
import { tableRows } from '@/features/deals/queries-table';
import { makeTenant, value, type TestTenant } from '../../support/tenants';

const HOSTILE = [
  '=1+1',
  '+SUM(A1)',
  '-cmd',
  '@x',
  '\tid',
  ' =HYPERLINK("http://x")',
  'Quote "it", twice\r\nsure',
];

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await makeTenant();
  for (const [i, name] of HOSTILE.entries()) {
    const input = {
      name,
      customer: `=Customer ${i}`,
      amountMinor: i === 3 ? null : String(123_456 + i),
      closeOn: i === 4 ? null : `2027-03-1${i}`,
      repId: i % 2 ? tenant.repId : null,
    };
    const deal = value(await createDeal(tenant.as.CRO, input));
    if (i === 0) value(await editDeal(tenant.as.CRO, { ...deal, claimBp: 8000 }));
  }
});

type Input = Parameters<typeof exportTable>[1];
const COLUMNS: Input['columns'] = ['stage', 'counts', 'amount', 'close', 'step', 'rep'];

async function csvOf(input: Input, as = tenant.as.CRO): Promise<Record<string, string>[]> {
  const { pieces } = value(await exportTable(as, input));
  return parse(pieces.join(''), { columns: true, bom: true });
}

describe('a CSV file of the table', () => {
  it('has the rows of the list, in its order, with its filter and scope', async () => {
    for (const input of [
      { sort: 'amount', descending: true },
      { search: 'sure' },
      { repId: tenant.repId },
    ] as const) {
      const shown = value(await tableRows(tenant.as.CRO, { ...input, limit: 200 })).rows;
      const file = await csvOf({ ...input, columns: COLUMNS });
      expect(file.map((row) => row['Amount (USD)'])).toEqual(
        shown.map(({ amountMinor }) => (amountMinor === null ? '' : (Number(amountMinor) / 100).toFixed(2))),
      );
    }
    expect(await csvOf({}, tenant.as.REP)).toHaveLength(3);
  });

  it('begins no cell like a formula, and loses no text', async () => {
    const rows = await csvOf({ columns: COLUMNS, sort: 'close' });
    for (const text of rows.flatMap((row) => Object.values(row))) expect(text).not.toMatch(/^\s*[=+\-@\t\r]/);
    const names = rows.map((row) => row['Deal']?.replace(/^'/, ''));
    expect(new Set(names)).toEqual(new Set(HOSTILE.map((name) => name.trim())));
  });

  it('has the columns of the table, a cell of two things as two', async () => {
    const [first] = await csvOf({ columns: COLUMNS, sort: 'close' });
    expect(first).toEqual({
      Deal: "'=1+1",
      Customer: "'=Customer 0",
      Stage: 'Lead',
      'Counts (%)': '10',
      'Knocked down from (%)': '80',
      Missing: expect.stringContaining('PO') as string,
      'Amount (USD)': '1234.56',
      Close: '2027-03-10',
      'Next step': '',
      'Next step on': '',
      Rep: '',
    });
  });
});

describe('a workbook of the table', () => {
  it('has numbers and days as such, and texts as texts', async () => {
    const { pieces, fileName } = value(
      await exportTable(tenant.as.CRO, { format: 'xlsx', columns: COLUMNS, sort: 'close' }),
    );
    expect(fileName).toMatch(/^pipeline-.*\.xlsx$/);
    const book = read(pieces[0], { cellFormula: true });
    const sheet = book.Sheets['Pipeline'];
    if (!sheet) throw new Error('No sheet');
    const cells = Object.entries(sheet).filter(([name]) => /^[A-Z]+\d+$/.test(name));
    expect(cells.filter(([, cell]) => (cell as { f?: string }).f !== undefined)).toEqual([]);
    expect(sheet['A2']).toMatchObject({ t: 's', v: '=1+1' });
    expect(sheet['D2']).toMatchObject({ t: 'n', v: 0.1 });
    expect(sheet['G2']).toMatchObject({ t: 'n', v: 1234.56 });
    const rows = utils.sheet_to_json<Record<string, unknown>>(sheet, { raw: false, dateNF: 'yyyy-mm-dd' });
    expect(rows).toHaveLength(HOSTILE.length);
    expect(rows[0]?.['Close']).toBe('2027-03-10');
  });
});
