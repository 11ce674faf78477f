import { beforeEach, describe, expect, it } from 'vitest';
import { editDeal, logActivity } from '@/features/deals/commands';
import { closeReview } from '@/features/reviews/commands-close';
import { answerDeal } from '@/features/reviews/commands-preparation';
import { judgePromise } from '@/features/reviews/commands-room';
import { closingQuery } from '@/features/reviews/queries-closing';
import { addDays } from '@/domain/values/calendar-date';
import { atInstant, later, now, today } from '@/platform/clock/clock';
import type { Caller } from '@/platform/operations/caller';
import {
  openReview,
  reviewCompany,
  viewOf,
  type ReviewCompany,
  type SampleDeal,
} from '../../support/sample-review';
import { value } from '../../support/tenants';
import { minutesOfDeal } from './a-close';

let company: ReviewCompany;
let reviewId: string;
beforeEach(async () => {
  company = await reviewCompany();
  reviewId = await openReview(company);
});

const close = () => closeReview(company.tenant.as.CRO, { reviewId });
const minutesOf = (deal: SampleDeal, of = reviewId) => minutesOfDeal(company.tenant.as.CRO, of, deal);

describe('the review after', () => {
  /** Closes, and opens the next review a week later. */
  async function nextReview(between: () => Promise<void>, days = 7) {
    value(await close());
    await between();
    return atInstant(later(now(), days * 86_400), async () => openReview(company));
  }

  it('has the promises as they were judged, and else as the record has them', async () => {
    const { tenant, quoted, demo, benQuoted } = company;
    const promise = async (rep: Caller, deal: SampleDeal) => {
      const { cards } = await viewOf(tenant.as.CRO, reviewId);
      const card = cards.find(({ dealId }) => dealId === deal.dealId);
      const nextStep = `Send the contract to Ms Buyer by ${addDays(today('UTC'), 3)}`;
      const version = card?.answersVersion ?? null;
      value(await answerDeal(rep, { reviewId, dealId: deal.dealId, version, nextStep }));
    };
    await promise(tenant.as.REP, quoted);
    await promise(tenant.as.REP, demo);
    await promise(company.ben, benQuoted);
    const next = await nextReview(async () => {
      const call = { dealId: demo.dealId, kind: 'call' as const };
      await atInstant(later(now(), 2 * 86_400), async () =>
        value(await logActivity(tenant.as.REP, { ...call, occurredOn: addDays(today('UTC'), 0) })),
      );
    });
    await atInstant(later(now(), 7 * 86_400 + 60), async () => {
      const judged = { reviewId: next, dealId: benQuoted.dealId, result: 'late' as const };
      value(await judgePromise(company.ben, judged));
      const closing = value(await closingQuery(tenant.as.CRO, { reviewId: next }));
      expect(new Map(closing.promises.map(({ name, suggested }) => [name, suggested]))).toEqual(
        new Map([
          ['Cold chain', 'dropped'],
          ['Cabin sensors', 'kept'],
        ]),
      );
      value(await closeReview(tenant.as.CRO, { reviewId: next }));
    });
    const results = [quoted, demo, benQuoted, company.committed].map(async (deal) => {
      const { promise: held } = await minutesOf(deal, next);
      return held && [held.result, held.judgedBy];
    });
    expect(await Promise.all(results)).toEqual([
      ['dropped', null],
      ['kept', null],
      ['late', 'Ben Rep'],
      null,
    ]);
  });

  it('counts close dates that went to a later day since the review before', async () => {
    const { dealId } = company.quoted;
    const push = async (closeOn: string) => {
      const { cards } = await viewOf(company.tenant.as.CRO, reviewId);
      const version = cards.find((card) => card.dealId === dealId)?.dealVersion ?? 0;
      value(await editDeal(company.tenant.as.CRO, { dealId, version, closeOn }));
    };
    await push('2027-01-10');
    const next = await nextReview(async () => {
      await push('2027-01-20');
      await push('2027-01-15');
      await push('2027-02-15');
    });
    await atInstant(later(now(), 7 * 86_400 + 600), async () =>
      value(await closeReview(company.tenant.as.CRO, { reviewId: next })),
    );
    expect(await minutesOf(company.quoted)).toMatchObject({ pushes: 0, closeOn: '2027-01-10' });
    expect(await minutesOf(company.quoted, next)).toMatchObject({
      pushes: 2,
      pushedDays: 41,
      closeOn: '2027-02-15',
    });
  });
});
