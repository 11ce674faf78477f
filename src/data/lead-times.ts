import { learnedLeadTimes, type ObservedDays } from '@/domain/forecast/learned-lead-times';
import {
  LEARNED_FROM,
  type LeadTimeBook,
  type LeadTimeEntry,
  type LeadTimeKind,
} from '@/domain/forecast/lead-times';
import type { Unit } from '@/platform/db/unit-of-work';
import { installationsOf } from './deal-life';
import { dealsAt, linesAt, stoodAt } from './known-deals';
import { readSupplierDelays } from './supplier-delays';
import { readSettings } from './tenant-settings';

/** Beyond this many days it is a slip of the pen rather than a lead time (the range of a lead time that is set). */
const LONGEST = 730;

/**
 * Everything the clocks ask about lead times, as it stands or as it stood at the instant `knownAt`: the settings' defaults, what the
 * company set and what its history says (src/domain/forecast/find-lead-times.ts resolves it), and who is late.
 */
export async function readLeadTimeBook(unit: Unit, knownAt?: string): Promise<LeadTimeBook> {
  const settings = await readSettings(unit, knownAt);
  const set = await readSetLeadTimes(unit, knownAt);
  const learned = learnedLeadTimes(await readObservedDays(unit, knownAt));
  const delays = await readSupplierDelays(unit, knownAt);
  return {
    standard: {
      p50: settings.leadTimes,
      p80: {
        hardwareDays: settings.hardwareLeadP80,
        installDays: settings.installDays,
        activationDays: settings.activationLagP80,
      },
    },
    entries: [...set, ...learned.filter(({ observations }) => observations >= LEARNED_FROM)],
    delays: delays.map(({ id, supplier, product, days }) => ({ id, supplier, product, days })),
  };
}

type SetRow = { kind: LeadTimeKind; product: string; supplier: string; p50Days: number; p80Days: number };

/** What the company set itself, as it stood. */
async function readSetLeadTimes(unit: Unit, knownAt?: string): Promise<LeadTimeEntry[]> {
  const columns = 'id, kind, product, supplier, p50_days, p80_days, state';
  const rows = await unit.sql<SetRow>(
    `SELECT kind, product, supplier, p50_days AS "p50Days", p80_days AS "p80Days" FROM (
       SELECT ${columns} FROM lead_time WHERE tenant_id = $1 AND recorded_at <= coalesce($2::timestamptz, recorded_at)
       UNION ALL SELECT ${columns} FROM lead_time_history WHERE tenant_id = $1 AND recorded_at <= $2::timestamptz
         AND superseded_at > $2::timestamptz) v
     WHERE state = 'set' ORDER BY kind, product, supplier`,
    [unit.tenantId, knownAt ?? null],
  );
  return rows.map((row) => ({ ...row, observations: 0, basis: 'set', sample: [] }));
}

/**
 * What took how long, from facts alone (docs/metrics.md, "Lead times"): PO to the first shipment of each product and supplier of a deal,
 * first shipment to installation, installation to activation. A shipment that names no line is its deal's first hardware line's. Days
 * in the order they took, the commonest spelling of a name first.
 */
export function readObservedDays(unit: Unit, knownAt?: string): Promise<ObservedDays[]> {
  const instant = knownAt === undefined ? null : '$2';
  const values = knownAt === undefined ? [unit.tenantId] : [unit.tenantId, knownAt];
  return unit.sql<ObservedDays>(
    `WITH e AS MATERIALIZED (SELECT deal_id, line_id, kind, evidence_on FROM evidence e WHERE e.tenant_id = $1
         AND (e.kind IN ('shipment', 'activation') OR e.kind = 'po' AND e.amount_minor > 0 AND btrim(e.reference) <> '')
         AND ${stoodAt('e', 'voided_at', instant)}),
       shipped AS (SELECT deal_id, min(evidence_on) AS on_day FROM e WHERE kind = 'shipment' GROUP BY deal_id),
       d AS MATERIALIZED (SELECT d.id, btrim(coalesce(d.product, '')) AS product, s.on_day AS shipped_on FROM ${dealsAt(instant)} d
         JOIN shipped s ON s.deal_id = d.id WHERE d.outcome <> 'removed' AND d.has_hardware),
       l AS MATERIALIZED (SELECT l.deal_id, l.id, l.stream, btrim(coalesce(l.product, '')) AS product, btrim(coalesce(l.supplier, '')) AS supplier,
           row_number() OVER (PARTITION BY l.deal_id, l.stream ORDER BY l.recurring, l.position, l.id) AS place
         FROM ${linesAt(instant)} l WHERE l.deal_id IN (SELECT id FROM d) AND l.stream <> 'services'),
       po AS (SELECT deal_id, min(evidence_on) AS on_day FROM e WHERE kind = 'po' GROUP BY deal_id),
       active AS (SELECT deal_id, min(evidence_on) AS on_day FROM e WHERE kind = 'activation' GROUP BY deal_id),
       installed AS (${installationsOf('SELECT id FROM d', instant)}),
       took AS (
         SELECT 'hardware' AS kind, d.id, coalesce(nullif(l.product, ''), d.product) AS product, coalesce(l.supplier, '') AS supplier,
           min(e.evidence_on) - min(po.on_day) AS days
         FROM d JOIN po ON po.deal_id = d.id JOIN e ON e.deal_id = d.id AND e.kind = 'shipment'
           LEFT JOIN l ON l.deal_id = d.id AND l.stream = 'hardware' AND (l.id = e.line_id OR e.line_id IS NULL AND l.place = 1)
         GROUP BY 2, 3, 4
         UNION ALL SELECT 'install', d.id, coalesce(nullif(l.product, ''), d.product), coalesce(l.supplier, ''), i.installed_on - d.shipped_on
         FROM d JOIN installed i ON i.deal_id = d.id LEFT JOIN l ON l.deal_id = d.id AND l.stream = 'hardware' AND l.place = 1
         UNION ALL SELECT 'activation', d.id, coalesce(nullif(l.product, ''), d.product), coalesce(l.supplier, ''), a.on_day - i.installed_on
         FROM d JOIN installed i ON i.deal_id = d.id JOIN active a ON a.deal_id = d.id
           LEFT JOIN l ON l.deal_id = d.id AND l.stream = 'software' AND l.place = 1)
     SELECT kind, product, supplier, array_agg(days ORDER BY days) AS days FROM took WHERE days BETWEEN 0 AND ${LONGEST}
     GROUP BY kind, product, supplier ORDER BY kind, count(*) DESC, product, supplier`,
    values,
  );
}
