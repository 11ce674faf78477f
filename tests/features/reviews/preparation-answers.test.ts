import { beforeAll, describe, expect, it } from 'vitest';
import { moveDeal, recordEvidence, voidDealEvidence } from '@/features/deals/commands-evidence';
import { showDeal } from '@/features/deals/queries';
import { answerDeal, chooseDeals, setReady } from '@/features/reviews/commands-preparation';
import { preparation, readiness } from '@/features/reviews/queries-preparation';
import { addDays, dayText, type CalendarDate } from '@/domain/values/calendar-date';
import { conflictOf } from '@/domain/values/conflict';
import { newId } from '@/platform/db/ids';
import { today } from '@/platform/clock/clock';
import type { Caller } from '@/platform/operations/caller';
import {
  dealAt,
  plannedReview,
  reviewCompany,
  viewOf,
  type ReviewCompany,
} from '../../support/sample-review';
import { refusal, value } from '../../support/tenants';

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

const QUOTE = { kind: 'quote' as const, reference: 'Q-1', evidenceOn: '2026-01-10', amountMinor: '100000' };
const DEMO = { kind: 'demo' as const, evidenceOn: '2026-01-05' };
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

describe('answering', () => {
  it('takes the proposal as it stands, and writes the next step to the deal in the same transaction', async () => {
    const reviewId = await plannedReview(company);
    const { dealId } = await dealAt(company.tenant, company.tenant.repId, 'A step to take', [DEMO]);
    const before = await versionOf(dealId);
    const stored = await fullAnswer(reviewId, dealId, null);
    expect(stored).toMatchObject({ version: 2, missing: [], answers: { nextStepOn: soon } });
    const { deal } = value(await showDeal(cro, { dealId }));
    expect(deal).toMatchObject({ nextStep: step(), nextStepOn: soon, version: before + 1 });
    expect(await prepared(reviewId)).toMatchObject({ chosen: true });
    expect((await viewOf(cro, reviewId)).cards).toHaveLength(4);
    const again = await fullAnswer(reviewId, dealId, 2);
    expect(again.version).toBe(2);
    expect(await versionOf(dealId)).toBe(before + 1);
  });

  it('refuses a step that is none, with the reason and a sentence that passes, and keeps nothing', async () => {
    const reviewId = await plannedReview(company);
    const { dealId } = company.demo;
    const input = { reviewId, dealId, version: null, nextStep: 'Follow up with Ada' };
    const refused = refusal(await answerDeal(rep, { ...input, riskKind: 'budget' }));
    expect(refused).toMatchObject({ code: 'invalid', details: { reason: 'vague_action' } });
    expect(refused.fields?.['nextStep']).toMatch(/does not say what will be done/);
    expect(await prepared(reviewId)).toMatchObject({ chosen: false });
    const example = String(refused.details?.['example']);
    value(await answerDeal(rep, { ...input, nextStep: example }));
    expect(
      refusal(
        await answerDeal(rep, { ...input, nextStep: 'Send the quote to Ada by 1 Jan 2020', version: 2 }),
      ),
    ).toMatchObject({
      details: { reason: 'past_day' },
    });
  });

  it('links live evidence of the deal itself, and loses what is voided', async () => {
    const reviewId = await plannedReview(company);
    const { dealId } = await dealAt(company.tenant, company.tenant.repId, 'Proofs', []);
    value(await chooseDeals(rep, { reviewId, dealIds: [dealId] }));
    value(await recordEvidence(rep, { dealId, evidence: [QUOTE] }));
    const view = await prepared(reviewId);
    const mine = view.deals[0]?.evidence[0]?.id ?? '';
    const foreign = (await prepared(reviewId, cro, company.benRepId)).deals.flatMap(
      ({ evidence }) => evidence,
    )[0]?.id;
    for (const id of [foreign ?? '', newId()])
      expect(
        refusal(await answerDeal(rep, { reviewId, dealId, version: 1, evidenceIds: [id] })).fields,
      ).toHaveProperty('evidenceIds');
    const both = { reviewId, dealId, version: 1, evidenceAnswer: 'none_yet' as const, evidenceIds: [mine] };
    expect(refusal(await answerDeal(rep, both)).code).toBe('invalid');
    const linked = value(await answerDeal(rep, { reviewId, dealId, version: 1, evidenceIds: [mine] }));
    expect(linked.answers).toMatchObject({ evidenceAnswer: 'linked', evidenceIds: [mine] });
    value(await voidDealEvidence(cro, { evidenceId: mine, reason: 'Wrong customer' }));
    const after = (await prepared(reviewId)).deals[0];
    expect(after?.answers.evidenceIds).toEqual([]);
    expect(after?.missingAnswers.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/No record is chosen/),
    );
    const none = value(await answerDeal(rep, { reviewId, dealId, version: 2, evidenceAnswer: 'none_yet' }));
    expect(none.missing.map(({ question }) => question)).toEqual(['nextStep', 'risk']);
  });

  it('shows both values to the second of two tabs, and answers a repetition as the first time', async () => {
    const reviewId = await plannedReview(company);
    const { dealId } = company.demo;
    const first = { reviewId, dealId, version: null, riskKind: 'budget' as const };
    const answered = value(await answerDeal(rep, first));
    expect(value(await answerDeal(rep, first))).toEqual(answered);
    const other = refusal(await answerDeal(rep, { ...first, riskKind: 'competitor' }));
    expect(conflictOf(other)).toMatchObject({ version: 2, theirs: { riskKind: 'budget' } });
    expect(conflictOf(other)?.changedBy).toMatch(/^REP of/);
    const twice = ['competitor', 'lead_time'] as const;
    const raced = await Promise.all(
      twice.map((riskKind) => answerDeal(rep, { ...first, version: 2, riskKind })),
    );
    expect(raced.filter(({ ok }) => ok)).toHaveLength(1);
    const keyed = { ...rep, idempotencyKey: newId() };
    const once = value(
      await answerDeal(keyed, { ...first, version: 3, riskKind: 'other', riskNote: 'Plant closes' }),
    );
    expect(
      value(await answerDeal(keyed, { ...first, version: 3, riskKind: 'other', riskNote: 'Plant closes' })),
    ).toEqual(once);
  });

  it('takes answers back, and asks what the other risk is', async () => {
    const reviewId = await plannedReview(company);
    const { dealId } = company.demo;
    const { version } = value(await answerDeal(rep, { reviewId, dealId, version: null, riskKind: 'other' }));
    const { missing } = value(
      await answerDeal(rep, { reviewId, dealId, version, evidenceAnswer: 'none_yet' }),
    );
    expect(missing.map(({ message }) => message)).toContainEqual(expect.stringMatching(/other risk/));
    const back = value(
      await answerDeal(rep, { reviewId, dealId, version: version + 1, riskKind: null, nextStep: '' }),
    );
    expect(back.answers).toMatchObject({ riskKind: null, nextStep: null });
  });

  it('finds nothing of another rep’s deals, and refuses those that are not brought or closed', async () => {
    const reviewId = await plannedReview(company);
    const risk = { riskKind: 'budget' as const, version: null };
    expect(refusal(await answerDeal(rep, { reviewId, dealId: company.benLead.dealId, ...risk })).code).toBe(
      'not_found',
    );
    value(await chooseDeals(rep, { reviewId, dealIds: [company.demo.dealId] }));
    const notBrought = { reviewId, dealId: company.quoted.dealId, ...risk };
    expect(refusal(await answerDeal(rep, notBrought))).toMatchObject({
      code: 'rule',
      remedy: 'Swap it in first.',
    });
    const lost = await dealAt(company.tenant, company.tenant.repId, 'To be lost', []);
    value(await chooseDeals(rep, { reviewId, dealIds: [lost.dealId, company.demo.dealId] }));
    value(
      await moveDeal(rep, {
        dealId: lost.dealId,
        version: await versionOf(lost.dealId),
        to: 'closed_lost',
        reason: 'No budget',
      }),
    );
    expect(refusal(await answerDeal(rep, { reviewId, dealId: lost.dealId, ...risk })).message).toMatch(
      /closed/,
    );
    const view = await prepared(reviewId);
    expect(view.deals[0]).toMatchObject({
      dealId: lost.dealId,
      outcome: 'lost',
      missingAnswers: [],
      prefilled: [],
    });
    await fullAnswer(reviewId, company.demo.dealId, 1);
    value(await setReady(rep, { reviewId, ready: true }));
  });
});

