import { beforeAll, describe, expect, it } from 'vitest';
import { editDeal } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { showDeal } from '@/features/deals/queries';
import { skipReview } from '@/features/reviews/commands-plan';
import { open } from '@/features/reviews/commands-open';
import { answerDeal, chooseDeals, setReady } from '@/features/reviews/commands-preparation';
import { preparation, readiness } from '@/features/reviews/queries-preparation';
import { addDays, dayText, type CalendarDate } from '@/domain/values/calendar-date';
import { newId } from '@/platform/db/ids';
import { today } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import type { Caller } from '@/platform/operations/caller';
import {
  dealAt,
  plannedReview,
  reviewCompany,
  viewOf,
  type ReviewCompany,
} from '../../support/sample-review';
import { makeTenant, refusal, value } from '../../support/tenants';

let company: ReviewCompany;
let rep: Caller;
let cro: Caller;
let soon: CalendarDate;
beforeAll(async () => {
  company = await reviewCompany();
  rep = company.tenant.as.REP;
  cro = company.tenant.as.CRO;
  soon = addDays(today('UTC'), 3);
});

const step = () => `Send the revised quote to Ada by ${dayText(soon)}`;

async function prepared(reviewId: string, caller = rep, repId: string | null = null) {
  return value(await preparation(caller, { reviewId, repId }));
}

async function fullAnswer(reviewId: string, dealId: string, version: number | null, caller = rep) {
  const answers = { nextStep: step(), evidenceAnswer: 'none_yet' as const, riskKind: 'budget' as const };
  return value(await answerDeal(caller, { reviewId, dealId, version, ...answers }));
}

async function versionOf(dealId: string) {
  return value(await showDeal(cro, { dealId })).deal.version;
}

describe('the proposal', () => {
  it('brings the open deals of the rep, prefilled from the record, and writes nothing', async () => {
    const reviewId = await plannedReview(company);
    const view = await prepared(reviewId);
    expect(view).toMatchObject({
      chosen: false,
      asking: 'rep',
      mayChoose: true,
      readyAt: null,
      handedOver: 0,
    });
    expect(view.rep).toEqual({ id: company.tenant.repId, name: 'Ria Rep' });
    expect(view.reps).toHaveLength(1);
    const ids = [company.committed, company.demo, company.quoted].map(({ dealId }) => dealId);
    expect(view.deals.map(({ dealId }) => dealId).sort()).toEqual(ids.sort());
    expect(view.deals.every(({ reviewDealId, version }) => reviewDealId === null && version === null)).toBe(
      true,
    );
    const committed = view.deals.find(({ dealId }) => dealId === company.committed.dealId);
    expect(committed).toMatchObject({
      bp: 7000,
      category: 'commit',
      missing: [],
      prefilled: ['evidence'],
    });
    expect(committed?.answers).toMatchObject({ evidenceAnswer: 'linked', riskKind: null });
    expect(committed?.evidence.filter(({ commits }) => commits)).toHaveLength(1);
    expect(committed?.missingAnswers.map(({ question }) => question)).toEqual([
      'nextStep',
      'evidence',
      'risk',
    ]);
    expect((await viewOf(cro, reviewId)).cards).toEqual([]);
  });

  it('is a rep’s own: another rep is not found, a CRO names him, and sees all to choose from', async () => {
    const reviewId = await plannedReview(company);
    const asked = { reviewId, repId: company.benRepId };
    expect(refusal(await preparation(rep, asked)).code).toBe('not_found');
    const view = await prepared(reviewId, cro, company.benRepId);
    expect(view).toMatchObject({ asking: 'cro', rep: { id: company.benRepId } });
    expect(view.deals.map(({ name }) => name).sort()).toEqual(['Fleet trackers', 'Silo levels']);
    const nobody = await prepared(reviewId, cro);
    expect(nobody).toMatchObject({ rep: null, deals: [], mayChange: false });
    expect(nobody.reps.map(({ name }) => name)).toEqual(expect.arrayContaining(['Ben Rep', 'Ria Rep']));
    for (const role of ['CEO', 'DELIVERY', 'VIEWER'] as const)
      expect(refusal(await preparation(company.tenant.as[role], { reviewId })).code).toBe('not_found');
    expect(refusal(await preparation(cro, { reviewId, repId: newId() })).code).toBe('not_found');
    expect(refusal(await preparation(cro, { reviewId: newId() })).code).toBe('not_found');
  });

  it('is empty for a rep without deals, who can be ready all the same', async () => {
    const tenant = await makeTenant();
    const lone = { ...company, tenant };
    const reviewId = await plannedReview(lone);
    const view = value(await preparation(tenant.as.REP, { reviewId }));
    expect(view).toMatchObject({ deals: [], candidates: [], chosen: false });
    value(await setReady(tenant.as.REP, { reviewId, ready: true }));
    expect(value(await readiness(tenant.as.CRO, { reviewId }))).toMatchObject([{ deals: 0, answered: 0 }]);
  });
});

