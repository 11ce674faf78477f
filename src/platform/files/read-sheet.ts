import { open, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { Worker } from 'node:worker_threads';
import { ok, refuse, type Result } from '@/domain/values/result';
import { guardCell } from './problems-csv';
import { unpackedBytes } from './zip-size';

/** `csv`: the rows as UTF-8 text, no cell a formula. `sheets`: how many the workbook has. */
export type SheetText = { sheetName: string; sheets: number; csv: string };

const LIMITS = {
  seconds: 30,
  bytes: 20 * 1024 * 1024,
  unpackedBytes: 120 * 1024 * 1024,
  rows: 50_000,
  columns: 500,
};
const MEGABYTES = 700;

/** Whether a stored file is a workbook of today's kind (.xlsx): a zip archive by its first bytes. */
export async function isWorkbook(file: string): Promise<boolean> {
  const opened = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await opened.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]));
  } finally {
    await opened.close();
  }
}

/**
 * The first sheet of a workbook that has cells, as CSV: days as 2027-03-12, figures with a decimal point. Refused ('invalid'):
 * what is too large, packed or not, what is no workbook, what takes too long. Read in a thread with its own memory.
 */
export async function readSheet(
  file: string,
  limits: Partial<typeof LIMITS> = {},
): Promise<Result<SheetText>> {
  const most = { ...LIMITS, ...limits };
  if ((await stat(file)).size > most.bytes) return tooLarge();
  const bytes = await readFile(file);
  const unpacked = unpackedBytes(bytes);
  if (unpacked === null) return noWorkbook();
  if (unpacked > most.unpackedBytes) return tooLarge();
  const answer = await inThread(bytes, most);
  if (answer?.kind === 'rows') {
    const { sheetName, sheets, rows } = answer;
    return ok({ sheetName, sheets, csv: stringify(rows.map((row) => row.map(guardCell))) });
  }
  if (answer?.kind === 'large') return tooLarge();
  return answer?.kind === 'empty'
    ? refuse('invalid', 'The workbook has no cells.', SAVE_AS_CSV)
    : noWorkbook();
}

const SAVE_AS_CSV = { remedy: 'Open it in a spreadsheet and save the sheet as "CSV UTF-8".' };

function tooLarge() {
  return refuse(
    'invalid',
    'The workbook is too large: 20 MB, 50,000 rows and 500 columns can be read.',
    SAVE_AS_CSV,
  );
}

function noWorkbook() {
  return refuse('invalid', 'The file is an archive, and no workbook that can be read.', SAVE_AS_CSV);
}

type Answer =
  { kind: 'rows'; sheetName: string; sheets: number; rows: string[][] } | { kind: 'empty' | 'large' };

/** From the project's folder, where every launcher starts: a bundler must not take the thread's code into the server. */
const WORKER = path.join('src', 'platform', 'files', 'sheet-worker.mjs');

function inThread(bytes: Buffer, { seconds, rows, columns }: typeof LIMITS): Promise<Answer | null> {
  return new Promise((resolve) => {
    const worker = new Worker(path.resolve(/* turbopackIgnore: true */ WORKER), {
      workerData: { bytes: new Uint8Array(bytes), maxRows: rows, maxColumns: columns },
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES, maxYoungGenerationSizeMb: 64 },
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    const end = (answer: Answer | null) => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    const timer = setTimeout(() => end(null), seconds * 1000);
    worker.once('message', (answer: Answer) => end(answer));
    worker.once('error', () => end(null));
    worker.once('exit', () => end(null));
  });
}
