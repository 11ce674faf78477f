import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWorkbook, readSheet } from '@/platform/files/read-sheet';
import { unpackedBytes } from '@/platform/files/zip-size';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'read-sheet-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** One row of cells below a header of letters. */
function workbook(cells: readonly CellObject[], date1904 = false): Buffer {
  const sheet: WorkSheet = {};
  cells.forEach((cell, column) => {
    sheet[utils.encode_cell({ r: 0, c: column })] = { t: 's', v: utils.encode_col(column) };
    sheet[utils.encode_cell({ r: 1, c: column })] = cell;
  });
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: 1, c: cells.length - 1 } });
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Sheet');
  if (date1904) book.Workbook = { WBProps: { date1904: true } };
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

async function stored(bytes: Buffer): Promise<string> {
  const file = path.join(folder, `${Math.random()}.xlsx`);
  await writeFile(file, bytes);
  return file;
}
async function lineOf(cells: readonly CellObject[], date1904 = false): Promise<string | undefined> {
  const read = await readSheet(await stored(workbook(cells, date1904)));
  if (!read.ok) throw new Error(read.refusal.message);
  return read.value.csv.split('\n')[1];
}

describe('a cell of a workbook', () => {
  it('is read by its value, not by how it is shown', async () => {
    const line = await lineOf([
      { t: 'n', v: 1_234_567.5, z: '#,##0' },
      { t: 'n', v: 0.1 + 0.2 },
      { t: 'n', v: 46_093, z: 'dd/mm/yyyy' },
      { t: 'n', v: 46_093.75, z: 'm/d/yy h:mm' },
      { t: 'n', v: 0.125, z: '0.0%' },
      { t: 'b', v: true },
      { t: 's', v: 'a "quoted", text' },
      { t: 'e', v: 0x07 },
      { t: 'n', v: 84, f: 'A1*2' },
      { t: 's', v: '=cmd()' },
    ]);
    expect(line).toBe(`1234567.5,0.3,2026-03-12,2026-03-12,12.5%,true,"a ""quoted"", text",,84,'=cmd()`);
  });

  it('counts days from 1904 where the workbook does', async () => {
    expect(await lineOf([{ t: 'n', v: 46_093 - 1462, z: 'yyyy-mm-dd' }], true)).toBe('2026-03-12');
  });
});

describe('a workbook', () => {
  it('is told by its first bytes', async () => {
    expect(await isWorkbook(await stored(workbook([{ t: 'n', v: 1 }])))).toBe(true);
    expect(await isWorkbook(await stored(Buffer.from('Deal,Amount\n')))).toBe(false);
    expect(await isWorkbook(await stored(Buffer.alloc(0)))).toBe(false);
  });

  it('is refused beyond each of its limits', async () => {
    const file = await stored(
      workbook([
        { t: 'n', v: 1 },
        { t: 'n', v: 2 },
      ]),
    );
    for (const limit of [{ bytes: 10 }, { unpackedBytes: 10 }, { rows: 1 }, { columns: 1 }, { seconds: 0 }]) {
      expect(await readSheet(file, limit)).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
    }
    expect(await readSheet(file, { rows: 2, columns: 2 })).toMatchObject({ ok: true });
  });
});

describe('what an archive says it unpacks to', () => {
  it('is the sum over its directory, behind a comment too, and nothing where there is none', () => {
    const book = workbook([{ t: 's', v: 'x'.repeat(5000) }]);
    const bytes = unpackedBytes(book);
    expect(bytes).toBeGreaterThan(5000);
    const commented = Buffer.concat([book, Buffer.from('a comment')]);
    expect(unpackedBytes(commented)).toBe(bytes);
    expect(unpackedBytes(Buffer.from('PK'))).toBeNull();
    const cut = Buffer.from(book);
    cut.writeUInt32LE(cut.length, cut.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06])) + 16);
    expect(unpackedBytes(cut)).toBeNull();
  });
});
