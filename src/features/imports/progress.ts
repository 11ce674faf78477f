import { storeProgress } from '@/data/imports/import-rows';
import type { ImportProgress } from '@/domain/imports/report';
import { stopwatch } from '@/platform/clock/clock';
import { apart, withUnit } from '@/platform/db/unit-of-work';

const EVERY_MS = 400;

/**
 * Tells a polling page how far an import is: written outside the import's own transaction, at most two or three times a second, and
 * never in the way of the work (a write that is still under way lets the next ones fall out).
 */
export class Progress {
  private readonly elapsed = stopwatch();
  private last = 0;
  private writing: Promise<void> | null = null;

  constructor(
    private readonly tenantId: string,
    private readonly importId: string,
  ) {}

  report(phase: ImportProgress['phase'], share: number, rows: number): void {
    const elapsed = this.elapsed();
    if (this.writing || elapsed - this.last < EVERY_MS) return;
    this.last = elapsed;
    const percent = Math.min(100, Math.round(share * 100));
    const progress = {
      phase,
      percent,
      rows,
      rowsPerSecond: Math.round((rows * 1000) / Math.max(1, elapsed)),
    };
    this.writing = this.write(progress).finally(() => (this.writing = null));
  }

  /** Await before the import's own transaction touches its row. */
  async settled(): Promise<void> {
    await this.writing;
  }

  private async write(progress: ImportProgress): Promise<void> {
    const { tenantId, importId } = this;
    try {
      await apart(() =>
        withUnit({ tenantId, mode: 'write' }, (unit) => storeProgress(unit, importId, progress)),
      );
    } catch {
      // A lost figure of progress is no reason to lose the import.
    }
  }
}
