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
import { askOfDeals } from './of-deals';
import { askPacked, at, packRows, type Packed, type PackedColumns } from './packed-rows';

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
const CHOSEN = `d.tenant_id = $1 AND ${IN_SCOPE} AND d.outcome = ANY($4::text[])`;
/** Without "or all": a plan that is made once for every deal must go by the index. */
const OF_IDS = `${CHOSEN} AND d.id = ANY($5::uuid[])`;
/** Here $5 is empty; a parameter must stand in the text. */
const OF_ALL = `${CHOSEN} AND $5::uuid[] IS NULL`;

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
  const reading = {
    instant,
    named,
    where: `${named ? OF_IDS : OF_ALL}${counting}${betweenIds(filter.between, values)}`,
  };
  // Of a few deals the rows as they are; of a company's the same rows packed by column.
  const plain = instant === null && counting === '' && !filter.between;
  const ask = async <Row extends object>(name: string, text: string, kinds: PackedColumns<Row>) => {
    if (!filter.dealIds) return askPacked<Row>(unit, text, values, kinds);
    const rows = plain
      ? await askOfDeals<Row>(unit, name, text, values, filter.dealIds)
      : await unit.sql<Row>(text, values);
    return () => packRows(rows, kinds);
  };
  // Each statement is under way while the answer of the one before it is cut.
  const cutLines = await ask<LineRow>('facts_lines', linesSql(reading), LINE_COLUMNS);
  const evidenceAnswer = ask<EvidenceRow>('facts_evidence', evidenceSql(reading), EVIDENCE_COLUMNS);
  const lines = group(cutLines(), toLine);
  const cutEvidence = await evidenceAnswer;
  const dealsAnswer = ask<DealRow>('facts_deal', dealsSql(reading), DEAL_COLUMNS);
  const evidence = group(cutEvidence(), toEvidence);
  const deals = (await dealsAnswer)();
  return deals.columns.id.map((id, i) => toFacts(deals, i, lines.get(id) ?? [], evidence.get(id) ?? []));
}

/** By deal, in order; the rows of a deal follow each other. */
function group<Row extends { deal_id: string }, T>(
  rows: Packed<Row>,
  convert: (rows: Packed<Row>, index: number) => T,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (let i = 0; i < rows.count; i += 1) {
    const dealId = at(rows.columns.deal_id, i);
    const list = groups.get(dealId);
    if (list) list.push(convert(rows, i));
    else groups.set(dealId, [convert(rows, i)]);
  }
  return groups;
}

function toLine({ columns: c }: Packed<LineRow>, i: number): LineFacts {
  return {
    id: at(c.id, i),
    stream: at(c.stream, i),
    recurring: at(c.recurring, i),
    description: at(c.description, i),
    units: at(c.units, i),
    unitPriceMinor: at(c.unit_price_minor, i),
    amountMinor: at(c.amount_minor, i),
    timeAndMaterials: at(c.time_and_materials, i),
    expectedHours: at(c.expected_hours, i),
    hoursDone: at(c.hours_done, i),
    overInstallation: at(c.over_installation, i),
    promisedOn: toDate(at(c.promised_on, i)),
    product: at(c.product, i),
    supplier: at(c.supplier, i),
    shipmentPlan: at(c.shipment_plan, i),
  };
}

function toEvidence({ columns: c }: Packed<EvidenceRow>, i: number): StoredEvidence {
  return {
    id: at(c.id, i),
    kind: at(c.kind, i),
    lineId: at(c.line_id, i),
    reference: at(c.reference, i),
    evidenceOn: date(at(c.evidence_on, i)),
    amountMinor: at(c.amount_minor, i),
    units: at(c.units, i),
    voided: at(c.voided, i),
    hasFile: at(c.has_file, i),
    verified: at(c.verified, i),
  };
}

function toFacts(
  { columns: c }: Packed<DealRow>,
  i: number,
  lines: LineFacts[],
  evidence: StoredEvidence[],
): StoredDeal {
  return {
    id: at(c.id, i),
    externalId: at(c.external_id, i),
    name: at(c.name, i),
    stage: at(c.stage, i),
    outcome: at(c.outcome, i),
    stageEnteredOn: toDate(at(c.stage_entered_on, i)),
    sourceStage: at(c.source_stage, i),
    sourceOutcome: at(c.source_outcome, i),
    sourceCategory: at(c.source_category, i),
    sourceProbabilityBp: at(c.source_probability_bp, i),
    amountMinor: at(c.amount_minor, i),
    closeOn: toDate(at(c.close_on, i)),
    createdOn: toDate(at(c.created_on, i)),
    engagedOn: toDate(at(c.engaged_on, i)),
    lastActivityOn: toDate(at(c.last_activity_on, i)),
    nextStep: at(c.next_step, i),
    nextStepOn: toDate(at(c.next_step_on, i)),
    verbalYesOn: toDate(at(c.verbal_yes_on, i)),
    claimBp: at(c.claim_bp, i),
    claimOn: toDate(at(c.claim_on, i)),
    hasContact: at(c.has_contact, i),
    demoOn: toDate(at(c.demo_on, i)),
    lostReason: at(c.lost_reason, i),
    closedOn: toDate(at(c.closed_on, i)),
    isPilot: at(c.is_pilot, i),
    repId: at(c.rep_id, i),
    customerId: at(c.customer_id, i),
    product: at(c.product, i),
    termMonths: at(c.term_months, i),
    hasHardware: at(c.has_hardware, i),
    installedOn: toDate(at(c.installed_on, i)),
    justifiedUntil: toDate(at(c.justified_until, i)),
    lines,
    evidence,
  };
}
