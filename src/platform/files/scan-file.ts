import { ColumnScan, type ScanAims } from '@/domain/imports/scan';
import type { FileStatistics } from '@/domain/imports/types';
import { ok, type Result } from '@/domain/values/result';
import type { RecordFile } from './read-records';

/** The first pass over a file: what each column holds. Reads no further than its decisions need. */
export async function scanFile(file: RecordFile, aims: ScanAims): Promise<Result<FileStatistics>> {
  const scan = new ColumnScan(file.columns, aims);
  for await (const batch of file.batches()) {
    if (batch.refusal) return { ok: false, refusal: batch.refusal };
    scan.add(batch.rows);
    if (scan.settled()) return ok(scan.statistics(false));
  }
  return ok(scan.statistics(true));
}
