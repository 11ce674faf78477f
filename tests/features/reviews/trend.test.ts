import { beforeAll, describe, expect, it } from 'vitest';
import { sumFigures } from '@/domain/reviews/trend';
import { editDeal } from '@/features/deals/commands';
import { reviewTrend } from '@/features/reviews/queries-trend';
import { newId } from '@/platform/db/ids';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { closedReview, dealOf, monday, secondRep } from './closed-reviews';

let tenant: TestTenant;
let sam: string;
let own: string[];
let his: string;
const ids: string[] = [];

/** Nine weeks: Ria keeps more and more, Sam comes to every second review. */
beforeAll(async () => {
  tenant = await makeTenant();
  sam = await secondRep(tenant, 'Sam Second');
  own = [await dealOf(tenant, tenant.repId, 'Cold store'), await dealOf(tenant, tenant.repId, 'Harbour')];
  his = await dealOf(tenant, sam, 'Orchard');
  for (let week = 0; week < 9; week++) {
    const [first = '', second = ''] = own;
    const late = week < 5;
    const ria = [
      {
        dealId: first,
        repId: tenant.repId,
        claimed: 10_000n,
        evidenced: late ? 0n : 10_000n,
        promise: 'Send the quote',
        promiseResult: late ? ('dropped' as const) : ('kept' as const),
        outcome: late ? ('knocked_down' as const) : ('held' as const),
        prepared: !late,
        pushes: late ? 2 : 0,
        pushedDays: late ? 30 : 0,
      },
      { dealId: second, repId: tenant.repId },
    ];
    const samToo = week % 2 === 0 ? [{ dealId: his, repId: sam, promise: 'Call', promiseResult: null }] : [];
    ids.push(await closedReview(tenant, week, [...ria, ...samToo]));
  }
});

const trend = async (role: 'CRO' | 'CEO' | 'REP', input: Parameters<typeof reviewTrend>[1] = {}) =>
  value(await reviewTrend(tenant.as[role], input));

describe('the window', () => {
  it('is the last closed reviews, oldest first, as many as asked for', async () => {
    for (const reviews of [6, 8, 9, 12]) {
      const { points, asked } = await trend('CRO', { reviews });
      expect(points.map(({ reviewId }) => reviewId)).toEqual(ids.slice(-reviews));
      expect(asked).toBe(reviews);
    }
    expect((await trend('CRO', { reviews: 6 })).points[0]?.heldOn).toBe(monday(3));
  });

  it('says how many reviews are missing to six', async () => {
    const young = await makeTenant();
    expect(value(await reviewTrend(young.as.CRO, {}))).toMatchObject({ points: [], missing: 6, reps: [] });
    const deal = await dealOf(young, young.repId, 'First');
    await closedReview(young, 0, [{ dealId: deal, repId: young.repId }]);
    expect(value(await reviewTrend(young.as.CEO, {}))).toMatchObject({ missing: 5 });
  });

  it('takes no fewer than six and no more than twelve', async () => {
    for (const reviews of [0, 5, 13, 1000]) {
      expect(refusal(await reviewTrend(tenant.as.CRO, { reviews })).code).toBe('invalid');
    }
  });
});

