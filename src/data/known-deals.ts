/** Columns of a deal and of its earlier versions alike. */
const DEAL_COLUMNS = `tenant_id, id, external_id, name, customer_id, rep_id, contact_id, stage, outcome, stage_entered_on, source_stage,
  source_outcome, source_probability_bp, source_category, amount_minor, currency, source_amount_minor, source_currency, fx_rate, close_on,
  created_on, engaged_on, last_activity_on, next_step, next_step_on, verbal_yes_on, claim_bp, claim_on, demo_on, term_months, is_pilot,
  product, lost_reason, closed_on, has_hardware, po_evidence_id, po_kind, po_live, import_id, created_import_id, version, recorded_at,
  created_at`;

const LINE_COLUMNS = `tenant_id, id, deal_id, position, stream, recurring, description, units, unit_price_minor, amount_minor,
  time_and_materials, expected_hours, hours_done, over_installation, promised_on, product, supplier, shipment_plan, version, recorded_at`;

/**
 * The rows of a table as they were known at the instant in parameter `instant`: today's row if it was written by then, else the version
 * that had not been superseded yet. A sub-query for FROM in a statement whose $1 is the tenant; without an instant the table itself.
 */
function versionsAt(table: string, columns: string, instant: string | null): string {
  if (instant === null) return `(SELECT * FROM ${table} WHERE tenant_id = $1)`;
  return `(SELECT ${columns} FROM ${table} WHERE tenant_id = $1 AND recorded_at <= ${instant}::timestamptz
    UNION ALL SELECT ${columns} FROM ${table}_history WHERE tenant_id = $1 AND recorded_at <= ${instant}::timestamptz
      AND superseded_at > ${instant}::timestamptz)`;
}

/** Deals known at an instant, for FROM. `instant`: the parameter, "$6"; null reads today's rows. */
export const dealsAt = (instant: string | null) => versionsAt('deal', DEAL_COLUMNS, instant);

/** Lines of deals known at an instant, for FROM. */
export const linesAt = (instant: string | null) => versionsAt('deal_line', LINE_COLUMNS, instant);

/** The condition that a fact, written once and taken back at most once, stood at an instant; without one, that it stands. */
export function stoodAt(alias: string, takenBack: string, instant: string | null): string {
  if (instant === null) return `${alias}.${takenBack} IS NULL`;
  return `${alias}.recorded_at <= ${instant}::timestamptz AND (${alias}.${takenBack} IS NULL OR ${alias}.${takenBack} > ${instant}::timestamptz)`;
}