describe('readiness', () => {
  it('is refused with what is missing, said, kept, and lost with an answer', async () => {
    const reviewId = await plannedReview(company);
    const refused = refusal(await setReady(rep, { reviewId, ready: true }));
    expect(refused.message).toMatch(/answers are missing about \d deals/);
    value(await chooseDeals(rep, { reviewId, dealIds: [company.demo.dealId] }));
    const one = refusal(await setReady(rep, { reviewId, ready: true }));
    expect(one.details?.['missing']).toHaveLength(3);
    const { version } = await fullAnswer(reviewId, company.demo.dealId, 1);
    value(await setReady(rep, { reviewId, ready: true }));
    const { readyAt } = await prepared(reviewId);
    value(await setReady(rep, { reviewId, ready: true }));
    expect((await prepared(reviewId)).readyAt).toBe(readyAt);
    const [row] = value(await readiness(rep, { reviewId }));
    expect(row).toMatchObject({ rep: 'Ria Rep', readyAt, deals: 1, answered: 1 });
    const all = value(await readiness(company.tenant.as.CEO, { reviewId }));
    expect(all.map(({ rep: name }) => name)).toEqual(['Ria Rep', 'Ben Rep']);
    expect(all[1]).toMatchObject({ readyAt: null, deals: 0, answered: 0 });
    value(await answerDeal(rep, { reviewId, dealId: company.demo.dealId, version, riskKind: null }));
    expect((await prepared(reviewId)).readyAt).toBeNull();
  });

  it('counts answered deals as the rule does', async () => {
    const reviewId = await plannedReview(company);
    const { dealId } = company.demo;
    value(await chooseDeals(rep, { reviewId, dealIds: [dealId] }));
    const parts = [
      { evidenceAnswer: 'linked' as const },
      { nextStep: step() },
      { riskKind: 'other' as const },
      { riskNote: 'The plant may close' },
      { evidenceAnswer: 'none_yet' as const },
    ];
    let version = 1;
    for (const part of parts) {
      const stored = value(await answerDeal(rep, { reviewId, dealId, version, ...part }));
      version = stored.version;
      const [row] = value(await readiness(rep, { reviewId }));
      expect(row?.answered).toBe(stored.missing.length === 0 ? 1 : 0);
    }
  });
});
