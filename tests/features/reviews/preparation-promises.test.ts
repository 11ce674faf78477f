import { beforeAll, describe, expect, it } from 'vitest';
import { logActivity } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { showDeal } from '@/features/deals/queries';
import { closeReview } from '@/features/reviews/commands-close';
import { open } from '@/features/reviews/commands-open';
import { callReview } from '@/features/reviews/commands-plan';
import { answerDeal, chooseDeals } from '@/features/reviews/commands-preparation';
import { judgePromise } from '@/features/reviews/commands-room';
import { rule } from '@/features/reviews/commands-ruling';
import { preparation } from '@/features/reviews/queries-preparation';
import { atInstant } from '@/platform/clock/clock';
import {
  DEMO,
  dealAt,
  reviewCompany,
  viewOf,
  type ReviewCompany,
  type SampleDeal,
} from '../../support/sample-review';
import { value } from '../../support/tenants';

// Two reviews a week apart, told under their own clocks: Monday 7 and Monday 14 September 2026.

const FIRST = '2026-09-07T09:00:00.000Z';
const SECOND = '2026-09-14T09:00:00.000Z';
const NAMES = ['Kept', 'Late', 'Dropped', 'Parked', 'Moved', 'Before'] as const;

let company: ReviewCompany;
let deals: Record<(typeof NAMES)[number], SampleDeal>;
let secondId: string;

const at = (day: number, hour = 12) => `2026-09-${String(day).padStart(2, '0')}T${hour}:00:00.000Z`;

function called(dealId: string, day: number, recorded = day) {
  const call = { dealId, kind: 'call' as const, occurredOn: at(day).slice(0, 10) };
  return atInstant(at(recorded), async () => value(await logActivity(company.tenant.as.REP, call)));
}

async function versionOf(dealId: string) {
  return value(await showDeal(company.tenant.as.CRO, { dealId })).deal.version;
}

/** All promise something by Thursday; one is parked. */
async function firstReview() {
  const { CRO, REP } = company.tenant.as;
  const { reviewId } = value(await callReview(CRO, {}));
  const five = NAMES.filter((name) => name !== 'Before');
  value(await chooseDeals(REP, { reviewId, dealIds: five.map((name) => deals[name].dealId) }));
  for (const name of five) {
    const nextStep = `Send the quote for ${name} to Ada by Thursday`;
    const answers = { nextStep, evidenceAnswer: 'none_yet' as const, riskKind: 'budget' as const };
    value(await answerDeal(REP, { reviewId, dealId: deals[name].dealId, version: 1, ...answers }));
  }
  value(await open(CRO, { reviewId }));
  const { dealId } = deals.Parked;
  const ruling = { outcome: 'parked' as const, reason: 'The buyer is away' };
  value(await rule(CRO, { reviewId, dealId, dealVersion: await versionOf(dealId), ...ruling }));
  value(await closeReview(CRO, { reviewId }));
}

beforeAll(async () => {
  company = await atInstant('2026-09-01T09:00:00.000Z', () => reviewCompany({ deals: false }));
  const made: [string, SampleDeal][] = [];
  await atInstant('2026-09-01T10:00:00.000Z', async () => {
    for (const name of NAMES) made.push([name, await dealAt(company.tenant, company.tenant.repId, name, [])]);
  });
  deals = Object.fromEntries(made) as typeof deals;
  await atInstant(FIRST, firstReview);
  await called(deals.Kept.dealId, 10);
  await called(deals.Kept.dealId, 13);
  await called(deals.Late.dealId, 11);
  // Told after the review, of a day before it.
  await called(deals.Dropped.dealId, 4, 8);
  const { dealId } = deals.Moved;
  await atInstant(at(9), async () => {
    const version = await versionOf(dealId);
    value(await moveDeal(company.tenant.as.REP, { dealId, version, to: 'demo', evidence: [DEMO] }));
  });
  secondId = await atInstant(at(11), async () => {
    const planned = value(await callReview(company.tenant.as.CRO, { startsAt: SECOND }));
    return planned.reviewId;
  });
});

function preparedAt(instant: string) {
  return atInstant(instant, async () =>
    value(await preparation(company.tenant.as.REP, { reviewId: secondId })),
  );
}

