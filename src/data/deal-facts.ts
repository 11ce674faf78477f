import type { DealScope } from '@/domain/access/permissions';
import type {
  DealFacts,
  EvidenceFacts,
  EvidenceKind,
  LineFacts,
  Outcome,
  StageId,
} from '@/domain/deals/deal';
import { date } from '@/domain/values/calendar-date';
import type { Stream } from '@/domain/values/stream';
import type { Unit } from '@/platform/db/unit-of-work';
import { toDate } from './columns';
import { IN_SCOPE, scopeValues } from './deal-scope';

/** Facts as the rules take them, with the id of each piece of evidence for those who void it. */
export type StoredEvidence = EvidenceFacts & { id: string };
export type StoredDeal = Omit<DealFacts, 'evidence'> & { evidence: StoredEvidence[] };

export type FactsFilter = {
  scope: DealScope;
  /** Only these outcomes; default all but removed. */
  outcomes?: readonly Outcome[];
  /** Only these deals. */
  dealIds?: readonly string[];
  /** Recorded history as it was at this instant; default now. */
  knownAt?: string;
};

/** Which of a deal's versions was the current one at $6; without $6 today's row. */
const CURRENT = `SELECT * FROM deal d WHERE d.tenant_id = $1`;
const COLUMNS = `id, external_id, name, customer_id, rep_id, contact_id, stage, outcome, stage_entered_on, source_stage, source_outcome,
  source_probability_bp, source_category, amount_minor, close_on, created_on, engaged_on, last_activity_on, next_step, next_step_on,
  verbal_yes_on, claim_bp, claim_on, demo_on, term_months, is_pilot, lost_reason, closed_on, has_hardware, po_live, recorded_at`;
const KNOWN = `SELECT ${COLUMNS}, tenant_id FROM deal WHERE tenant_id = $1 AND recorded_at <= $6::timestamptz
  UNION ALL SELECT ${COLUMNS}, tenant_id FROM deal_history WHERE tenant_id = $1 AND recorded_at <= $6::timestamptz AND superseded_at > $6::timestamptz`;

function chosen(known: boolean): string {
  return `d.tenant_id = $1 AND ${IN_SCOPE} AND d.outcome = ANY($4::text[]) AND ($5::uuid[] IS NULL OR d.id = ANY($5::uuid[]))
    ${known ? '' : 'AND $6::timestamptz IS NULL'}`;
}

