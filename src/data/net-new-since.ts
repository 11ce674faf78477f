import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';

/**
 * Net new ARR of customers, each from a day of his own to the end of `asOf`: new, expansion and reactivation less contraction and churn, as
 * the ledger had it at `knownAt`. A customer without movements is not among the answers.
 */
export async function readNetNewSince(
  unit: Unit,
  customers: readonly { customerId: string; since: CalendarDate }[],
  { asOf, knownAt }: { asOf: CalendarDate; knownAt?: string },
): Promise<Map<string, bigint>> {
  if (customers.length === 0) return new Map();
  const rows = await unit.sql<{ id: string; minor: bigint }>(
    `SELECT m.customer_id AS id, sum(m.amount_minor)::bigint AS minor FROM movement m
     JOIN jsonb_to_recordset($2::jsonb) AS c("customerId" uuid, since date) ON m.customer_id = c."customerId"
     WHERE m.tenant_id = $1 AND m.effective_on >= c.since AND m.effective_on <= $3::date AND m.kind <> 'fx'
       AND m.recorded_at <= coalesce($4::timestamptz, m.recorded_at)
     GROUP BY m.customer_id`,
    [unit.tenantId, JSON.stringify(customers), asOf, knownAt ?? null],
  );
  return new Map(rows.map(({ id, minor }) => [id, minor]));
}
