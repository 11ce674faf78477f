import { beforeAll, describe, expect, it } from 'vitest';
import { editDeal } from '@/features/deals/commands';
import { dealPage } from '@/features/deals/queries-deal-page';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { closedReview, dealOf, monday } from './closed-reviews';

let tenant: TestTenant;
let dealId: string;

/** A deal of the first of January, pushed before, in and after the review of the third Monday (closed at 09:30). */
beforeAll(async () => {
  tenant = await makeTenant();
  dealId = await atInstant('2026-01-01T09:00:00Z', () => dealOf(tenant, tenant.repId, 'Cold store'));
  const push = async (at: string, version: number, closeOn: string) =>
    atInstant(at, async () => value(await editDeal(tenant.as.CRO, { dealId, version, closeOn })));
  await push(`${monday(2)}T09:10:00Z`, 1, '2026-03-01');
  await closedReview(tenant, 2, [{ dealId, repId: tenant.repId }]);
  await push(`${monday(3)}T09:00:00Z`, 2, '2026-04-01');
});

const changes = (role: 'CRO' | 'REP', more: object = {}, at = `${monday(6)}T09:00:00Z`) =>
  atInstant(at, async () => value(await dealPage(tenant.as[role], { dealId, ...more })).changes);

describe('changes of a deal since its last review', () => {
  it('are what the page shows first, from the close of the review on', async () => {
    for (const role of ['CRO', 'REP'] as const) {
      expect(await changes(role)).toMatchObject({
        sinceReview: true,
        sinceOn: monday(2),
        fields: [{ field: 'closeOn', was: '2026-03-01', now: '2026-04-01' }],
      });
    }
    expect(await changes('CRO', { since: 'review' })).toEqual(await changes('CRO'));
  });

  it('give way to a day that is asked for', async () => {
    const since = await changes('CRO', { since: '2026-01-02' });
    expect(since).toMatchObject({ sinceReview: false, sinceOn: '2026-01-02' });
    expect(since.fields).toMatchObject([{ was: null, now: '2026-04-01' }]);
    expect(since.lastReview).toMatchObject({ heldOn: monday(2) });
  });

  it('are those of seven days where no review has seen the deal, and where what was known is from before it', async () => {
    const other = await dealOf(tenant, tenant.repId, 'Harbour');
    const page = value(await dealPage(tenant.as.CRO, { dealId: other, since: 'review' }));
    expect(page.changes).toMatchObject({ sinceReview: false, lastReview: null });
    const before = await changes('CRO', { knownAt: `${monday(1)}T00:00:00Z` });
    expect(before).toMatchObject({ sinceReview: false, lastReview: null });
  });
});