describe('choosing', () => {
  it('keeps five at most, in order, swaps positions, and gives candidates by what matters', async () => {
    const reviewId = await plannedReview(company);
    const more = await Promise.all(
      [1, 2, 3].map((n) => dealAt(company.tenant, company.tenant.repId, `Choice ${n}`, [])),
    );
    const five = [...more, company.quoted, company.demo].map(({ dealId }) => dealId);
    value(await chooseDeals(rep, { reviewId, dealIds: five }));
    const { deals, candidates, chosen } = await prepared(reviewId);
    expect(chosen).toBe(true);
    expect(deals.map(({ dealId, position }) => [dealId, position])).toEqual(five.map((id, i) => [id, i + 1]));
    expect(candidates.map(({ dealId }) => dealId)).toContain(company.committed.dealId);
    expect(candidates.every(({ why }) => why.length > 10)).toBe(true);
    const turned = five.toReversed();
    value(await chooseDeals(rep, { reviewId, dealIds: turned }));
    expect((await prepared(reviewId)).deals.map(({ dealId }) => dealId)).toEqual(turned);
    const six = [...five, company.committed.dealId];
    expect(refusal(await chooseDeals(rep, { reviewId, dealIds: six })).code).toBe('invalid');
    const twice = [company.demo.dealId, company.demo.dealId];
    expect(refusal(await chooseDeals(rep, { reviewId, dealIds: twice })).code).toBe('invalid');
    for (const { dealId, name } of more)
      value(
        await moveDeal(cro, {
          dealId,
          version: await versionOf(dealId),
          to: 'closed_lost',
          reason: `No ${name}`,
        }),
      );
  });

  it('keeps answers of what stays, lets go of what leaves, and falls back to the proposal', async () => {
    const reviewId = await plannedReview(company);
    const [a, b] = [company.quoted.dealId, company.demo.dealId];
    value(await chooseDeals(rep, { reviewId, dealIds: [a, b] }));
    await fullAnswer(reviewId, a, 1);
    value(await chooseDeals(rep, { reviewId, dealIds: [b, a] }));
    expect((await prepared(reviewId)).deals[1]).toMatchObject({ dealId: a, version: 2, missingAnswers: [] });
    value(await chooseDeals(rep, { reviewId, dealIds: [b] }));
    expect((await prepared(reviewId)).deals).toHaveLength(1);
    value(await chooseDeals(rep, { reviewId, dealIds: [] }));
    expect(await prepared(reviewId)).toMatchObject({ chosen: false });
  });

  it('refuses deals that are not open ones of the rep', async () => {
    const reviewId = await plannedReview(company);
    for (const dealId of [company.benLead.dealId, newId()])
      expect(refusal(await chooseDeals(rep, { reviewId, dealIds: [dealId] })).code).toBe('rule');
    expect(refusal(await chooseDeals(cro, { reviewId, dealIds: [] })).code).toBe('invalid');
    const bens = { reviewId, repId: company.benRepId, dealIds: [company.quoted.dealId] };
    expect(refusal(await chooseDeals(cro, bens)).code).toBe('rule');
    value(await chooseDeals(cro, { ...bens, dealIds: [company.benLead.dealId] }));
    expect((await prepared(reviewId, company.ben)).chosen).toBe(true);
  });

  it('is the same twice at once, and the last of two tabs stands whole', async () => {
    const reviewId = await plannedReview(company);
    const [a, b] = [company.quoted.dealId, company.demo.dealId];
    const orders = [[a, b], [b, a], [a, b], [b]].map((dealIds) => chooseDeals(rep, { reviewId, dealIds }));
    for (const result of await Promise.all(orders)) value(result);
    const { deals } = await prepared(reviewId);
    expect([[a, b], [b, a], [b]]).toContainEqual(deals.map(({ dealId }) => dealId));
  });
});

