import fc from 'fast-check';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { scanAims } from '@/domain/imports/keys';
import { inspectFile } from '@/platform/files/inspect-file';
import { openRecords } from '@/platform/files/read-records';
import { scanFile } from '@/platform/files/scan-file';
import { bytes, readAll } from './reading';

const utf16 = (text: string, big: boolean, mark: boolean) => {
  const buffer = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return big ? buffer.swap16() : buffer;
};

describe('the character set', () => {
  const text = 'id,name\n1,Müller — “Café” 5 €\n2,plain\n';
  const expected = [
    ['1', 'Müller — “Café” 5 €'],
    ['2', 'plain'],
  ];
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 LE', utf16(text, false, true)],
    ['UTF-16 BE', utf16(text, true, true)],
    ['UTF-16 LE without mark', utf16(text, false, false)],
    ['UTF-16 BE without mark', utf16(text, true, false)],
  ])('%s', async (_, content) => {
    const { rows, header } = await readAll(bytes(content));
    expect(header).toEqual(['id', 'name']);
    expect(rows).toEqual(expected);
  });

  it('Windows-1252, with a note', async () => {
    const content = Buffer.concat([
      Buffer.from('id,name\n1,M'),
      Buffer.from([0xfc]),
      Buffer.from('ller '),
      Buffer.from([0x80, 0x0a]),
    ]);
    const { rows, notes } = await readAll(bytes(content));
    expect(rows).toEqual([['1', 'Müller €']]);
    expect(notes[0]).toContain('Windows-1252');
  });

  it('any text in UTF-8 and UTF-16 comes back, however the bytes are cut', async () => {
    const anyText = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => !/["\r\n,;|\t\0]/.test(text) && text.trim() !== '');
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyText, { minLength: 3, maxLength: 9 }),
        fc.integer({ min: 1, max: 9 }),
        async (texts, size) => {
          const file = `id,name of the thing\n${texts.map((each, i) => `${i},${each}`).join('\n')}\n`;
          for (const content of [Buffer.from(file), utf16(file, false, true), utf16(file, true, true)]) {
            const { rows } = await readAll(bytes(content, size));
            expect(rows.map(([, name]) => name)).toEqual(texts);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('NUL characters are taken out', async () => {
    const filler = 'word '.repeat(200);
    expect((await readAll(bytes(`id,name\n1,a\0b\n2,${filler}\n`))).rows[0]).toEqual(['1', 'ab']);
  });
});

describe('a file is refused with a clear sentence', () => {
  const sjis = Buffer.from([
    0x83, 0x65, 0x83, 0x58, 0x83, 0x67, 0x90, 0x81, 0x8d, 0x6c, 0x82, 0xa0, 0x82, 0xa2,
  ]);
  const cyrillic = Buffer.from([
    0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0xec, 0xe8, 0xf0, 0x0a, 0xef, 0xf0, 0xee,
  ]);
  it.each([
    ['empty', Buffer.alloc(0), 'The file is empty.'],
    ['a byte order mark only', Buffer.from('\uFEFF'), 'The file is empty.'],
    ['blank lines only', Buffer.from('\n\n \n'), 'The file is empty.'],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004rest'), 'The file is a spreadsheet or an archive, not CSV.'],
    [
      'binary',
      Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 37) % 256)),
      'The file is not text: it holds binary data.',
    ],
    ['a PDF', Buffer.from('%PDF-1.7 rest'), 'The file is not text: it holds binary data.'],
    [
      'Shift-JIS',
      Buffer.concat([Buffer.from('id,name\n1,'), sjis]),
      'The character set of the file is neither UTF-8, UTF-16 nor Windows-1252.',
    ],
    [
      'Cyrillic in one byte',
      cyrillic,
      'The character set of the file is neither UTF-8, UTF-16 nor Windows-1252.',
    ],
    [
      'UTF-32',
      Buffer.from([0xff, 0xfe, 0, 0, 0x69, 0, 0, 0]),
      'The character set of the file is neither UTF-8, UTF-16 nor Windows-1252.',
    ],
    [
      'damaged UTF-8',
      Buffer.concat([Buffer.from('id,näme\n1,Müller und Söhne'), Buffer.from([0xc3])]),
      'The file is UTF-8 with broken characters: it was cut or changed on its way.',
    ],
    [
      'damaged UTF-16',
      Buffer.concat([utf16('id,name\n', false, true), Buffer.from([0x31])]),
      'The file is UTF-16 with broken characters: it was cut or changed on its way.',
    ],
    [
      'without a header',
      Buffer.from('1,2\n3,4\n'),
      'The file has no header: row 1 holds values, not column names.',
    ],
    ['an open quote', Buffer.from('id,name\n1,"a\n2,b\n'), 'A quote that opens in row 2 is never closed.'],
  ])('%s', async (_, content, message) => {
    const { refusal } = await readAll(bytes(content, 1000));
    expect(refusal?.message).toBe(message);
    expect(refusal?.code).toBe('invalid');
    expect(refusal?.remedy).toBeTruthy();
  });

  it('10 MB in one cell, naming the row', async () => {
    for (const cell of ['x'.repeat(10_000_000), `"${'x y\n'.repeat(2_500_000)}"`]) {
      const { refusal } = await readAll(bytes(`id,name\n1,a\n2,${cell}\n3,b\n`, 262_144));
      expect(refusal?.message).toMatch(/Row 3 is larger than 4 MB/);
    }
  });

  it('larger than the limit, while it is read', async () => {
    const inspected = await inspectFile(bytes('id,name\n1,2\n'), { maxBytes: 5 });
    expect(inspected).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
  });

  it('not there', async () => {
    const inspected = await inspectFile(path.join(os.tmpdir(), 'no-such-file.csv'));
    expect(inspected).toMatchObject({ ok: false, refusal: { code: 'not_found' } });
  });
});

