import { beforeEach, describe, expect, it } from 'vitest';
import { createDeal } from '@/features/deals/commands';
import { callReview, skipReview } from '@/features/reviews/commands-plan';
import { companyWeek, weekOf } from '@/features/reviews/queries-week';
import { readyText, weekDays } from '@/features/reviews/week-days';
import { insertMembership } from '@/platform/auth/memberships';
import { atInstant, later } from '@/platform/clock/clock';
import { newId } from '@/platform/db/ids';
import { pool } from '@/platform/db/pool';
import { withUnit } from '@/platform/db/unit-of-work';
import type { Caller } from '@/platform/operations/caller';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { markReady, NOW, reviewsOf, setSchedule } from './a-cadence';

const userOf = (caller: Caller) => (caller.kind === 'member' ? caller.userId : '');
const at = <T>(instant: string, work: () => Promise<T>) => atInstant(instant, work);

/** The CRO of the first company, as a member of others too. */
async function join(
  tenant: TestTenant,
  others: readonly TestTenant[],
  role: 'CRO' | 'REP' | 'VIEWER' = 'CRO',
) {
  const userId = userOf(tenant.as.CRO);
  for (const { id } of others) await insertMembership(pool(), id, userId, role);
  return [tenant, ...others].map(({ slug }): Caller => ({ kind: 'member', userId, tenantSlug: slug }));
}

async function action(tenant: TestTenant, reviewId: string, ownerId: string, dueOn: string) {
  await withUnit({ tenantId: tenant.id, mode: 'write' }, (unit) =>
    unit.execute(
      `INSERT INTO review_action (tenant_id, id, review_id, text, owner_id, due_on, recorded_at) VALUES ($1, $2, $3, 'Do it', $4, $5, $6)`,
      [unit.tenantId, newId(), reviewId, ownerId, dueOn, NOW],
    ),
  );
}

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant({ zone: 'Europe/Berlin' });
});

describe('the week of a CRO', () => {
  it('has each of his companies with its next review, by time, and none that he is no member of', async () => {
    const [late, early, none, stranger] = [
      await makeTenant(),
      await makeTenant(),
      await makeTenant(),
      await makeTenant(),
    ];
    await setSchedule(tenant, { weekday: 3 });
    await setSchedule(late, { weekday: 5 });
    await setSchedule(early, { weekday: 1, zone: 'Pacific/Auckland' });
    await setSchedule(stranger);
    const callers = await join(tenant, [late, early, none]);
    const weeks = await at(NOW, () => weekOf(callers));
    expect(weeks.map(({ slug }) => slug)).toEqual([early, tenant, late, none].map(({ slug }) => slug));
    expect(weeks.map(({ next }) => next?.startsAt.slice(0, 16))).toEqual([
      '2026-11-22T20:00',
      '2026-11-25T08:00',
      '2026-11-27T08:00',
      undefined,
    ]);
  });

  it('says how many are ready and what is owed, and puts what is on first', async () => {
    const other = await makeTenant();
    await setSchedule(other, { weekday: 1 });
    await setSchedule(tenant);
    value(await createDeal(tenant.as.REP, { name: 'Gateways', customer: 'Acme', lines: [] }));
    const [first] = await reviewsOf(tenant);
    const reviewId = first?.id ?? '';
    const week = async (of: Caller) => value(await at(NOW, () => companyWeek(of, {})));
    expect((await week(tenant.as.CRO)).next).toMatchObject({ id: reviewId, ready: 0 });
    await markReady(tenant, reviewId);
    expect((await week(tenant.as.CRO)).next).toMatchObject({ ready: 1 });
    expect(readyText(await week(tenant.as.REP))).toBe('You are ready');
    await action(tenant, reviewId, userOf(tenant.as.REP), '2026-11-21');
    await action(tenant, reviewId, userOf(tenant.as.CRO), '2026-11-22');
    expect((await week(tenant.as.CRO)).actions).toEqual({ open: 2, overdue: 1 });
    expect((await week(tenant.as.REP)).actions).toEqual({ open: 1, overdue: 1 });
    expect((await week(tenant.as.CEO)).actions).toEqual({ open: 0, overdue: 0 });
    await withUnit({ tenantId: tenant.id, mode: 'write' }, (unit) =>
      unit.execute(`UPDATE review SET state = 'open', opened_at = $3 WHERE tenant_id = $1 AND id = $2`, [
        unit.tenantId,
        reviewId,
        NOW,
      ]),
    );
    const callers = await join(tenant, [other]);
    const weeks = await at(NOW, () => weekOf(callers));
    expect(weeks.map(({ open }) => open?.id ?? null)).toEqual([reviewId, null]);
    expect(weeks[0]?.next?.id).not.toBe(reviewId);
  });

  it('goes by his right in each company: where he sees no reviews there is none', async () => {
    const [asRep, asViewer] = [await makeTenant(), await makeTenant()];
    for (const each of [tenant, asRep, asViewer]) await setSchedule(each);
    const mine = await join(tenant, [asRep], 'REP');
    const board = await join(tenant, [asViewer], 'VIEWER');
    const weeks = await at(NOW, () => weekOf([...mine, ...board.slice(1)]));
    expect(
      weeks.map(({ slug, role }) => [slug, role]).toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1)),
    ).toEqual(
      [
        [tenant.slug, 'CRO'],
        [asRep.slug, 'REP'],
      ].toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1)),
    );
    for (const role of ['VIEWER', 'DELIVERY'] as const)
      expect(refusal(await companyWeek(tenant.as[role], {})).code).toBe('not_found');
    expect(await weekOf([])).toEqual([]);
  });

  it('shows a review that should have begun, and forgets it after half a day', async () => {
    const { reviewId, startsAt } = value(await at(NOW, () => callReview(tenant.as.CRO, {})));
    const next = async (seconds: number) =>
      value(await at(later(startsAt, seconds), () => companyWeek(tenant.as.CRO, {}))).next?.id ?? null;
    expect([await next(600), await next(43_199), await next(43_200)]).toEqual([reviewId, reviewId, null]);
  });
});

describe('the seven days', () => {
  it('are those of the clock of whoever looks', async () => {
    await setSchedule(tenant, { weekday: 1, minuteOfDay: 9 * 60, zone: 'Pacific/Auckland' });
    const [, second] = await reviewsOf(tenant);
    value(await at(NOW, () => skipReview(tenant.as.CRO, { reviewId: second?.id ?? '', reason: 'Holiday' })));
    const weeks = [value(await at(NOW, () => companyWeek(tenant.as.CRO, {})))];
    const shown = (zone: string) =>
      weekDays(weeks, NOW, zone).map(({ day, entries }) =>
        [day, ...entries.map(({ time }) => time)].join(' '),
      );
    expect(shown('Pacific/Auckland').slice(0, 2)).toEqual(['2026-11-23 09:00', '2026-11-24']);
    expect(shown('Europe/Berlin').slice(0, 2)).toEqual(['2026-11-22 21:00', '2026-11-23']);
    expect(shown('Pacific/Pago_Pago')).toHaveLength(7);
    expect(shown('Pacific/Pago_Pago')[0]).toBe('2026-11-22 09:00');
    expect(weekDays(weeks, NOW, 'UTC').filter(({ today }) => today)).toHaveLength(1);
    const later7 = weekDays(weeks, '2026-11-29T12:00:00Z', 'Pacific/Auckland');
    expect(later7[0]?.entries.map(({ date }) => date.state)).toEqual(['skipped']);
  });
});