/** The deals with what the rules need of activities, deployments and justifications; activity = call, mail, meeting, visit, evidence, stage move (an undone clean-up moves nothing: the zombie is a zombie again). */
function dealsSql(known: boolean): string {
  return `WITH d AS MATERIALIZED (SELECT * FROM (${known ? KNOWN : CURRENT}) d WHERE ${chosen(known)}),
  happened AS (
    SELECT a.deal_id, max(a.occurred_on) AS last_on FROM activity a WHERE a.tenant_id = $1 AND a.deal_id IN (SELECT id FROM d)
      AND ($6::timestamptz IS NULL AND a.removed_at IS NULL OR a.recorded_at <= $6::timestamptz AND (a.removed_at IS NULL OR a.removed_at > $6::timestamptz))
      GROUP BY a.deal_id
    UNION ALL SELECT e.deal_id, max(e.evidence_on) FROM evidence e WHERE e.tenant_id = $1 AND e.deal_id IN (SELECT id FROM d)
      AND ($6::timestamptz IS NULL AND e.voided_at IS NULL OR e.recorded_at <= $6::timestamptz AND (e.voided_at IS NULL OR e.voided_at > $6::timestamptz))
      GROUP BY e.deal_id
    UNION ALL SELECT t.deal_id, max(t.on_date) FROM stage_transition t WHERE t.tenant_id = $1 AND t.import_id IS NULL AND t.from_stage IS NOT NULL
      AND coalesce(t.reason, '') NOT IN ('clean-up', 'clean-up undone')
      AND t.deal_id IN (SELECT id FROM d) AND ($6::timestamptz IS NULL OR t.at <= $6::timestamptz) GROUP BY t.deal_id),
  last_activity AS (SELECT deal_id, max(last_on) AS last_on FROM happened GROUP BY deal_id),
  installed AS (SELECT p.deal_id, min(p.installed_on) AS installed_on FROM (
      SELECT deal_id, installed_on, state FROM deployment
        WHERE tenant_id = $1 AND ($6::timestamptz IS NULL OR recorded_at <= $6::timestamptz)
      UNION ALL SELECT deal_id, installed_on, state FROM deployment_history
        WHERE tenant_id = $1 AND recorded_at <= $6::timestamptz AND superseded_at > $6::timestamptz) p
    WHERE p.state = 'live' AND p.deal_id IN (SELECT id FROM d) GROUP BY p.deal_id),
  justified AS (SELECT j.deal_id, max(j.until_on) AS until_on FROM justification j WHERE j.tenant_id = $1 AND j.deal_id IN (SELECT id FROM d)
    AND ($6::timestamptz IS NULL OR j.recorded_at <= $6::timestamptz) GROUP BY j.deal_id)
  SELECT d.id, d.external_id, d.name, d.stage, d.outcome, d.stage_entered_on, d.source_stage, d.source_outcome, d.source_category,
    d.source_probability_bp, d.amount_minor, d.close_on, d.created_on, d.engaged_on,
    greatest(d.last_activity_on, l.last_on) AS last_activity_on, d.next_step, d.next_step_on, d.verbal_yes_on, d.claim_bp, d.claim_on,
    d.contact_id IS NOT NULL AS has_contact, d.demo_on, d.lost_reason, d.closed_on, d.is_pilot, d.term_months, d.has_hardware,
    i.installed_on, j.until_on AS justified_until
  FROM d LEFT JOIN last_activity l ON l.deal_id = d.id LEFT JOIN installed i ON i.deal_id = d.id LEFT JOIN justified j ON j.deal_id = d.id
  ORDER BY d.id`;
}

const LINE_COLUMNS = `id, deal_id, position, stream, recurring, description, units, unit_price_minor, amount_minor, time_and_materials,
  expected_hours, promised_on`;

/** Lines of the chosen deals, in order of position. */
function linesSql(known: boolean): string {
  const source = known
    ? `(SELECT ${LINE_COLUMNS} FROM deal_line WHERE tenant_id = $1 AND recorded_at <= $6::timestamptz UNION ALL
        SELECT ${LINE_COLUMNS} FROM deal_line_history WHERE tenant_id = $1 AND recorded_at <= $6::timestamptz AND superseded_at > $6::timestamptz)`
    : `(SELECT ${LINE_COLUMNS} FROM deal_line WHERE tenant_id = $1)`;
  return `SELECT l.* FROM ${source} l WHERE l.deal_id IN (SELECT d.id FROM (${known ? KNOWN : CURRENT}) d WHERE ${chosen(known)})
    ORDER BY l.deal_id, l.position, l.id`;
}

/** Evidence of the chosen deals; voided rows come too, marked. */
function evidenceSql(known: boolean): string {
  return `SELECT e.id, e.deal_id, e.kind, e.line_id, e.reference, e.evidence_on, e.amount_minor, e.units,
      (e.voided_at IS NOT NULL AND ($6::timestamptz IS NULL OR e.voided_at <= $6::timestamptz)) AS voided
    FROM evidence e WHERE e.tenant_id = $1 AND ($6::timestamptz IS NULL OR e.recorded_at <= $6::timestamptz)
      AND e.deal_id IN (SELECT d.id FROM (${known ? KNOWN : CURRENT}) d WHERE ${chosen(known)})
    ORDER BY e.deal_id, e.evidence_on, e.id`;
}

