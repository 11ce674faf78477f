import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { read } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { date } from '@/domain/values/calendar-date';
import { csvLine, serialDay } from '@/platform/files/table-cells';
import { xlsxFile } from '@/platform/files/table-xlsx';

describe('a line of a CSV file', () => {
  it('writes each kind of cell as its own', () => {
    const line = csvLine([
      { text: 'Cold, store' },
      { day: date('2027-03-12') },
      { minor: 1_234_050n, currency: 'USD' },
      { minor: 1500n, currency: 'JPY' },
      { percentBp: 1250 },
      null,
    ]);
    expect(line).toBe('"Cold, store",2027-03-12,12340.50,1500,12.5,\r\n');
  });

  it('gives back every text, and begins none like a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (texts) => {
        const rows: string[][] = parse(csvLine(texts.map((text) => ({ text }))), {
          relax_column_count: true,
        });
        const [cells = []] = rows;
        expect(cells).toHaveLength(texts.length);
        cells.forEach((cell, index) => {
          if (!/^[-+]?\d+([.,]\d+)*%?$/.test(cell)) expect(cell).not.toMatch(/^\s*[=+\-@]/);
          expect([cell, cell.replace(/^'/, '')]).toContain(texts[index]);
        });
      }),
    );
  });
});

describe('a workbook', () => {
  it('counts days as spreadsheets do', () => {
    expect(serialDay(date('1900-03-01'))).toBe(61);
    expect(serialDay(date('2024-02-29'))).toBe(45_351);
    expect(serialDay(date('2027-01-01'))).toBe(46_388);
  });

  it('keeps texts as texts and figures as figures', () => {
    const file = xlsxFile(
      'Sheet',
      ['A', 'B', 'C', 'D'],
      [
        [{ text: '=1+1' }, { minor: -250n, currency: 'USD' }, { percentBp: 4000 }, null],
        [null, { minor: 1500n, currency: 'JPY' }, null, { day: date('2027-01-01') }],
      ],
    );
    const sheet = read(file, { cellNF: true }).Sheets['Sheet'] ?? {};
    expect(sheet['A2']).toMatchObject({ t: 's', v: '=1+1' });
    expect(sheet['B2']).toMatchObject({ t: 'n', v: -2.5, z: '#,##0.00' });
    expect(sheet['C2']).toMatchObject({ t: 'n', v: 0.4 });
    expect(sheet['D2']).toBeUndefined();
    expect(sheet['B3']).toMatchObject({ v: 1500, z: '#,##0' });
    expect(sheet['D3']).toMatchObject({ t: 'n', v: 46_388, z: 'yyyy-mm-dd' });
  });
});
