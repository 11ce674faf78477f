import { Readable } from 'node:stream';
import { inspectFile, type FileSource } from '@/platform/files/inspect-file';
import { openRecords } from '@/platform/files/read-records';
import type { Refusal } from '@/domain/values/result';

export type Reading = {
  header: string[];
  rows: string[][];
  rowNos: number[];
  bad: string[];
  notes: string[];
  refusal: Refusal | null;
};

/** Bytes as a file that can be opened again, in pieces of `size`. */
export function bytes(content: Buffer | string, size = 7): () => Readable {
  const buffer = Buffer.from(content);
  return () => {
    const pieces = Array.from({ length: Math.ceil(buffer.length / size) }, (_, i) =>
      buffer.subarray(i * size, (i + 1) * size),
    );
    return Readable.from(pieces);
  };
}

/** The whole file, for tests that look at all of it. */
export async function readAll(source: FileSource): Promise<Reading> {
  const empty: Reading = { header: [], rows: [], rowNos: [], bad: [], notes: [], refusal: null };
  const inspected = await inspectFile(source);
  if (!inspected.ok) return { ...empty, refusal: inspected.refusal };
  const file = await openRecords(source, inspected.value);
  if (!file.ok) return { ...empty, refusal: file.refusal };
  const reading = { ...empty, header: file.value.columns.map(({ name }) => name) };
  for await (const batch of file.value.batches()) {
    for (const row of batch.rows) {
      reading.rows.push([...row.cells]);
      reading.rowNos.push(row.rowNo);
    }
    reading.bad.push(...batch.bad.map(({ problem }) => `${problem.rowNo}: ${problem.message}`));
    reading.refusal ??= batch.refusal;
  }
  return { ...reading, notes: file.value.notes().map(({ message }) => message) };
}