describe('the next review', () => {
  it('brings what was parked first', async () => {
    const { deals: five } = await preparedAt(at(13));
    expect(five[0]).toMatchObject({ name: 'Parked', parked: true });
    expect(five.filter(({ parked }) => parked)).toHaveLength(1);
    expect(five).toHaveLength(5);
  });

  it('says of each promise what the record says', async () => {
    const { deals: five, candidates } = await preparedAt(at(13));
    const dealIds = NAMES.map((name) => deals[name].dealId).slice(0, 5);
    await atInstant(at(13), async () =>
      value(await chooseDeals(company.tenant.as.REP, { reviewId: secondId, dealIds })),
    );
    expect([...five, ...candidates]).toHaveLength(NAMES.length);
    const chosen = (await preparedAt(at(13))).deals;
    const said = Object.fromEntries(chosen.map(({ name, promise }) => [name, promise?.suggested]));
    expect(said).toEqual({
      Kept: 'kept',
      Late: 'late',
      Dropped: 'dropped',
      Parked: 'dropped',
      Moved: 'kept',
    });
    expect(chosen[0]?.promise).toMatchObject({
      text: 'Send the quote for Kept to Ada by Thursday',
      on: '2026-09-10',
      heldOn: '2026-09-07',
      why: 'An activity of 10 Sep 2026, promised by 10 Sep 2026.',
    });
  });

  it('leaves open what is still to come, and promises nothing for a deal that was in no review', async () => {
    const open = (await preparedAt(at(9))).deals.find(({ name }) => name === 'Dropped');
    expect(open?.promise?.suggested).toBeNull();
    await atInstant(at(13), async () =>
      value(await chooseDeals(company.tenant.as.REP, { reviewId: secondId, dealIds: [deals.Before.dealId] })),
    );
    expect((await preparedAt(at(13))).deals[0]).toMatchObject({
      name: 'Before',
      promise: null,
      parked: false,
    });
  });

  it('is prefilled with the step on record, dated, and with the risk of the last review', async () => {
    await atInstant(at(13), async () =>
      value(await chooseDeals(company.tenant.as.REP, { reviewId: secondId, dealIds: [deals.Late.dealId] })),
    );
    const late = (await preparedAt(at(13))).deals[0];
    expect(late?.answers).toMatchObject({
      nextStep: 'Send the quote for Late to Ada by 10 Sep 2026',
      nextStepOn: '2026-09-10',
      riskKind: 'budget',
    });
    expect(late?.prefilled).toEqual(['nextStep', 'risk']);
    expect(late?.missingAnswers).toHaveLength(3);
  });
});

describe('a review that was opened before its time', () => {
  it('is the one before, for a review that is called until then', async () => {
    const early = await atInstant('2026-09-01T11:00:00.000Z', () => reviewCompany());
    const { CRO, REP } = early.tenant.as;
    const { dealId } = early.quoted;
    await atInstant(FIRST, async () => {
      // Planned for the 14th, held on the 7th.
      const { reviewId } = value(await callReview(CRO, { startsAt: SECOND }));
      const answers = { evidenceAnswer: 'none_yet' as const, riskKind: 'budget' as const };
      const nextStep = 'Send the revised quote to Ada by Thursday';
      value(await answerDeal(REP, { reviewId, dealId, version: null, nextStep, ...answers }));
      value(await open(CRO, { reviewId }));
      const { version } = value(await showDeal(CRO, { dealId })).deal;
      const ruling = { outcome: 'parked' as const, reason: 'The buyer is away' };
      value(await rule(CRO, { reviewId, dealId, dealVersion: version, ...ruling }));
      value(await closeReview(CRO, { reviewId }));
    });
    await atInstant(at(9), async () => {
      const { reviewId } = value(await callReview(CRO, {}));
      const [first] = value(await preparation(REP, { reviewId })).deals;
      expect(first).toMatchObject({ name: early.quoted.name, parked: true });
      expect(first?.promise).toMatchObject({ text: 'Send the revised quote to Ada by Thursday' });
      value(await open(CRO, { reviewId }));
      const view = await viewOf(CRO, reviewId);
      expect(view.cards.find((card) => card.dealId === dealId)?.promise).toMatchObject({
        text: 'Send the revised quote to Ada by Thursday',
      });
      value(await judgePromise(CRO, { reviewId, dealId, result: 'dropped' }));
    });
  });
});
