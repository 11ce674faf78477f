import type { DealEvent, LineVersion } from '@/domain/deals/history';
import type { Unit } from '@/platform/db/unit-of-work';
import { DEAL_FIELDS } from './deal-fields';

/**
 * Everything that was recorded of one deal, with the instant of its command: moves, versions with the one before, evidence, activity,
 * notes, and the log. $1 tenant, $2 deal.
 */
const EVENTS = `
  SELECT t.at, 'move' AS kind, jsonb_build_object('from', t.from_stage, 'to', t.to_stage, 'reason', t.reason,
      'imported', t.import_id IS NOT NULL) AS data
    FROM stage_transition t WHERE t.tenant_id = $1 AND t.deal_id = $2
  UNION ALL SELECT w.at, 'version', jsonb_build_object('was', lag(w.fields) OVER (ORDER BY w.version), 'now', w.fields,
      'imported', w.imported) FROM (
    SELECT v.version, v.recorded_at AS at, ${DEAL_FIELDS} AS fields, v.import_id IS NOT NULL AND v.import_id IS DISTINCT FROM
        lag(v.import_id) OVER (ORDER BY v.version) AS imported
      FROM (SELECT * FROM (SELECT version, recorded_at, name, customer_id, contact_id, rep_id, stage, close_on, amount_minor, next_step,
              next_step_on, verbal_yes_on, claim_bp, term_months, is_pilot, import_id
            FROM deal_history WHERE tenant_id = $1 AND id = $2
          UNION ALL SELECT version, recorded_at, name, customer_id, contact_id, rep_id, stage, close_on, amount_minor, next_step,
              next_step_on, verbal_yes_on, claim_bp, term_months, is_pilot, import_id
            FROM deal WHERE tenant_id = $1 AND id = $2) all_versions) v) w
  UNION ALL SELECT e.recorded_at, 'recorded', ${evidenceData('NULL::text')} FROM evidence e WHERE e.tenant_id = $1 AND e.deal_id = $2
  UNION ALL SELECT e.voided_at, 'voided', ${evidenceData('e.void_reason')} FROM evidence e
    WHERE e.tenant_id = $1 AND e.deal_id = $2 AND e.voided_at IS NOT NULL
  UNION ALL SELECT a.recorded_at, 'logged', ${activityData()} FROM activity a WHERE a.tenant_id = $1 AND a.deal_id = $2
  UNION ALL SELECT a.removed_at, 'unlogged', ${activityData()} FROM activity a
    WHERE a.tenant_id = $1 AND a.deal_id = $2 AND a.removed_at IS NOT NULL
  UNION ALL SELECT n.recorded_at, 'noted', jsonb_build_object('text', n.text) FROM note n WHERE n.tenant_id = $1 AND n.deal_id = $2
  UNION ALL SELECT n.removed_at, 'unnoted', jsonb_build_object('text', n.text) FROM note n
    WHERE n.tenant_id = $1 AND n.deal_id = $2 AND n.removed_at IS NOT NULL
  UNION ALL SELECT l.at, 'log', jsonb_build_object('who', l.actor_name, 'operation', l.operation, 'summary', l.summary)
    FROM audit_event l WHERE l.tenant_id = $1 AND l.subject_kind = 'deal' AND l.subject_id = $2::text`;

function evidenceData(reason: string): string {
  return `jsonb_build_object('evidence', e.kind, 'reference', e.reference, 'on', e.evidence_on, 'amountMinor', e.amount_minor::text,
    'units', e.units, 'reason', ${reason})`;
}

function activityData(): string {
  return `jsonb_build_object('activity', a.kind, 'on', a.occurred_on, 'subject', a.subject)`;
}

export type EventsWanted = {
  /** A page of this many commands, older than `before` (from the latest on without it). */
  commands: number;
  before: string | null;
  /** And every command after this instant. */
  since: string;
  /** What was recorded by then; default all. */
  knownAt?: string;
};

/** One page of a deal's events, latest command first and whole, and with it all of the window of "changes since"; one statement. */
export async function readDealEvents(unit: Unit, dealId: string, wanted: EventsWanted): Promise<DealEvent[]> {
  return unit.sql<DealEvent>(
    `SELECT at, kind, data FROM (
       SELECT e.at, e.kind, e.data, e.at < $3::timestamptz AS older,
         dense_rank() OVER (PARTITION BY e.at < $3::timestamptz ORDER BY e.at DESC) AS place
       FROM (${EVENTS}) e WHERE e.at <= $6::timestamptz) ranked
     WHERE older AND place <= $4 OR at > $5::timestamptz ORDER BY at DESC, kind, data::text`,
    [
      unit.tenantId,
      dealId,
      wanted.before ?? 'infinity',
      wanted.commands,
      wanted.since,
      wanted.knownAt ?? 'infinity',
    ],
  );
}

const LINE_COLUMNS = `id, position, description, units, unit_price_minor, amount_minor, recurring, time_and_materials, expected_hours,
  hours_done, over_installation, promised_on, product, supplier, shipment_plan, recorded_at`;

/** Every version of a deal's lines, those that are gone too. */
export async function readLineVersions(unit: Unit, dealId: string): Promise<LineVersion[]> {
  return unit.sql<LineVersion>(
    `SELECT id, description, units, unit_price_minor AS "unitPriceMinor", amount_minor AS "amountMinor", recurring,
       time_and_materials AS "timeAndMaterials", expected_hours AS "expectedHours", hours_done AS "hoursDone",
       over_installation AS "overInstallation", promised_on AS "promisedOn", product, supplier, shipment_plan AS "shipmentPlan",
       recorded_at AS "recordedAt", superseded_at AS "supersededAt" FROM (
         SELECT ${LINE_COLUMNS}, NULL::timestamptz AS superseded_at FROM deal_line WHERE tenant_id = $1 AND deal_id = $2
         UNION ALL SELECT ${LINE_COLUMNS}, superseded_at FROM deal_line_history WHERE tenant_id = $1 AND deal_id = $2) v
     ORDER BY position, id, recorded_at`,
    [unit.tenantId, dealId],
  );
}
