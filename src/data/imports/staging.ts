import { from as copyFrom } from 'pg-copy-streams';
import type { Unit } from '@/platform/db/unit-of-work';

/** Columns of the staging tables after tenant_id and import_id, in the order in which rows are written. */
export const STAGED_COLUMNS = {
  staged_name: 'seq, kind, name_key, name, external_id, customer_key, new_id',
  staged_deal: `row_no, new_id, external_id, name, customer_key, rep_key, contact_key, stage, outcome, stage_entered_on, source_stage,
    source_outcome, source_probability_bp, source_category, amount_minor, source_amount_minor, source_currency, fx_rate, close_on,
    created_on, engaged_on, last_activity_on, next_step, next_step_on, verbal_yes_on, demo_on, term_months, is_pilot, product,
    lost_reason, closed_on, has_hardware, po_evidence_id`,
  staged_line:
    'row_no, position, new_id, deal_external_id, stream, recurring, description, units, amount_minor, promised_on',
  staged_evidence:
    'row_no, position, new_id, external_id, deal_external_id, kind, reference, evidence_on, amount_minor, units, note',
  staged_contract: `row_no, new_id, external_id, customer_key, deal_external_id, stream, plan, signed_on, start_on, end_on, amount_minor,
    period_months, arr_minor`,
  staged_deployment: `row_no, new_id, external_id, customer_key, deal_external_id, site, kind, devices, signed_on, shipped_on,
    installed_on, activated_on, first_value_on, first_value_kind, ended_on, acv_minor`,
  staged_activity: 'row_no, new_id, external_id, deal_external_id, kind, occurred_on, subject',
  staged_match: 'row_no, target_id, action',
} as const;

export type StagedTable = keyof typeof STAGED_COLUMNS;
export type StagedValue = string | number | boolean | null;

const FLUSH_CHARS = 1 << 20;

/**
 * Writes rows into the staging tables by COPY, a megabyte at a time, while the next rows are being read: one piece is under way and
 * one is filling, whatever the size of the file. Await `drain` after each batch and `end` after the last.
 */
export class Staging {
  private readonly pieces = new Map<StagedTable, string>();
  private readonly head: string;
  private size = 0;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly unit: Unit,
    importId: string,
  ) {
    this.head = `${unit.tenantId}\t${importId}`;
  }

  add(table: StagedTable, values: readonly StagedValue[]): void {
    let line = this.head;
    for (const value of values) line += `\t${copyText(value)}`;
    this.pieces.set(table, `${this.pieces.get(table) ?? ''}${line}\n`);
    this.size += line.length + 1;
  }

  async drain(): Promise<void> {
    if (this.size >= FLUSH_CHARS) await this.flush();
  }

  async end(): Promise<void> {
    await this.flush();
    await this.running;
  }

  private async flush(): Promise<void> {
    await this.running;
    const pieces = [...this.pieces];
    this.pieces.clear();
    this.size = 0;
    this.running = this.copy(pieces);
    this.running.catch(() => undefined); // thrown to whoever awaits it next
  }

  private async copy(pieces: readonly [StagedTable, string][]): Promise<void> {
    for (const [table, text] of pieces) {
      const stream = this.unit.connection.query(
        copyFrom(`COPY ${table} (tenant_id, import_id, ${STAGED_COLUMNS[table]}) FROM STDIN`),
      );
      await new Promise<void>((resolve, reject) => {
        stream.on('finish', resolve);
        stream.on('error', reject);
        stream.end(Buffer.from(text));
      });
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
  // eslint-disable-next-line no-control-regex
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

export async function countStaged(unit: Unit, importId: string, table: StagedTable): Promise<number> {
  const rows = await unit.sql<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${table} WHERE tenant_id = $1 AND import_id = $2`,
    [unit.tenantId, importId],
  );
  return rows[0]?.n ?? 0;
}
