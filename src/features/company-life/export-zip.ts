import { createHash } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import {
  LEFT_OUT,
  readExportFiles,
  readExportImports,
  readExportPeople,
  readExportRows,
  readExportTables,
} from '@/data/company-export';
import { withUnit, type Unit } from '@/platform/db/unit-of-work';
import { openImported } from '@/platform/files/company-files';
import { fileKey, fileStore } from '@/platform/files/file-store';
import { csvPieces, type Column, type Counted } from './export-csv';
import { exportReadme } from './export-words';

/** Rows read at once: the most that is held of a table of any length. */
const BATCH = 2_000;

/** Exports of this process that are being read. */
let beingRead = 0;

export function exportsBeingRead(): number {
  return beingRead;
}

export type ExportOf = { tenantId: string; name: string; facts: Record<string, string>; at: string };
type Listed = Counted & { file: string };
type Manifest = { tables: Listed[]; files: (Omit<Listed, 'rows'> | { file: string; missing: true })[] };

/**
 * Everything of a company as a zip that is made while it is read: its tables in one snapshot of the database, piece by piece, then its
 * files, then the list of contents. Whoever stops reading stops the making. An error breaks the file off, so that it cannot pass for whole.
 */
export function exportZip(company: ExportOf): Readable {
  const zip = new ZipFile();
  const out = new PassThrough();
  zip.outputStream.pipe(out);
  beingRead += 1;
  out.once('close', () => void (beingRead -= 1));
  // What goes wrong with a source comes back from `entry` too; unheard here it would end the process.
  zip.on('error', () => undefined);
  void fill(zip, out, company).then(
    () => zip.end(),
    (error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return out;
}

async function fill(zip: ZipFile, out: Readable, company: ExportOf): Promise<void> {
  zip.addBuffer(Buffer.from(exportReadme(company.name, company.at)), 'README.txt');
  const manifest: Manifest = { tables: [], files: [] };
  const add = (file: string, source: Readable) => entry(zip, out, file, source);
  // The connection is free again before the files, which may take as long as they like.
  const [files, imports] = await withUnit({ tenantId: company.tenantId, mode: 'read' }, async (unit) => {
    manifest.tables.push(...(await addTables(unit, company, add)));
    return [await readExportFiles(unit), await readExportImports(unit)] as const;
  });
  for (const { id, name, sha256 } of files) {
    const content = await fileStore().open(fileKey(company.tenantId, sha256));
    manifest.files.push(await addFile(`files/${inZip(id, name)}`, content, add));
  }
  for (const { id, name } of imports) {
    const content = await openImported(company.tenantId, id);
    manifest.files.push(await addFile(`imports/${inZip(id, name)}`, content, add));
  }
  const { name, at } = company;
  const contents = { format: 1, company: name, exportedAt: at, ...manifest, leftOut: LEFT_OUT };
  zip.addBuffer(Buffer.from(`${JSON.stringify(contents, null, 2)}\n`), 'manifest.json');
}

type Add = (file: string, source: Readable) => Promise<void>;

async function addTables(unit: Unit, { facts }: ExportOf, add: Add): Promise<Listed[]> {
  const listed: Listed[] = [];
  const table = async (
    name: string,
    columns: readonly Column[],
    batches: Parameters<typeof csvPieces>[1],
  ) => {
    const tally = { file: `tables/${name}.csv`, rows: 0, bytes: 0, sha256: '' };
    await add(tally.file, Readable.from(csvPieces(columns, batches, tally), { objectMode: false }));
    listed.push(tally);
  };
  await table('company', texts(Object.keys(facts)), [[facts]]);
  await table('people', texts(PEOPLE), [await readExportPeople(unit)]);
  for (const each of await readExportTables(unit))
    await table(each.name, each.columns, readExportRows(unit, each, BATCH));
  return listed;
}

const PEOPLE = ['user_id', 'name', 'email', 'role', 'since'];
const texts = (names: readonly string[]) => names.map((name) => ({ name, type: 'text' }));

/** No file system takes a longer name. */
const MOST_BYTES = 255;

/** A file's id and the name that it came under, as far as any computer unpacks it: that of an imported one was kept as it came. */
function inZip(id: string, name: string): string {
  const safe = name.replaceAll(/[\p{Cc}\p{Cf}<>:"|?*/\\]/gu, '-');
  const ending = /\.[a-z0-9]{1,10}$/i.exec(safe)?.[0] ?? '';
  const head = `${id}-${safe.slice(0, safe.length - ending.length)}`;
  // Cut between letters, never within one: a letter takes up to four bytes.
  let [kept, bytes] = ['', ending.length];
  for (const letter of head) {
    bytes += Buffer.byteLength(letter);
    if (bytes > MOST_BYTES) break;
    kept += letter;
  }
  return `${kept}${ending}`;
}

async function addFile(file: string, content: Readable | null, add: Add) {
  if (!content) return { file, missing: true as const };
  const hash = createHash('sha256');
  let bytes = 0;
  const read = async function* () {
    for await (const piece of content as AsyncIterable<Buffer>) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
  };
  await add(file, Readable.from(read(), { objectMode: false }));
  return { file, bytes, sha256: hash.digest('hex') };
}

/** One entry of the zip, until its last byte is in; broken off when nobody reads any more. */
async function entry(zip: ZipFile, out: Readable, file: string, source: Readable): Promise<void> {
  const stop = () => void source.destroy(new Error('Nobody reads the export any more'));
  out.once('close', stop);
  try {
    if (out.destroyed) stop();
    else zip.addReadStream(source, file, { compress: true });
    await finished(source);
  } finally {
    out.off('close', stop);
  }
}
