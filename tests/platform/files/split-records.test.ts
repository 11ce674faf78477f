import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dialect } from '@/platform/files/dialect';
import { RecordRefused, RecordSplitter, splitPlainlyQuoted } from '@/platform/files/split-records';

const COMMA: Dialect = { delimiter: ',', newline: '\n' };

function split(text: string, pieces = [text], dialect = COMMA, maxLength?: number): string[][] {
  const splitter = new RecordSplitter(dialect, maxLength);
  return [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()];
}

/** Cells that exports hold: delimiters, quotes, line breaks, blanks, accents, emoji. */
const cell = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '',
    'a',
    '"',
    '""',
    'a "b" c',
    'x,y',
    'line\nbreak',
    'line\r\nbreak',
    ' padded ',
    'é',
    '🚀',
    "'=1",
  ),
);
const records = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 20 });

/** RFC 4180, with or without needless quotes. */
function write(rows: string[][], delimiter: string, newline: string, quoteAll: boolean): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const must = (text: string) => quoteAll || /["\r\n]/.test(text) || text.includes(delimiter);
  return rows
    .map((row) => row.map((text) => (must(text) ? quoted(text) : text)).join(delimiter))
    .join(newline);
}

describe('records', () => {
  it('come back as they were written, whatever is in them and wherever the text is cut into pieces', () => {
    fc.assert(
      fc.property(
        records,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.nat(40),
        (rows, delimiter, newline, all, size) => {
          const text = write(rows, delimiter, newline, all) + newline;
          const pieces = text.match(new RegExp(`[\\s\\S]{1,${size + 1}}`, 'g')) ?? [];
          expect(split(text, pieces, { delimiter, newline: '\n' })).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are those of csv-parse for any text at all, well formed or not', () => {
    const soup = fc.array(fc.constantFrom('a', 'bc', ',', '\n', '\r\n', '"', '""', ' ', 'é'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(soup, fc.nat(9), (parts, size) => {
        const text = `${parts.join('')}x\n`;
        const options = { record_delimiter: ['\r\n', '\n'], relax_column_count: true };
        let expected: string[][];
        try {
          expected = parse(text, options);
        } catch {
          return;
        }
        const pieces = text.match(new RegExp(`[\\s\\S]{1,${size + 1}}`, 'g')) ?? [];
        expect(split(text, pieces)).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('survive stray quotes, which are taken literally and counted', () => {
    const splitter = new RecordSplitter(COMMA);
    const rows = [...splitter.push('id,size\n1,5" pipe\n2,6" pipe\n3,plain\n'), ...splitter.end()];
    expect(rows).toEqual([
      ['id', 'size'],
      ['1', '5" pipe'],
      ['2', '6" pipe'],
      ['3', 'plain'],
    ]);
    expect(splitter.strayQuotes.length).toBeGreaterThan(0);
  });

  it('end at a lone carriage return where the file has no other line end', () => {
    expect(split('a,b\r1,2\r3,"4\r5"\r', undefined, { delimiter: ',', newline: '\r' })).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4\r5'],
    ]);
  });

  it('refuse a quote that is never closed, naming the record', () => {
    expect(() => split('a,b\n1,2\n3,"4\n5,6\n')).toThrow(
      expect.objectContaining({ recordNo: 3, reason: 'never-closed' }),
    );
  });

  it('refuse a record of unbounded size, naming the record', () => {
    const long = 'x'.repeat(60);
    expect(() => split('', ['a,b\n1,', long, long], COMMA, 100)).toThrow(RecordRefused);
    expect(() => split('', ['a,b\n1,"', `${long}\n`, `${long}\n`, long], COMMA, 100)).toThrow(
      expect.objectContaining({ recordNo: 2, reason: 'too-large' }),
    );
  });
});

describe('a plainly quoted line', () => {
  it.each([
    ['"a","b"', ['a', 'b']],
    ['"a",b,"c"', ['a', 'b', 'c']],
    ['a,"b,c",', ['a', 'b,c', '']],
    [',"a"', ['', 'a']],
    ['"a",,"b"', ['a', '', 'b']],
    ['""', ['']],
    ['"a""b"', null],
    ['a"b"', null],
    ['"a"b', null],
    ['"a', null],
  ])('%s', (line, cells) => {
    expect(splitPlainlyQuoted(line, ',')).toEqual(cells);
  });
});
