import { createDeal } from '@/features/deals/commands';
import type { ReviewOutcome, PromiseResult } from '@/domain/reviews/review';
import { addDays, date } from '@/domain/values/calendar-date';
import { newId } from '@/platform/db/ids';
import { withUnit, type Unit } from '@/platform/db/unit-of-work';
import { value, type TestTenant } from '../../support/tenants';

/** What a closed review said of a deal, as far as a test cares. */
export type ToldResult = {
  dealId: string;
  repId: string;
  claimed?: bigint;
  evidenced?: bigint;
  outcome?: ReviewOutcome;
  promise?: string | null;
  promiseResult?: PromiseResult | null;
  prepared?: boolean;
  pushes?: number;
  pushedDays?: number;
};

/** The Monday of a week, counted from the first of 2026 that is one. */
export const monday = (week: number) => addDays(date('2026-01-05'), 7 * week);

/** A review as it stands in the database once it is over: the rows that the list and the trend read. Answers its id. */
export async function closedReview(
  tenant: TestTenant,
  week: number,
  results: readonly ToldResult[],
  forecast = { before: '1000', after: '900' },
): Promise<string> {
  const id = newId();
  const at = `${monday(week)}T09:00:00.000Z`;
  await withUnit({ tenantId: tenant.id, mode: 'write' }, async (unit) => {
    await unit.execute(
      `INSERT INTO review (tenant_id, id, held_on, starts_at, zone, state, opened_at, closed_at, minutes_id, recorded_at)
       VALUES ($1, $2, $3, $4, 'UTC', 'closed', $4, $5, $2, $4)`,
      [unit.tenantId, id, monday(week), at, `${monday(week)}T09:30:00.000Z`],
    );
    const figures = (weightedMinor: string) => ({ weightedMinor });
    const body = { forecast: { before: figures(forecast.before), after: figures(forecast.after) } };
    await unit.execute(
      `INSERT INTO review_minutes (tenant_id, review_id, body, sha256, recorded_at) VALUES ($1, $2, $3, $4, $5)`,
      [unit.tenantId, id, JSON.stringify(body), '0'.repeat(64), at],
    );
    for (const repId of new Set(results.map((result) => result.repId))) await seat(unit, id, repId, at);
    for (const [position, result] of results.entries()) await insertResult(unit, id, position, result);
  });
  return id;
}

async function seat(unit: Unit, reviewId: string, repId: string, at: string): Promise<void> {
  await unit.execute(
    'INSERT INTO review_seat (tenant_id, review_id, rep_id, position, recorded_at) VALUES ($1, $2, $3, 1, $4)',
    [unit.tenantId, reviewId, repId, at],
  );
}

async function insertResult(unit: Unit, reviewId: string, position: number, told: ToldResult) {
  const { promise = null, promiseResult = null, outcome = 'held', prepared = true } = told;
  await unit.execute(
    `INSERT INTO review_result (tenant_id, review_id, deal_id, rep_id, position, currency, amount_minor, claimed_minor, evidenced_minor,
       counted_bp_from, counted_bp_to, stage_from, stage_to, prepared, challenged, outcome, promise, promise_on, promise_result, pushes, pushed_days)
     VALUES ($1, $2, $3, $4, $5, 'USD', 10000, $6, $7, 4000, 4000, 'lead', 'lead', $8, false, $9, $10,
       CASE WHEN $10::text IS NULL THEN NULL ELSE '2026-01-01'::date END, $11, $12, $13)`,
    [
      unit.tenantId,
      reviewId,
      told.dealId,
      told.repId,
      position + 1,
      told.claimed ?? 0n,
      told.evidenced ?? 0n,
      prepared,
      outcome,
      promise,
      promiseResult,
      told.pushes ?? 0,
      told.pushedDays ?? 0,
    ],
  );
}

/** Another rep of the company, without a member. */
export async function secondRep(tenant: TestTenant, name: string): Promise<string> {
  const id = newId();
  await withUnit({ tenantId: tenant.id, mode: 'write' }, (unit) =>
    unit.execute(
      'INSERT INTO rep (tenant_id, id, name, name_key, created_at) VALUES ($1, $2, $3, $4, now())',
      [unit.tenantId, id, name, name.toLowerCase()],
    ),
  );
  return id;
}

/** An open deal of a rep. */
export async function dealOf(tenant: TestTenant, repId: string, name: string): Promise<string> {
  const input = { name, customer: 'Nordic Foods', repId, amountMinor: '10000' };
  return value(await createDeal(tenant.as.CRO, input)).dealId;
}
