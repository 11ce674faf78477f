import { beforeAll, describe, expect, test } from 'vitest';
import { roomOf } from '@/domain/reviews/room';
import { editDeal, logActivity } from '@/features/deals/commands';
import { recordEvidence } from '@/features/deals/commands-evidence';
import { showDeal } from '@/features/deals/queries';
import { closeReview } from '@/features/reviews/commands-close';
import { open } from '@/features/reviews/commands-open';
import { answerDeal } from '@/features/reviews/commands-preparation';
import { judgePromise } from '@/features/reviews/commands-room';
import { rule } from '@/features/reviews/commands-ruling';
import { addAction, settleAction } from '@/features/reviews/commands-actions';
import { minutesQuery } from '@/features/reviews/queries-minutes';
import { roomNews } from '@/features/reviews/queries-events';
import { roomQuery } from '@/features/reviews/queries-room';
import { today } from '@/platform/clock/clock';
import { jsonText } from '@/platform/operations/plain-json';
import type { Caller } from '@/platform/operations/caller';
import { statementsOf } from '../../../bench/support/statements';
import {
  closedReview,
  dealAt,
  DEMO,
  openReview,
  plannedReview,
  PO,
  prepareQuoted,
  QUOTE,
  reviewCompany,
  viewOf,
  type ReviewCompany,
} from '../../support/sample-review';
import { refusal, value } from '../../support/tenants';

let company: ReviewCompany;
beforeAll(async () => {
  company = await reviewCompany();
});

function mine(view: { cards: { repId: string }[] }): number {
  return view.cards.filter(({ repId }) => repId === company.tenant.repId).length;
}

describe('what a rep sees of a review', () => {
  test('planned: his own part of the agenda, and no figures of the company', async () => {
    const reviewId = await plannedReview(company);
    await prepareQuoted(company, reviewId);
    const view = await viewOf(company.tenant.as.REP, reviewId);
    expect(view.cards).toHaveLength(mine(view));
    expect(view).toMatchObject({
      events: [],
      me: { repId: company.tenant.repId, mayRun: false },
    });
    expect((await viewOf(company.ben, reviewId)).cards).toEqual([]);
    expect((await viewOf(company.tenant.as.CEO, reviewId)).cards).toHaveLength(3);
  });

  test('open: everybody’s cards, but not the forms that move a deal', async () => {
    const reviewId = await openReview(company);
    const view = await viewOf(company.tenant.as.REP, reviewId);
    expect(view.cards).toHaveLength(5);
    expect(view.cards.every(({ steps }) => steps.length === 0)).toBe(true);
    expect(view.members.map(({ role }) => role).toSorted()).toEqual(['CEO', 'CRO', 'CRO', 'REP', 'REP']);
    expect(view.events).toHaveLength(1);
    expect((await viewOf(company.tenant.as.CRO, reviewId)).cards[0]?.steps).toHaveLength(7);
  });

  test('closed: his own part, his own actions, and that it is closed', async () => {
    const reviewId = await openReview(company);
    const ben = { reviewId, text: 'Ben’s', ownerId: company.benUserId, dueOn: today('UTC') };
    value(await addAction(company.tenant.as.CRO, ben));
    value(await closeReview(company.tenant.as.CRO, { reviewId }));
    const view = await viewOf(company.tenant.as.REP, reviewId);
    expect(view.cards).toHaveLength(mine(view));
    expect(view.actions).toEqual([]);
    expect(view.events.map(({ happening }) => happening.kind)).toEqual(['closed']);
    expect((await viewOf(company.ben, reviewId)).actions).toHaveLength(1);
    const news = value(await roomNews(company.tenant.as.REP, { reviewId, after: 0 }));
    expect(news.events).toEqual(view.events);
    expect(JSON.stringify(view)).not.toContain('Fleet trackers');
    expect((await viewOf(company.tenant.as.CEO, reviewId)).events).toHaveLength(3);
  });

  test('nothing at all as DELIVERY or VIEWER', async () => {
    const reviewId = await openReview(company);
    for (const role of ['DELIVERY', 'VIEWER'] as const)
      expect(refusal(await roomQuery(company.tenant.as[role], { reviewId })).code).toBe('not_found');
  });
});

test('after the close an action is settled from the minutes, by its owner and the CRO', async () => {
  const reviewId = await openReview(company);
  const { CRO, CEO } = company.tenant.as;
  const action = { reviewId, text: 'Ask', ownerId: company.benUserId, dueOn: today('UTC') };
  const { happening } = value(await addAction(CRO, action)).event;
  if (happening.kind !== 'actionAdded') throw new Error('No action');
  value(await closeReview(CRO, { reviewId }));
  const { actionId } = happening;
  const sinceFor = async (caller: Caller) => value(await minutesQuery(caller, { reviewId })).since[actionId];
  expect(await sinceFor(CEO)).toEqual({ state: 'open', settledAt: null });
  for (const caller of [CRO, company.ben])
    expect(await sinceFor(caller)).toEqual({ state: 'open', settledAt: null, settles: 1 });
  const done = { actionId, version: 1, state: 'done' as const };
  expect(value(await settleAction(company.ben, done))).toMatchObject({ event: null, version: 2 });
  expect(await sinceFor(CRO)).toMatchObject({ state: 'done', settles: 2 });
});

