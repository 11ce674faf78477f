import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { rowError } from '@/domain/imports/problems';
import { guardCell, problemsCsv } from '@/platform/files/problems-csv';

const sign = fc.constantFrom(...'=+-@＝＋－＠\t\r\n\0 \'"a5,é🚀');

describe('the rows with problems', () => {
  it('are the original cells with what is wrong', () => {
    const problems = [
      rowError(3, 'Amount', 'five', 'Amount is not a number.', 'Use digits.'),
      rowError(3, 'Close', 'x', 'Close is not a date.', null),
    ];
    const csv = problemsCsv(['Id', 'Amount', 'Close'], [{ cells: ['D1', 'five', 'x'], problems }]);
    expect(parse(csv, { bom: true })).toEqual([
      ['Id', 'Amount', 'Close', 'error_column', 'error', 'suggested_fix'],
      ['D1', 'five', 'x', 'Amount; Close', 'Amount is not a number.; Close is not a date.', 'Use digits.'],
    ]);
    expect(csv.startsWith('\uFEFF')).toBe(true);
  });

  it.each(['=1+1', '+cmd', '-cmd', '@x', '\t=1', '\r=1', ' =1', '＝1', '＋1', '－1', '＠x', "'=1", '\n=1'])(
    'guard %j',
    (text) => {
      expect(guardCell(text)).toBe(`'${text}`);
    },
  );

  it.each(['-5', '+5', '-1,234.50', 'plain', "it's", '5-3', '', '-12%'])('leave %j', (text) => {
    expect(guardCell(text)).toBe(text);
  });

  it('no cell that a spreadsheet would run is left', () => {
    fc.assert(
      fc.property(fc.string({ unit: sign }), (text) => {
        const guarded = guardCell(text);
        return !/^\s*[=@＝＋－＠]/.test(guarded) && !/^\s*[+-](?!\d)/.test(guarded);
      }),
    );
  });
});