describe('a deal that is given to somebody else', () => {
  it('leaves the five of the one and brings its answers to the other', async () => {
    const reviewId = await plannedReview(company);
    const { dealId } = await dealAt(company.tenant, company.tenant.repId, 'Given away', []);
    value(await chooseDeals(rep, { reviewId, dealIds: [dealId, company.demo.dealId] }));
    await fullAnswer(reviewId, dealId, 1);
    value(await editDeal(cro, { dealId, version: await versionOf(dealId), repId: company.benRepId }));
    const mine = await prepared(reviewId);
    expect(mine).toMatchObject({ handedOver: 1, chosen: true });
    expect(mine.deals.map((deal) => deal.dealId)).toEqual([company.demo.dealId]);
    const answer = { reviewId, dealId, version: 2, riskKind: 'competitor' as const };
    expect(refusal(await answerDeal(rep, answer)).code).toBe('not_found');
    expect(refusal(await answerDeal(company.ben, answer)).code).toBe('rule');
    value(await chooseDeals(company.ben, { reviewId, dealIds: [dealId] }));
    const bens = await prepared(reviewId, company.ben);
    expect(bens.deals[0]).toMatchObject({
      dealId,
      version: 2,
      answers: { nextStep: step(), riskKind: 'budget' },
    });
    expect(await prepared(reviewId)).toMatchObject({ handedOver: 0 });
  });
});

describe('the state of the review', () => {
  it('takes answers in an open room, tells everybody, and keeps the agenda', async () => {
    const reviewId = await plannedReview(company);
    value(await chooseDeals(rep, { reviewId, dealIds: [company.demo.dealId] }));
    value(await open(cro, { reviewId }));
    const { version } = await fullAnswer(reviewId, company.demo.dealId, 1);
    const { events } = await viewOf(cro, reviewId);
    expect(events.at(-1)?.happening).toMatchObject({
      kind: 'answered',
      dealId: company.demo.dealId,
      version,
    });
    expect(refusal(await chooseDeals(rep, { reviewId, dealIds: [] })).message).toMatch(/has begun/);
    expect(refusal(await setReady(rep, { reviewId, ready: true })).code).toBe('rule');
    const other = { reviewId, dealId: company.quoted.dealId, version: null, riskKind: 'budget' as const };
    expect(refusal(await answerDeal(rep, other)).remedy).toMatch(/fixed when the review began/);
    expect(await prepared(reviewId)).toMatchObject({ mayChange: true, mayChoose: false });
  });

  it('refuses everything about a skipped review', async () => {
    const reviewId = await plannedReview(company);
    value(await skipReview(cro, { reviewId, reason: 'Holidays' }));
    const answer = { reviewId, dealId: company.demo.dealId, version: null, riskKind: 'budget' as const };
    const refused = [
      refusal(await answerDeal(rep, answer)),
      refusal(await chooseDeals(rep, { reviewId, dealIds: [] })),
      refusal(await setReady(rep, { reviewId, ready: true })),
    ];
    for (const one of refused)
      expect(one).toMatchObject({ code: 'rule', message: 'This review was skipped.' });
    expect(await prepared(reviewId)).toMatchObject({ mayChange: false, review: { skipReason: 'Holidays' } });
  });

  it('tells a rep who is linked to nobody what he lacks, and a CRO to name a rep', async () => {
    const tenant = await makeTenant();
    const reviewId = await plannedReview({ ...company, tenant });
    await withUnit({ tenantId: tenant.id, mode: 'write' }, (unit) =>
      unit.execute('UPDATE rep SET user_id = NULL WHERE tenant_id = $1', [tenant.id]),
    );
    const view = value(await preparation(tenant.as.REP, { reviewId }));
    expect(view).toMatchObject({
      rep: null,
      reps: [],
      deals: [],
      candidates: [],
      mayChange: false,
      asking: 'rep',
    });
    const asked = { reviewId, ready: true };
    expect(refusal(await setReady(tenant.as.REP, asked)).message).toMatch(/not linked to a rep/);
    expect(refusal(await setReady(tenant.as.REP, { ...asked, repId: tenant.repId })).code).toBe('not_found');
    expect(refusal(await setReady(company.cro2, { reviewId, ready: true })).code).toBe('not_found');
    expect(refusal(await setReady(tenant.as.CRO, asked)).fields).toHaveProperty('repId');
  });
});