describe('a card', () => {
  test('is plain JSON, and says by each rule what the deal’s own page says', async () => {
    const reviewId = await openReview(company);
    const view = await viewOf(company.tenant.as.CRO, reviewId);
    expect(JSON.parse(jsonText(view) ?? '')).toEqual(view);
    for (const card of view.cards) {
      const page = value(await showDeal(company.tenant.as.CRO, { dealId: card.dealId }));
      expect(card).toMatchObject({
        name: page.deal.name,
        dealVersion: page.deal.version,
        why: page.judgement.why,
        figureBp: page.judgement.figureBp,
        standing: { bp: page.judgement.bp, category: page.judgement.category, stage: page.deal.stage },
      });
    }
  });

  test('tells what has changed since the last review, and what was promised in it', async () => {
    const own = await reviewCompany();
    const { CRO, REP } = own.tenant.as;
    const { dealId } = own.quoted;
    await closedReview(own);
    const second = await plannedReview(own);
    value(await open(CRO, { reviewId: second }));
    const cardOf = async () => {
      const card = (await viewOf(CRO, second)).cards.find((one) => one.dealId === dealId);
      if (!card) throw new Error('Not on the agenda');
      return card;
    };
    const before = await cardOf();
    expect(before.promise).toMatchObject({ text: 'Send the revised quote on Friday', suggested: null });
    expect(before.changes).toEqual({
      stage: null,
      amount: null,
      closeOn: null,
      nextStep: null,
      claim: null,
      verbalYes: null,
      evidenceAdded: [],
      evidenceVoided: [],
    });
    value(await editDeal(REP, { dealId, version: before.dealVersion, closeOn: '2027-03-31', claimBp: 8000 }));
    const sow = { kind: 'sow' as const, reference: 'SOW-1', evidenceOn: today('UTC') };
    value(await recordEvidence(REP, { dealId, evidence: [sow] }));
    value(await logActivity(REP, { dealId, kind: 'call', occurredOn: today('UTC'), subject: null }));
    const after = await cardOf();
    expect(after.promise?.suggested).toBe('kept');
    expect(after.changes).toMatchObject({
      closeOn: { from: null, to: '2027-03-31' },
      claim: { fromBp: null, toBp: 8000 },
      evidenceAdded: [{ kind: 'sow', reference: 'SOW-1' }],
    });
    const judged = { reviewId: second, dealId, result: 'late' as const };
    value(await judgePromise(REP, judged));
    expect(refusal(await judgePromise(own.ben, judged)).message).toContain('CRO');
    value(await judgePromise(CRO, { ...judged, result: 'kept' }));
    const [deal] = roomOf((await viewOf(CRO, second)).events).deals.filter((one) => one.dealId === dealId);
    expect(deal?.promise?.result).toBe('kept');
  });

  test('is read in as many statements for one deal as for many', async () => {
    const small = await reviewCompany();
    const few = await openReview(small);
    const count = async (reviewId: string, of: ReviewCompany) =>
      (await statementsOf(() => viewOf(of.tenant.as.CRO, reviewId))).length;
    const withFive = await count(few, small);
    const lone = await reviewCompany({ deals: false });
    const planned = await plannedReview(lone);
    await dealAt(lone.tenant, lone.tenant.repId, 'Only', [DEMO, QUOTE, PO]);
    value(await open(lone.tenant.as.CRO, { reviewId: planned }));
    expect(await count(planned, lone)).toBe(withFive);
  });
});

test('answers given in the room are heard by all, and stand on the card', async () => {
  const reviewId = await openReview(company);
  const { dealId } = company.benQuoted;
  const answers = { nextStep: 'Call the buyer on Friday', riskKind: 'competitor' as const };
  value(await answerDeal(company.ben, { reviewId, dealId, version: 1, ...answers }));
  const view = await viewOf(company.tenant.as.REP, reviewId);
  const heard = roomOf(view.events).deals.find((one) => one.dealId === dealId);
  expect(heard?.answers?.value).toMatchObject({
    nextStep: 'Call the buyer on Friday',
    riskKind: 'competitor',
  });
  const card = view.cards.find((one) => one.dealId === dealId);
  expect(card?.answers).toEqual(heard?.answers?.value);
  expect(card?.answersVersion).toBe(heard?.answers?.version);
  const ruling = {
    reviewId,
    dealId,
    dealVersion: card?.dealVersion ?? 0,
    outcome: 'held' as const,
    reason: null,
  };
  value(await rule(company.tenant.as.CRO, ruling));
});
