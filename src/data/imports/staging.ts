import { from as copyFrom } from 'pg-copy-streams';
import type { Unit } from '@/platform/db/unit-of-work';
import { StagedIds } from './staged-ids';

/** Columns of the staging tables after tenant_id and import_id, in the order in which rows are written. */
export const STAGED_COLUMNS = {
  staged_name: 'seq, kind, name_key, name, external_id, customer_key, new_id',
  staged_deal: `row_no, new_id, external_id, name, customer_key, rep_key, contact_key, stage, outcome, stage_entered_on, source_stage,
    source_outcome, source_probability_bp, source_category, amount_minor, source_amount_minor, source_currency, fx_rate, close_on,
    created_on, engaged_on, last_activity_on, next_step, next_step_on, verbal_yes_on, demo_on, term_months, is_pilot, product,
    lost_reason, closed_on, has_hardware, po_evidence_id`,
  staged_line:
    'row_no, position, new_id, deal_external_id, stream, recurring, description, units, amount_minor, promised_on, product, supplier',
  staged_evidence:
    'row_no, position, new_id, external_id, deal_external_id, kind, reference, evidence_on, amount_minor, units, note',
  staged_contract: `row_no, new_id, external_id, customer_key, deal_external_id, stream, plan, signed_on, start_on, end_on, amount_minor,
    period_months, arr_minor, source_amount_minor, source_currency, fx_rate,
    free_until_on, auto_renews, end_reason, end_note`,
  staged_deployment: `row_no, new_id, external_id, customer_key, deal_external_id, site, kind, devices, signed_on, shipped_on,
    installed_on, activated_on, first_value_on, first_value_kind, ended_on, acv_minor`,
  staged_activity: 'row_no, new_id, external_id, deal_external_id, kind, occurred_on, subject',
  staged_heartbeat: 'row_no, new_id, device_external_id, customer_key, deployment_external_id, day, seen_at',
  staged_rate: 'row_no, new_id, currency, period, rate',
  staged_match: 'row_no, target_id, action',
} as const;

export type StagedTable = keyof typeof STAGED_COLUMNS;
export type StagedValue = string | number | boolean | null;

const PIECE_BYTES = 1 << 19;

type Piece = { table: StagedTable; buffer: Buffer; used: number };

/**
 * Writes rows into the staging tables by COPY, half a megabyte at a time, while the next rows are being read: one piece is under way and
 * the next is filling, in buffers that are used again, so that memory does not grow with the file. Await `drain` after each batch and
 * `end` after the last.
 */
export class Staging {
  readonly ids = new StagedIds();
  private readonly open = new Map<StagedTable, Piece>();
  private full: Piece[] = [];
  private readonly free: Buffer[] = [];
  private readonly head: string;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly unit: Unit,
    importId: string,
  ) {
    this.head = `${unit.tenantId}\t${importId}`;
  }

  add(table: StagedTable, values: readonly StagedValue[]): void {
    // Written out as one concatenation: this runs for each of a million rows, and map and join cost twice as much.
    let line = this.head;
    for (const value of values) line += value === null ? '\t\\N' : `\t${copyText(value)}`;
    line += '\n';
    const piece = this.pieceFor(table, line.length * 3);
    piece.used += piece.buffer.write(line, piece.used);
  }

  async drain(): Promise<void> {
    if (this.full.length > 0) await this.flush();
  }

  async end(): Promise<void> {
    this.full.push(...this.open.values());
    this.open.clear();
    await this.flush();
    await this.running;
  }

  /** A buffer with room for `bytes`; a row larger than any buffer gets its own. */
  private pieceFor(table: StagedTable, bytes: number): Piece {
    const open = this.open.get(table);
    if (open && open.used + bytes <= open.buffer.length) return open;
    if (open) this.full.push(open);
    const buffer =
      bytes > PIECE_BYTES
        ? Buffer.allocUnsafeSlow(bytes)
        : (this.free.pop() ?? Buffer.allocUnsafeSlow(PIECE_BYTES));
    const piece = { table, buffer, used: 0 };
    this.open.set(table, piece);
    return piece;
  }

  private async flush(): Promise<void> {
    await this.running;
    const pieces = this.full;
    this.full = [];
    this.running = this.copy(pieces);
    this.running.catch(() => undefined); // thrown to whoever awaits it next
  }

  private async copy(pieces: readonly Piece[]): Promise<void> {
    for (const { table, buffer, used } of pieces) {
      const stream = this.unit.connection.query(
        copyFrom(`COPY ${table} (tenant_id, import_id, ${STAGED_COLUMNS[table]}) FROM STDIN`),
      );
      await new Promise<void>((resolve, reject) => {
        stream.on('finish', resolve);
        stream.on('error', reject);
        stream.end(buffer.subarray(0, used));
      });
      if (buffer.length === PIECE_BYTES) this.free.push(buffer);
    }
  }
}

// eslint-disable-next-line no-control-regex -- PostgreSQL cannot store the null character
const SPECIAL = /[\\\t\n\r\0]/;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '' };

/** A value in COPY's text format. */
export function copyText(value: StagedValue): string {
  if (value === null) return '\\N';
  if (typeof value !== 'string') return String(value);
  // eslint-disable-next-line no-control-regex -- PostgreSQL cannot store the null character
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r\0]/g, (char) => ESCAPES[char] ?? '') : value;
}

/** Takes an import's rows out of all staging tables. */
export async function clearStaging(unit: Unit, importId: string): Promise<void> {
  for (const table of Object.keys(STAGED_COLUMNS)) {
    await unit.execute(`DELETE FROM ${table} WHERE tenant_id = $1 AND import_id = $2`, [
      unit.tenantId,
      importId,
    ]);
  }
}

export async function clearMatches(unit: Unit, importId: string): Promise<void> {
  await unit.execute('DELETE FROM staged_match WHERE tenant_id = $1 AND import_id = $2', [
    unit.tenantId,
    importId,
  ]);
}

export async function hasStaged(unit: Unit, importId: string, table: StagedTable): Promise<boolean> {
  const rows = await unit.sql<{ there: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM ${table} WHERE tenant_id = $1 AND import_id = $2) AS there`,
    [unit.tenantId, importId],
  );
  return rows[0]?.there ?? false;
}
