import type { StagedHeartbeat } from '@/domain/imports/staged';
import type { StagedNames } from './staged-rows';
import type { Staging } from './staging';

/** Rows kept together at once, whatever the length of the file: about five megabytes. */
const KEPT = 20_000;

/**
 * Brings the reports of one device on one day together while a file is read, so that a device that reports each minute is one staged row a
 * day. Files are in the order of time or of devices, so what belongs together lies close; what does not meet here is put together by the
 * merge.
 */
export class CollapsedReports {
  private readonly rows = new Map<string, StagedHeartbeat>();

  constructor(
    private readonly staging: Staging,
    private readonly names: StagedNames,
  ) {}

  add(row: StagedHeartbeat): void {
    const key = `${row.device}\t${row.day ?? ''}`;
    const kept = this.rows.get(key);
    if (kept && sameOwner(kept, row)) {
      if (row.seenAt !== null && kept.seenAt !== null && row.seenAt > kept.seenAt) kept.seenAt = row.seenAt;
      return;
    }
    if (kept || this.rows.size >= KEPT) this.end();
    this.rows.set(key, row);
  }

  /** Stages what is kept. */
  end(): void {
    for (const row of this.rows.values()) this.stage(row);
    this.rows.clear();
  }

  private stage(row: StagedHeartbeat): void {
    if (row.customer) this.names.add('customer', row.customer, null);
    this.staging.add('staged_heartbeat', [
      row.rowNo,
      this.staging.ids.next(),
      row.device,
      row.customer?.key ?? null,
      row.deploymentExternalId,
      row.day,
      row.seenAt,
    ]);
  }
}

function sameOwner(a: StagedHeartbeat, b: StagedHeartbeat): boolean {
  return a.customer?.key === b.customer?.key && a.deploymentExternalId === b.deploymentExternalId;
}
