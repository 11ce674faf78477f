import { blockDays, DIAGNOSTIC_BLOCKS, READ_BLOCKS, type EngagementFacts } from '@/domain/engagement/facts';
import { verdictDay } from '@/domain/engagement/programme';
import type { FailureFact } from '@/domain/kpis/kpi-data';
import { earliest, startOfMonth, type CalendarDate } from '@/domain/values/calendar-date';
import { periodOf, startOfPeriod } from '@/domain/values/fiscal-calendar';
import type { Unit } from '@/platform/db/unit-of-work';

/**
 * Movements by the day that they are about, in months of thirty days from $2 on (index 0); what is about an earlier day is −1. Rows of a
 * closed month are booked later than the day that they are about, never earlier, so those from the first of $2's month on are enough.
 */
const BLOCKS = `WITH dated AS (
    SELECT customer_id, stream, kind, amount_minor, coalesce(concerns_on, effective_on) AS day FROM movement
    WHERE tenant_id = $1 AND effective_on >= $4::date AND coalesce(concerns_on, effective_on) <= $3::date),
  changes AS (
    SELECT CASE WHEN day < $2::date THEN -1 ELSE (day - $2::date) / 30 END AS index, customer_id, stream,
      coalesce(sum(amount_minor) FILTER (WHERE kind <> 'fx'), 0) AS net, coalesce(sum(amount_minor) FILTER (WHERE kind = 'fx'), 0) AS fx
    FROM dated GROUP BY 1, 2, 3)
  SELECT index, sum(net)::bigint AS net, sum(least(net, 0))::bigint AS lost, sum(fx)::bigint AS fx FROM changes GROUP BY index`;

const BEFORE = `SELECT (SELECT coalesce(sum(amount_minor), 0)::bigint FROM movement_month WHERE tenant_id = $1 AND period < $2) AS opening,
  (SELECT min(period) FROM movement_month WHERE tenant_id = $1 AND n <> 0) AS first`;

const DEPLOYMENTS = `SELECT id, customer_id AS "customerId", external_id AS "externalId", site, kind, devices, acv_minor AS "acvMinor",
    signed_on AS "signedOn", shipped_on AS "shippedOn", installed_on AS "installedOn", activated_on AS "activatedOn",
    first_value_on AS "firstValueOn", ended_on AS "endedOn"
  FROM deployment WHERE tenant_id = $1 AND state = 'live' AND kind = 'production' AND (ended_on IS NULL OR ended_on >= $2::date)`;

const FAILURES = `SELECT deployment_id AS "deploymentId", failed_on AS "failedOn", devices FROM deployment_failure
  WHERE tenant_id = $1 AND failed_on BETWEEN $2::date AND $3::date AND cause = 'hardware' AND state = 'live'`;

type BlockRow = { index: number; net: bigint; lost: bigint; fx: bigint };

export type FactsQuestion = Pick<EngagementFacts, 'startOn' | 'currency' | 'set' | 'looked' | 'firstDays'> & {
  /** The company's day; what comes after day ninety is left out whatever it is. */
  today: CalendarDate;
};

/** What the verdict of an engagement is made of: fifteen months of thirty days before its first day, and those of it. Its cost grows with the rows of these months and the deployments. */
export async function readEngagementFacts(unit: Unit, question: FactsQuestion): Promise<EngagementFacts> {
  const { startOn, today, ...rest } = question;
  const asOf = earliest(today, verdictDay(startOn));
  const { from } = blockDays(startOn, -READ_BLOCKS);
  const firstOfMonth = startOfMonth(from);
  const rows = await unit.sql<BlockRow>(BLOCKS, [unit.tenantId, from, asOf, firstOfMonth]);
  const [before] = await unit.sql<{ opening: bigint; first: number | null }>(BEFORE, [
    unit.tenantId,
    periodOf(firstOfMonth),
  ]);
  if (!before) throw new Error('A query without FROM has one row');
  const deployments = await unit.sql<EngagementFacts['deployments'][number]>(DEPLOYMENTS, [
    unit.tenantId,
    from,
  ]);
  const failures = await unit.sql<FailureFact>(FAILURES, [unit.tenantId, from, asOf]);
  return {
    ...rest,
    startOn,
    asOf,
    ledgerFrom: before.first === null ? null : startOfPeriod(before.first),
    blocks: blocksFrom(rows, before.opening),
    deployments,
    failures,
  };
}

function blocksFrom(rows: readonly BlockRow[], before: bigint): EngagementFacts['blocks'] {
  const of = (index: number) => rows.find((row) => row.index === index);
  const early = of(-1);
  let openingMinor = before + (early ? early.net + early.fx : 0n);
  return Array.from({ length: READ_BLOCKS + DIAGNOSTIC_BLOCKS }, (_, i) => {
    const row = of(i) ?? { net: 0n, lost: 0n, fx: 0n };
    const block = { index: i - READ_BLOCKS, netNewMinor: row.net, lostMinor: -row.lost, openingMinor };
    openingMinor += row.net + row.fx;
    return block;
  });
}
