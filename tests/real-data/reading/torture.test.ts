import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectFile } from '@/platform/files/inspect-file';
import { openRecords } from '@/platform/files/read-records';
import { bytes, readAll } from '../../platform/files/reading';
import { FOLDER, HERE } from './real-files';

const SPECTRUM = path.join(FOLDER, 'csv-spectrum');
const spectrum = HERE ? fs.readdirSync(path.join(SPECTRUM, 'csvs')) : [];
const all = HERE ? fs.globSync('**/*.csv', { cwd: FOLDER }) : [];

describe.skipIf(!HERE)('csv-spectrum', () => {
  // Its quotes are not RFC 4180: cells begin with a blank before the quote. Held as text, with a note.
  const exceptions = ['location_coordinates.csv'];
  it.each(spectrum.filter((name) => !exceptions.includes(name)))('%s', async (name) => {
    const { header, rows } = await readAll(path.join(SPECTRUM, 'csvs', name));
    const expected: unknown = JSON.parse(
      fs.readFileSync(path.join(SPECTRUM, 'json', name.replace('.csv', '.json')), 'utf8'),
    );
    expect(rows.map((cells) => Object.fromEntries(header.map((key, i) => [key, cells[i]])))).toEqual(
      expected,
    );
  });
});

describe.skipIf(!HERE)('csvkit encodings', () => {
  it.each([
    ['test_utf8_bom.csv', ['foo', 'bar', 'baz']],
    ['test_utf16_little.csv', ['a', 'b', 'c']],
    ['test_latin1.csv', ['a', 'b', 'c']],
    ['mac_newlines.csv', ['a', 'b', 'c']],
    ['dummy.tsv', ['a', 'b', 'c']],
  ])('%s', async (name, header) => {
    const reading = await readAll(path.join(FOLDER, 'csvkit-encodings', name));
    expect([reading.header, reading.bad, reading.refusal]).toEqual([header, [], null]);
    expect(reading.rows.length).toBeGreaterThan(0);
  });

  it('bad.csv: rows that are too long or too short are named', async () => {
    const { bad } = await readAll(path.join(FOLDER, 'csvkit-encodings', 'bad.csv'));
    expect(bad).toHaveLength(2);
  });

  it('empty.csv is refused', async () => {
    expect((await readAll(path.join(FOLDER, 'csvkit-encodings', 'empty.csv'))).refusal?.message).toBe(
      'The file is empty.',
    );
  });
});

describe.skipIf(!HERE)('naughty strings', () => {
  it('go through a cell unharmed', async () => {
    const strings: unknown = JSON.parse(
      fs.readFileSync(path.join(FOLDER, 'naughty-strings', 'blns.json'), 'utf8'),
    );
    const texts = (strings as string[]).filter((text) => text !== '');
    const csv = `id,name\r\n${texts.map((text, i) => `${i},"${text.replaceAll('"', '""')}"`).join('\r\n')}\r\n`;
    const { rows, bad, refusal } = await readAll(bytes(csv, 1000));
    expect([bad, refusal]).toEqual([[], null]);
    expect(rows.map(([, name]) => name)).toEqual(texts.map((text) => text.replaceAll('\0', '')));
  });
});

describe.skipIf(!HERE)('every real file', () => {
  it('is read or refused with a sentence', async () => {
    expect(all.length).toBeGreaterThan(50);
    for (const name of all) {
      const inspected = await inspectFile(path.join(FOLDER, name));
      const opened = inspected.ok ? await openRecords(path.join(FOLDER, name), inspected.value) : inspected;
      if (opened.ok) for await (const batch of opened.value.batches()) expect(batch.refusal, name).toBeNull();
      else expect(opened.refusal.message, name).toMatch(/\.$/);
    }
  });
});
