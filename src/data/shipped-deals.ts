import type { ShippedDeal } from '@/domain/forecast/observed-days';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';
import { installationsOf } from './deal-life';
import { dealsAt, linesAt, stoodAt } from './known-deals';
import { askPacked, at, type PackedColumns } from './packed-rows';

/** Deals that the library learns from: those that shipped last. More would say little more, and of other years. */
const REMEMBERED = 1000;

type DealRow = {
  id: string;
  product: string | null;
  po_on: CalendarDate | null;
  shipped_on: CalendarDate;
  active_on: CalendarDate | null;
  by_line: boolean;
};
type LineRow = {
  id: string;
  deal_id: string;
  stream: string;
  recurring: boolean;
  position: number;
  product: string | null;
  supplier: string | null;
};

const LINE_COLUMNS: PackedColumns<LineRow> = {
  id: 'word',
  deal_id: 'word',
  stream: 'word',
  recurring: 'bool',
  position: 'int',
  product: 'text',
  supplier: 'text',
};

/**
 * The REMEMBERED deals of the company that shipped last, as known now or at an instant, with what says how long things took. A few plain
 * statements that are put together here: joined in one, the planner guesses at how many rows a step leaves and may go through all for each.
 */
export async function readShippedDeals(unit: Unit, knownAt?: string): Promise<ShippedDeal[]> {
  const instant = knownAt === undefined ? null : '$2';
  const known = knownAt === undefined ? [unit.tenantId] : [unit.tenantId, knownAt];
  const deals = await unit.sql<DealRow>(shippedSql(instant), known);
  if (deals.length === 0) return [];
  const values = [...known, deals.map(({ id }) => id)];
  const chosen = `SELECT unnest($${values.length}::uuid[])`;
  const lines = await readLines(
    unit,
    `SELECT l.id, l.deal_id, l.stream, l.recurring, l.position, l.product, l.supplier FROM ${linesAt(instant)} l
     WHERE l.deal_id IN (${chosen}) AND l.stream <> 'services'`,
    values,
  );
  const installed = await unit.sql<{ deal_id: string; installed_on: CalendarDate }>(
    installationsOf(chosen, instant),
    values,
  );
  const installedOn = new Map(installed.map((row) => [row.deal_id, row.installed_on]));
  const byLine = deals.some((deal) => deal.by_line)
    ? await lineShipments(unit, instant, values)
    : new Map<string, LineShipment[]>();
  const [ofLine, first] = [new Map(lines.map((line) => [line.id, line])), firstLines(lines)];
  return deals.map((deal) => ({
    product: deal.product,
    poOn: deal.po_on,
    installedOn: installedOn.get(deal.id) ?? null,
    activatedOn: deal.active_on,
    hardware: first.get(`${deal.id} hardware`) ?? null,
    software: first.get(`${deal.id} software`) ?? null,
    shipments: (byLine.get(deal.id) ?? [{ line_id: null, on_day: deal.shipped_on }]).map(
      ({ line_id, on_day }) => ({
        of: line_id === null ? null : (ofLine.get(line_id) ?? null),
        on: on_day,
      }),
    ),
  }));
}

/** Two thousand small rows: packed, they are read in half the time. */
async function readLines(unit: Unit, text: string, values: (string | string[])[]): Promise<LineRow[]> {
  const { columns: c } = (await askPacked<LineRow>(unit, text, values, LINE_COLUMNS))();
  return c.id.map((id, i) => ({
    id,
    deal_id: at(c.deal_id, i),
    stream: at(c.stream, i),
    recurring: at(c.recurring, i),
    position: at(c.position, i),
    product: at(c.product, i),
    supplier: at(c.supplier, i),
  }));
}

function shippedSql(instant: string | null): string {
  return `SELECT d.id, d.product, e.po_on, e.shipped_on, e.active_on, e.by_line FROM (
      SELECT e.deal_id, min(e.evidence_on) FILTER (WHERE e.kind = 'po') AS po_on, min(e.evidence_on) FILTER (WHERE e.kind = 'shipment') AS shipped_on,
        min(e.evidence_on) FILTER (WHERE e.kind = 'activation') AS active_on, bool_or(e.kind = 'shipment' AND e.line_id IS NOT NULL) AS by_line
      FROM evidence e WHERE e.tenant_id = $1 AND ${stoodAt('e', 'voided_at', instant)}
        AND (e.kind IN ('shipment', 'activation') OR e.kind = 'po' AND e.amount_minor > 0 AND btrim(e.reference) <> '')
      GROUP BY e.deal_id HAVING bool_or(e.kind = 'shipment')) e
    JOIN ${dealsAt(instant)} d ON d.id = e.deal_id WHERE d.outcome <> 'removed' AND d.has_hardware
    ORDER BY e.shipped_on DESC, d.id LIMIT ${REMEMBERED}`;
}

type LineShipment = { line_id: string | null; on_day: CalendarDate };

/** First shipment of each line that shipments name, by deal; null for those that name none. */
async function lineShipments(
  unit: Unit,
  instant: string | null,
  values: (string | string[])[],
): Promise<Map<string, LineShipment[]>> {
  const rows = await unit.sql<LineShipment & { deal_id: string }>(
    `SELECT e.deal_id, e.line_id, min(e.evidence_on) AS on_day FROM evidence e WHERE e.tenant_id = $1 AND e.kind = 'shipment'
       AND ${stoodAt('e', 'voided_at', instant)} AND e.deal_id IN (SELECT unnest($${values.length}::uuid[])) GROUP BY e.deal_id, e.line_id`,
    values,
  );
  const byDeal = new Map<string, LineShipment[]>();
  for (const row of rows) {
    const list = byDeal.get(row.deal_id);
    if (list) list.push(row);
    else byDeal.set(row.deal_id, [row]);
  }
  return byDeal;
}

/** The first line of each stream of a deal, one-time before recurring. */
function firstLines(lines: readonly LineRow[]): Map<string, LineRow> {
  const first = new Map<string, LineRow>();
  for (const line of lines) {
    const key = `${line.deal_id} ${line.stream}`;
    const known = first.get(key);
    if (!known || isBefore(line, known)) first.set(key, line);
  }
  return first;
}

function isBefore(a: LineRow, b: LineRow): boolean {
  if (a.recurring !== b.recurring) return b.recurring;
  return a.position !== b.position ? a.position < b.position : a.id < b.id;
}
