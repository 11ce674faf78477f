import type { DealScope } from '@/domain/access/permissions';
import type { StageId } from '@/domain/deals/deal';
import type { SignedDeal } from '@/domain/deployments/cycle-times';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Stream } from '@/domain/values/stream';
import type { Unit } from '@/platform/db/unit-of-work';
import { IN_SCOPE, scopeValues } from './deal-scope';

type DealRow = Pick<SignedDeal, 'dealId' | 'name' | 'createdOn' | 'signedOn' | 'outcome'> & {
  stage: StageId;
  hasHardware: boolean;
};
type FactRow = {
  dealId: string;
  shippedOn: CalendarDate | null;
  activatedOn: CalendarDate | null;
  milestoneOn: CalendarDate | null;
  /** Lines whose own services are completed, and whether one says it of all. */
  lines: number;
  whole: boolean;
};
type LineRow = { dealId: string; stream: Stream; lines: number };
type MoveRow = SignedDeal['moves'][number] & { dealId: string };

/** Deals whose live commit document is of a day from `from` until the end of `asOf`, the latest first, with the days of what followed. */
export async function readSignedDeals(
  unit: Unit,
  scope: DealScope,
  { from, asOf }: { from: CalendarDate; asOf: CalendarDate },
): Promise<SignedDeal[]> {
  const deals = await unit.sql<DealRow>(
    `SELECT d.id AS "dealId", d.name, d.created_on AS "createdOn", p.evidence_on AS "signedOn", d.outcome, d.stage, d.has_hardware AS "hasHardware"
     FROM deal d JOIN evidence p ON p.tenant_id = d.tenant_id AND p.id = d.po_evidence_id
     WHERE d.tenant_id = $1 AND ${IN_SCOPE} AND d.po_live AND d.outcome <> 'removed' AND p.evidence_on BETWEEN $4::date AND $5::date
     ORDER BY p.evidence_on DESC, d.id`,
    [unit.tenantId, ...scopeValues(scope), from, asOf],
  );
  if (deals.length === 0) return [];
  const values = [unit.tenantId, deals.map(({ dealId }) => dealId)];
  const facts = await unit.sql<FactRow>(FACTS, values);
  const lines = await unit.sql<LineRow>(LINES, values);
  const moves = await unit.sql<MoveRow>(MOVES, values);
  const factsOf = new Map(facts.map((row) => [row.dealId, row]));
  const [linesOf, movesOf] = [grouped(lines), grouped(moves)];
  return deals.map(({ stage, hasHardware, ...deal }) => {
    const own = factsOf.get(deal.dealId);
    const streams = linesOf.get(deal.dealId) ?? [];
    const services = streams.find(({ stream }) => stream === 'services')?.lines ?? 0;
    const completed = stage === 'services_completed' || own?.whole || (own && own.lines >= services);
    return {
      ...deal,
      streams:
        streams.length > 0 ? streams.map(({ stream }) => stream) : hasHardware ? ['hardware' as const] : [],
      shippedOn: own?.shippedOn ?? null,
      activatedOn: own?.activatedOn ?? null,
      completedOn: completed ? (own?.milestoneOn ?? null) : null,
      moves: (movesOf.get(deal.dealId) ?? []).map(({ from: before, to, on }) => ({ from: before, to, on })),
    };
  });
}

const FACTS = `SELECT e.deal_id AS "dealId", min(e.evidence_on) FILTER (WHERE e.kind = 'shipment') AS "shippedOn",
    min(e.evidence_on) FILTER (WHERE e.kind = 'activation') AS "activatedOn", max(e.evidence_on) FILTER (WHERE e.kind = 'milestone') AS "milestoneOn",
    (count(DISTINCT e.line_id) FILTER (WHERE e.kind = 'milestone'))::int AS lines,
    coalesce(bool_or(e.line_id IS NULL AND e.amount_minor IS NULL) FILTER (WHERE e.kind = 'milestone'), false) AS whole
  FROM evidence e WHERE e.tenant_id = $1 AND e.deal_id = ANY($2::uuid[]) AND e.voided_at IS NULL AND e.kind IN ('shipment', 'activation', 'milestone')
  GROUP BY e.deal_id`;

const LINES = `SELECT l.deal_id AS "dealId", l.stream, count(*)::int AS lines FROM deal_line l
  WHERE l.tenant_id = $1 AND l.deal_id = ANY($2::uuid[]) GROUP BY l.deal_id, l.stream ORDER BY l.deal_id, l.stream`;

const MOVES = `SELECT t.deal_id AS "dealId", t.from_stage AS "from", t.to_stage AS "to", t.on_date AS "on" FROM stage_transition t
  WHERE t.tenant_id = $1 AND t.deal_id = ANY($2::uuid[]) AND t.from_stage IS NOT NULL ORDER BY t.on_date, t.at, t.id`;

function grouped<Row extends { dealId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.dealId);
    if (group) group.push(row);
    else groups.set(row.dealId, [row]);
  }
  return groups;
}
