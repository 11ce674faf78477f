import type { Unit } from '@/platform/db/unit-of-work';

type Row = Record<string, unknown>;
export type TenantExport = Record<
  | 'customers'
  | 'reps'
  | 'deals'
  | 'lines'
  | 'evidence'
  | 'activities'
  | 'contracts'
  | 'movements'
  | 'deployments',
  Row[]
>;

const DEAL = `id, external_id, name, customer_id, rep_id, stage, outcome, stage_entered_on, source_stage, source_outcome, source_probability_bp,
  source_category, amount_minor, currency, source_amount_minor, source_currency, fx_rate::text AS fx_rate, close_on, created_on, engaged_on,
  last_activity_on, next_step, next_step_on, verbal_yes_on, claim_bp, term_months, is_pilot, product, lost_reason, closed_on, version, recorded_at`;
const CONTRACT = `id, external_id, customer_id, deal_id, stream, plan, signed_on, start_on, end_on, amount_minor, period_months, arr_minor,
  currency, state, source_amount_minor, source_currency, fx_rate::text AS fx_rate, free_until_on, follows_id, follow_kind, auto_renews,
  owner_id, end_reason, end_note, end_deployment_id, version, recorded_at`;
const DEPLOYMENT = `id, external_id, customer_id, deal_id, site, kind, devices, signed_on, shipped_on, installed_on, activated_on,
  first_value_on, first_value_kind, ended_on, acv_minor, state, version, recorded_at`;
const LINE = `id, deal_id, position, stream, recurring, description, units, unit_price_minor, amount_minor, promised_on, product, supplier,
  shipment_plan, version, recorded_at`;

/** Today's rows, or with $2 those current at that instant: the row itself if it is that old, else the version it replaced. */
function versions(table: string, columns: string, live: string): string {
  return `SELECT * FROM (SELECT ${columns} FROM ${table} WHERE tenant_id = $1 AND ($2::timestamptz IS NULL OR recorded_at <= $2::timestamptz)
    UNION ALL SELECT ${columns} FROM ${table}_history WHERE tenant_id = $1 AND recorded_at <= $2::timestamptz AND superseded_at > $2::timestamptz) r
    WHERE ${live} ORDER BY id`;
}

/** Every fact of a tenant in a fixed number of statements. */
export async function readExport(unit: Unit, knownAt: string | null): Promise<TenantExport> {
  const values = [unit.tenantId, knownAt];
  const read = (text: string) => unit.sql<Row>(text, values);
  return {
    customers: await read(
      `SELECT id, name, external_id FROM customer WHERE tenant_id = $1 AND created_at <= coalesce($2::timestamptz, created_at) ORDER BY id`,
    ),
    reps: await read(
      `SELECT id, name FROM rep WHERE tenant_id = $1 AND created_at <= coalesce($2::timestamptz, created_at) ORDER BY id`,
    ),
    deals: await read(versions('deal', DEAL, `outcome <> 'removed'`)),
    lines: await read(versions('deal_line', LINE, 'true')),
    evidence:
      await read(`SELECT id, deal_id, line_id, kind, reference, evidence_on, amount_minor, units, note, recorded_at, voided_at, void_reason
      FROM evidence WHERE tenant_id = $1 AND recorded_at <= coalesce($2::timestamptz, recorded_at) ORDER BY id`),
    activities:
      await read(`SELECT id, deal_id, external_id, kind, occurred_on, subject, recorded_at FROM activity
      WHERE tenant_id = $1 AND removed_at IS NULL AND recorded_at <= coalesce($2::timestamptz, recorded_at) ORDER BY id`),
    contracts: await read(versions('contract', CONTRACT, `state = 'live'`)),
    movements:
      await read(`SELECT id, customer_id, stream, kind, effective_on, concerns_on, amount_minor, fx_minor, currency, reverses_id,
        closed_through, recorded_at
      FROM movement WHERE tenant_id = $1 AND recorded_at <= coalesce($2::timestamptz, recorded_at) ORDER BY id`),
    deployments: await read(versions('deployment', DEPLOYMENT, `state = 'live'`)),
  };
}