describe('figures', () => {
  it('of the team are the sum of the reps at every review', async () => {
    const { points, reps } = await trend('CEO', { reviews: 9 });
    expect(reps.map(({ name }) => name)).toEqual(['Ria Rep', 'Sam Second']);
    for (const [i, { figures }] of points.entries()) {
      expect(figures).toEqual(sumFigures(reps.flatMap((rep) => rep.points[i]?.figures ?? [])));
    }
  });

  it('count what the reviews wrote', async () => {
    const { points } = await trend('CRO', { reviews: 9 });
    expect(points[0]?.figures).toMatchObject({
      deals: 3,
      claimedMinor: 10_000n,
      evidencedMinor: 0n,
      promises: 2,
      dropped: 1,
      notDue: 1,
      knockedDown: 1,
      prepared: 2,
      pushes: 2,
      pushedDays: 30,
    });
    expect(points[7]?.figures).toMatchObject({ deals: 2, evidencedMinor: 10_000n, promises: 1, kept: 1 });
  });

  it('open to the rows behind them, which add up to them', async () => {
    const shown = async (behind: 'commit' | 'promises' | 'pushes' | 'knockedDown' | 'prepared') => {
      const { points, behind: opened } = await trend('CRO', { reviews: 9, behind });
      const total = sumFigures(points.flatMap(({ figures }) => figures ?? []));
      return { total, rows: opened?.rows ?? [] };
    };
    const commit = await shown('commit');
    expect(commit.rows.reduce((sum, row) => sum + row.claimedMinor, 0n)).toBe(commit.total.claimedMinor);
    expect(commit.rows.reduce((sum, row) => sum + row.evidencedMinor, 0n)).toBe(commit.total.evidencedMinor);
    const promises = await shown('promises');
    expect(promises.rows).toHaveLength(promises.total.promises);
    const pushes = await shown('pushes');
    expect(pushes.rows.reduce((sum, row) => sum + row.pushedDays, 0)).toBe(pushes.total.pushedDays);
    const knocked = await shown('knockedDown');
    expect(knocked.rows).toHaveLength(knocked.total.knockedDown);
    const prepared = await shown('prepared');
    expect(prepared.rows).toHaveLength(prepared.total.deals);
    expect(prepared.rows[0]).toMatchObject({ heldOn: monday(8), deal: 'Cold store', inScope: true });
  });
});

describe('who sees what', () => {
  it('a rep sees his own alone, whether he asks or not', async () => {
    for (const repId of [null, tenant.repId]) {
      const seen = await trend('REP', { repId, reviews: 9, behind: 'promises' });
      expect(seen).toMatchObject({ all: false, rep: { id: tenant.repId } });
      expect(seen.reps.map(({ name }) => name)).toEqual(['Ria Rep']);
      expect(seen.behind?.rows.every(({ rep }) => rep === 'Ria Rep')).toBe(true);
      expect(seen.points.every(({ figures }) => figures?.deals === 2)).toBe(true);
    }
  });

  it('a rep who asks for another, or for nobody, gets the answer of nothing', async () => {
    const unknown = await reviewTrend(tenant.as.REP, { repId: newId() });
    expect(await reviewTrend(tenant.as.REP, { repId: sam })).toEqual(unknown);
    expect(refusal(unknown).code).toBe('not_found');
    expect(refusal(await reviewTrend(tenant.as.CRO, { repId: newId() })).code).toBe('not_found');
  });

  it('CEO and CRO see each rep in the reviews in which he sat', async () => {
    for (const role of ['CRO', 'CEO'] as const) {
      const seen = await trend(role, { repId: sam, reviews: 6 });
      expect(seen).toMatchObject({ all: true, rep: { name: 'Sam Second' }, missing: 1 });
      expect(seen.points.map(({ heldOn }) => heldOn)).toEqual([0, 2, 4, 6, 8].map(monday));
    }
  });

  it('delivery and viewers find nothing', async () => {
    for (const role of ['DELIVERY', 'VIEWER'] as const) {
      expect(refusal(await reviewTrend(tenant.as[role], {})).code).toBe('not_found');
    }
  });

  it('a deal that changed hands stays in the figures of who brought it, and is no link for him', async () => {
    const dealId = await dealOf(tenant, tenant.repId, 'Passed on');
    await closedReview(tenant, 20, [{ dealId, repId: tenant.repId, promise: 'Call', promiseResult: 'late' }]);
    value(await editDeal(tenant.as.CRO, { dealId, version: 1, repId: sam }));
    const { behind } = await trend('REP', { reviews: 6, behind: 'promises' });
    expect(behind?.rows[0]).toMatchObject({ deal: 'Passed on', inScope: false, promiseResult: 'late' });
  });
});
