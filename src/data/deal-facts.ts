import type { DealScope } from '@/domain/access/permissions';
import type { DealFacts, EvidenceFacts, LineFacts, Outcome } from '@/domain/deals/deal';
import { date } from '@/domain/values/calendar-date';
import type { SqlValue } from '@/platform/db/sql';
import type { Unit } from '@/platform/db/unit-of-work';
import { toDate } from './columns';
import { installationsOf, justificationsOf, lastActivityOf } from './deal-life';
import { IN_SCOPE, scopeValues } from './deal-scope';
import {
  DEAL_COLUMNS,
  EVIDENCE_COLUMNS,
  LINE_COLUMNS,
  type DealRow,
  type EvidenceRow,
  type LineRow,
} from './deal-rows';
import { dealsAt, linesAt, stoodAt } from './known-deals';
import { readPacked, type PackedColumns } from './packed-rows';

/** Facts as the rules take them, with the id of each piece of evidence for those who void it. */
export type StoredEvidence = EvidenceFacts & { id: string };
export type StoredDeal = Omit<DealFacts, 'evidence'> & { evidence: StoredEvidence[] };

export type FactsFilter = {
  scope: DealScope;
  /** Only these outcomes; default all but removed. */
  outcomes?: readonly Outcome[];
  /** Only these deals. */
  dealIds?: readonly string[];
  /** Only deals whose ids lie between these, both included: a large company part by part, each read like a whole one. */
  between?: readonly [first: string, last: string];
  /** Without lost deals of which nothing ever happened: they are in no figure, and most of what a company has. */
  counting?: boolean;
  /** Recorded history as it was at this instant; default now. */
  knownAt?: string;
};

/** Parameters: $1 tenant, $2 and $3 scope, $4 outcomes, $5 ids, and of recorded history $6 the instant. */
const CHOSEN = `d.tenant_id = $1 AND ${IN_SCOPE} AND d.outcome = ANY($4::text[]) AND ($5::uuid[] IS NULL OR d.id = ANY($5::uuid[]))`;

const COUNTING = `(d.outcome <> 'lost' OR d.id IN (SELECT f.deal_id FROM evidence f WHERE f.tenant_id = $1
  AND f.kind IN ('shipment', 'activation', 'milestone')))`;

/** `instant`: the parameter of recorded history; `named`: a few deals by their ids; `where`: which deals. */
type Reading = { instant: string | null; named: boolean; where: string };

/**
 * Which rows by deal: of a few named deals their ids themselves, so that the planner goes by the index whatever it believes of a table
 * that has just grown (a page of 50 deals among 100,000 took 60 ms by a hash of all); of all deals those that are chosen.
 */
const NAMED = 'SELECT unnest($5::uuid[])';

/** The deals with what the rules need of activities, deployments and justifications (deal-life.ts). */
function dealsSql({ instant, named, where }: Reading): string {
  const chosen = named ? NAMED : 'SELECT id FROM d';
  return `WITH d AS MATERIALIZED (SELECT * FROM ${dealsAt(instant)} d WHERE ${where}),
  last_activity AS (${lastActivityOf(chosen, instant)}),
  installed AS (${installationsOf(chosen, instant)}),
  justified AS (${justificationsOf(chosen, instant)})
  SELECT d.id, d.external_id, d.name, d.stage, d.outcome, d.stage_entered_on, d.source_stage, d.source_outcome, d.source_category,
    d.source_probability_bp, d.amount_minor, d.close_on, d.created_on, d.engaged_on,
    greatest(d.last_activity_on, l.last_on) AS last_activity_on, d.next_step, d.next_step_on, d.verbal_yes_on, d.claim_bp, d.claim_on,
    d.contact_id IS NOT NULL AS has_contact, d.demo_on, d.lost_reason, d.closed_on, d.is_pilot,
    d.rep_id, d.customer_id, d.product, d.term_months, d.has_hardware,
    i.installed_on, j.until_on AS justified_until
  FROM d LEFT JOIN last_activity l ON l.deal_id = d.id LEFT JOIN installed i ON i.deal_id = d.id LEFT JOIN justified j ON j.deal_id = d.id
  ORDER BY d.id`;
}