type DealRow = {
  id: string;
  external_id: string | null;
  name: string;
  stage: StageId;
  outcome: Outcome;
  stage_entered_on: string | null;
  source_stage: string | null;
  source_outcome: Outcome | null;
  source_category: string | null;
  source_probability_bp: number | null;
  amount_minor: bigint | null;
  close_on: string | null;
  created_on: string | null;
  engaged_on: string | null;
  last_activity_on: string | null;
  next_step: string | null;
  next_step_on: string | null;
  verbal_yes_on: string | null;
  claim_bp: number | null;
  claim_on: string | null;
  has_contact: boolean;
  demo_on: string | null;
  lost_reason: string | null;
  closed_on: string | null;
  is_pilot: boolean;
  term_months: number;
  has_hardware: boolean;
  installed_on: string | null;
  justified_until: string | null;
};
type LineRow = {
  id: string;
  deal_id: string;
  stream: Stream;
  recurring: boolean;
  description: string;
  units: number | null;
  unit_price_minor: bigint | null;
  amount_minor: bigint;
  time_and_materials: boolean;
  expected_hours: number | null;
  promised_on: string | null;
};
type EvidenceRow = {
  id: string;
  deal_id: string;
  kind: EvidenceKind;
  line_id: string | null;
  reference: string | null;
  evidence_on: string;
  amount_minor: bigint | null;
  units: number | null;
  voided: boolean;
};

const ALL_OUTCOMES: readonly Outcome[] = ['open', 'won', 'lost'];

/** Everything the rules ask of deals, in three statements whatever their number. Ordered by id. */
export async function readDealFacts(unit: Unit, filter: FactsFilter): Promise<StoredDeal[]> {
  const known = filter.knownAt !== undefined;
  const values = [
    unit.tenantId,
    ...scopeValues(filter.scope),
    [...(filter.outcomes ?? ALL_OUTCOMES)],
    filter.dealIds ? [...filter.dealIds] : null,
    filter.knownAt ?? null,
  ];
  const deals = await unit.sql<DealRow>(dealsSql(known), values);
  const lines = group(await unit.sql<LineRow>(linesSql(known), values), toLine);
  const evidence = group(await unit.sql<EvidenceRow>(evidenceSql(known), values), toEvidence);
  return deals.map((row) => toFacts(row, lines.get(row.id) ?? [], evidence.get(row.id) ?? []));
}

function group<R extends { deal_id: string }, T>(
  rows: readonly R[],
  convert: (row: R) => T,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const list = groups.get(row.deal_id);
    if (list) list.push(convert(row));
    else groups.set(row.deal_id, [convert(row)]);
  }
  return groups;
}

function toLine(row: LineRow): LineFacts {
  return {
    id: row.id,
    stream: row.stream,
    recurring: row.recurring,
    description: row.description,
    units: row.units,
    unitPriceMinor: row.unit_price_minor,
    amountMinor: row.amount_minor,
    timeAndMaterials: row.time_and_materials,
    expectedHours: row.expected_hours,
    promisedOn: toDate(row.promised_on),
  };
}

function toEvidence(row: EvidenceRow): StoredEvidence {
  return {
    id: row.id,
    kind: row.kind,
    lineId: row.line_id,
    reference: row.reference,
    evidenceOn: date(row.evidence_on),
    amountMinor: row.amount_minor,
    units: row.units,
    voided: row.voided,
  };
}

function toFacts(row: DealRow, lines: LineFacts[], evidence: StoredEvidence[]): StoredDeal {
  return {
    id: row.id,
    externalId: row.external_id,
    name: row.name,
    stage: row.stage,
    outcome: row.outcome,
    stageEnteredOn: toDate(row.stage_entered_on),
    sourceStage: row.source_stage,
    sourceOutcome: row.source_outcome,
    sourceCategory: row.source_category,
    sourceProbabilityBp: row.source_probability_bp,
    amountMinor: row.amount_minor,
    closeOn: toDate(row.close_on),
    createdOn: toDate(row.created_on),
    engagedOn: toDate(row.engaged_on),
    lastActivityOn: toDate(row.last_activity_on),
    nextStep: row.next_step,
    nextStepOn: toDate(row.next_step_on),
    verbalYesOn: toDate(row.verbal_yes_on),
    claimBp: row.claim_bp,
    claimOn: toDate(row.claim_on),
    hasContact: row.has_contact,
    demoOn: toDate(row.demo_on),
    lostReason: row.lost_reason,
    closedOn: toDate(row.closed_on),
    isPilot: row.is_pilot,
    termMonths: row.term_months,
    hasHardware: row.has_hardware,
    installedOn: toDate(row.installed_on),
    justifiedUntil: toDate(row.justified_until),
    lines,
    evidence,
  };
}