describe('rows', () => {
  it.each([
    [',', 'id,name,amount\n1,a,2\n2,b,3\n'],
    [';', 'id;name;amount\n1;a;2,50\n2;b;3,75\n'],
    ['\t', 'id\tname\tamount\n1\ta, b\t2\n2\tc, d\t3\n'],
    ['|', 'id|name|amount\n1|a|2\n2|b|3\n'],
    ['; by the first line', 'sep=;\nid;name;amount\n1;a,b;2\n'],
  ])('are cut at %s', async (_, text) => {
    expect((await readAll(bytes(text))).header).toEqual(['id', 'name', 'amount']);
  });

  it('keep their numbers as a spreadsheet shows them, with line breaks in cells and blank rows', async () => {
    const { rows, rowNos, notes } = await readAll(bytes('id,name\n1,"a\nb"\n\n2,c\n'));
    expect(rows).toEqual([
      ['1', 'a\nb'],
      ['2', 'c'],
    ]);
    expect(rowNos).toEqual([2, 4]);
    expect(notes).toEqual(['1 blank row left out.']);
  });

  it('with another number of cells than the header are problems', async () => {
    const { rows, bad } = await readAll(bytes('id,name,amount\n1,a\n2,b,3\n3,c,4,5\n4,d,5,,\n'));
    expect(rows).toEqual([
      ['2', 'b', '3'],
      ['4', 'd', '5'],
    ]);
    expect(bad).toEqual([
      '2: The row has 2 cells, the header has 3.',
      '4: The row has 4 cells, the header has 3.',
    ]);
  });

  it('of a Salesforce report end before its footer', async () => {
    const report = [
      '"Opportunity Name","Stage","Amount"',
      '"Acme","Closed Won","USD 485,000.00"',
      '"=HYPERLINK(""x"")","Negotiation","5"',
      '',
      '"Weekly pipeline"',
      '"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."',
      '"Confidential Information - Do Not Distribute"',
      '"Generated By: Ann Example 11/22/2026 9:00 AM"',
    ];
    const { rows, notes, bad } = await readAll(bytes(`${report.join('\n')}\n`));
    expect(rows).toHaveLength(2);
    expect(rows[1]?.[0]).toBe('=HYPERLINK("x")');
    expect(bad).toEqual([]);
    expect(notes).toEqual([expect.stringContaining('4 footer rows left out: "Weekly pipeline"')]);
  });

  it('that repeat the header are dropped', async () => {
    const { rows, notes } = await readAll(bytes('id,name\n1,a\nid,name\n2,b\n'));
    expect(rows).toHaveLength(2);
    expect(notes).toEqual(['1 repeated header row left out.']);
  });

  it('can be read twice, and the first pass stops when nothing is left to decide', async () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'reading-')), 'deals.csv');
    const line = (i: number) => `D${i},Deal ${i},2026-01-${String((i % 28) + 1).padStart(2, '0')},${i}.50`;
    fs.writeFileSync(
      file,
      `Deal ID,Deal name,Close date,Amount\n${Array.from({ length: 40_000 }, (_, i) => line(i)).join('\n')}\n`,
    );
    const inspected = await inspectFile(file);
    const opened = inspected.ok ? await openRecords(file, inspected.value) : inspected;
    if (!opened.ok) throw new Error(opened.refusal.message);
    const scanned = await scanFile(opened.value, scanAims('deals', opened.value.columns, {}));
    if (!scanned.ok) throw new Error(scanned.refusal.message);
    expect(scanned.value.complete).toBe(false);
    expect(scanned.value.columns[2]?.reading.dates).toBe('iso');
    let rows = 0;
    for await (const batch of opened.value.batches()) rows += batch.rows.length;
    expect(rows).toBe(40_000);
    fs.rmSync(path.dirname(file), { recursive: true });
  });
});