/** Lines of the chosen deals, in order of position. */
function linesSql({ instant, named, where }: Reading): string {
  return `SELECT l.id, l.deal_id, l.stream, l.recurring, l.description, l.units, l.unit_price_minor, l.amount_minor, l.time_and_materials,
      l.expected_hours, l.hours_done, l.over_installation, l.promised_on, l.product, l.supplier, l.shipment_plan
    FROM ${linesAt(instant)} l WHERE ${named ? `l.deal_id IN (${NAMED}) AND ` : ''}l.deal_id IN (SELECT d.id FROM ${dealsAt(instant)} d WHERE ${where})
    ORDER BY l.deal_id, l.position, l.id`;
}

/** Whether something was done by then: a moment that may be empty. */
function madeBy(moment: string, instant: string | null): string {
  return `(${moment} IS NOT NULL${instant === null ? '' : ` AND ${moment} <= ${instant}::timestamptz`})`;
}

/** Evidence of the chosen deals; voided rows come too, marked. */
function evidenceSql({ instant, named, where }: Reading): string {
  return `SELECT e.id, e.deal_id, e.kind, e.line_id, e.reference, e.evidence_on, e.amount_minor, e.units,
      NOT (${stoodAt('e', 'voided_at', instant)}) AS voided, ${madeBy('e.file_attached_at', instant)} AS has_file,
      ${madeBy('e.verified_at', instant)} AS verified
    FROM evidence e WHERE e.tenant_id = $1 ${instant === null ? '' : `AND e.recorded_at <= ${instant}::timestamptz`}
      ${named ? `AND e.deal_id IN (${NAMED})` : ''} AND e.deal_id IN (SELECT d.id FROM ${dealsAt(instant)} d WHERE ${where})
    ORDER BY e.deal_id, e.evidence_on, e.id`;
}

/** Adds the two ids to the parameters. */
function betweenIds(between: FactsFilter['between'], values: SqlValue[]): string {
  if (!between) return '';
  const first = values.push(...between) - 1;
  return ` AND d.id BETWEEN $${first}::uuid AND $${first + 1}::uuid`;
}

const ALL_OUTCOMES: readonly Outcome[] = ['open', 'won', 'lost'];

/** Everything the rules ask of deals, in three statements whatever their number. Ordered by id. */
export async function readDealFacts(unit: Unit, filter: FactsFilter): Promise<StoredDeal[]> {
  const instant = filter.knownAt === undefined ? null : '$6';
  const values: SqlValue[] = [
    unit.tenantId,
    ...scopeValues(filter.scope),
    [...(filter.outcomes ?? ALL_OUTCOMES)],
    filter.dealIds ? [...filter.dealIds] : null,
    ...(filter.knownAt === undefined ? [] : [filter.knownAt]),
  ];
  const named = filter.dealIds !== undefined;
  const counting = filter.counting ? ` AND ${COUNTING}` : '';
  const reading = { instant, named, where: `${CHOSEN}${counting}${betweenIds(filter.between, values)}` };
  // Of a few deals the rows as they are; of a company's the same rows packed by column.
  const read = <Row extends object>(text: string, columns: PackedColumns<Row>) =>
    named ? unit.sql<Row>(text, values) : readPacked<Row>(unit, text, values, columns);
  const deals = await read<DealRow>(dealsSql(reading), DEAL_COLUMNS);
  const lines = group(await read<LineRow>(linesSql(reading), LINE_COLUMNS), toLine);
  const evidence = group(await read<EvidenceRow>(evidenceSql(reading), EVIDENCE_COLUMNS), toEvidence);
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
    hoursDone: row.hours_done,
    overInstallation: row.over_installation,
    promisedOn: toDate(row.promised_on),
    product: row.product,
    supplier: row.supplier,
    shipmentPlan: row.shipment_plan,
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
    hasFile: row.has_file,
    verified: row.verified,
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
    repId: row.rep_id,
    customerId: row.customer_id,
    product: row.product,
    termMonths: row.term_months,
    hasHardware: row.has_hardware,
    installedOn: toDate(row.installed_on),
    justifiedUntil: toDate(row.justified_until),
    lines,
    evidence,
  };
}
