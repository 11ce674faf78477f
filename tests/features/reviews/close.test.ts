import { beforeEach, describe, expect, it } from 'vitest';
import { addAction } from '@/features/reviews/commands-actions';
import { closeReview, correctReview } from '@/features/reviews/commands-close';
import { rule } from '@/features/reviews/commands-ruling';
import { closingQuery } from '@/features/reviews/queries-closing';
import { minutesQuery } from '@/features/reviews/queries-minutes';
import { atInstant, later, now } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import {
  openReview,
  plannedReview,
  reviewCompany,
  viewOf,
  type ReviewCompany,
  type SampleDeal,
} from '../../support/sample-review';
import { refusal, value } from '../../support/tenants';
import { minutesOfDeal } from './a-close';

let company: ReviewCompany;
let reviewId: string;
beforeEach(async () => {
  company = await reviewCompany();
  reviewId = await openReview(company);
});

async function ruled(deal: SampleDeal, outcome: 'held' | 'knocked_down' | 'parked' | 'lost', reason: string) {
  const { cards } = await viewOf(company.tenant.as.CRO, reviewId);
  const card = cards.find(({ dealId }) => dealId === deal.dealId);
  if (!card) throw new Error('The deal is not on the agenda');
  const { dealId, dealVersion } = card;
  return value(await rule(company.tenant.as.CRO, { reviewId, dealId, dealVersion, outcome, reason }));
}

const close = () => closeReview(company.tenant.as.CRO, { reviewId });
const minutes = async (of = reviewId) => value(await minutesQuery(company.tenant.as.CRO, { reviewId: of }));

const minutesOf = (deal: SampleDeal) => minutesOfDeal(company.tenant.as.CRO, reviewId, deal);

function rows<Row>(text: string): Promise<Row[]> {
  const { id } = company.tenant;
  return withUnit({ tenantId: id, mode: 'read' }, (unit) => unit.sql<Row>(text, [id]));
}

describe('what closing would leave', () => {
  it('is said before: what is undecided, what nobody judged, the forecast before and now', async () => {
    await ruled(company.quoted, 'knocked_down', 'No PO');
    const closing = value(await closingQuery(company.tenant.as.CRO, { reviewId }));
    expect(closing.undecided.map(({ name }) => name).sort()).toEqual([
      'Cabin sensors',
      'Fleet trackers',
      'Pump watch',
      'Silo levels',
    ]);
    expect(closing).toMatchObject({ deals: 5, promises: [], secondsPlanned: 1800 });
    expect(BigInt(closing.forecast.change.weightedMinor)).toBeLessThan(0n);
  });

  it('is the CRO’s to see, and nothing once it is closed', async () => {
    for (const role of ['CEO', 'REP', 'DELIVERY', 'VIEWER'] as const)
      expect(refusal(await closingQuery(company.tenant.as[role], { reviewId })).code).toBe('not_found');
    value(await close());
    expect(refusal(await closingQuery(company.tenant.as.CRO, { reviewId })).message).toMatch(/closed/);
  });
});

describe('closing', () => {
  it('freezes who ruled what, from where to where, and says what was not discussed', async () => {
    await ruled(company.quoted, 'knocked_down', 'No PO');
    await ruled(company.demo, 'parked', 'The buyer is ill');
    value(await close());
    const { minutes: held, intact, whole } = await minutes();
    expect({ intact, whole }).toEqual({ intact: true, whole: true });
    expect(await minutesOf(company.quoted)).toMatchObject({
      outcome: 'knocked_down',
      reason: 'No PO',
      ruledBy: `CRO of ${company.tenant.slug}`,
      before: { stage: 'hardware_quote_sent', bp: 4000, weightedMinor: '40000' },
      after: { stage: 'hardware_quote_sent', bp: 2000, weightedMinor: '20000' },
      claimed: { commitMinor: '100000' },
      carried: { commitMinor: '0', document: null },
    });
    expect(await minutesOf(company.demo)).toMatchObject({ outcome: 'parked', reason: 'The buyer is ill' });
    expect(await minutesOf(company.committed)).toMatchObject({
      outcome: 'not_discussed',
      claimed: { commitMinor: '100000' },
      carried: { commitMinor: '100000', document: { kind: 'po', reference: 'PO-1' } },
    });
    expect(held.reps.map(({ name, deals }) => [name, deals.length])).toEqual([
      ['Ben Rep', 2],
      ['Ria Rep', 3],
    ]);
    const { before, after, change } = held.forecast;
    expect(BigInt(after.weightedMinor) - BigInt(before.weightedMinor)).toBe(-20000n);
    expect(change.weightedMinor).toBe('-20000');
    expect(held.people).toEqual([
      expect.objectContaining({ name: 'Ben Rep', acted: false }),
      expect.objectContaining({ name: `CRO of ${company.tenant.slug}`, acted: true }),
      expect.objectContaining({ name: 'Ria Rep', acted: false }),
    ]);
  });

  it('writes a result for each deal, once, and ends the chain with the minutes’ checksum', async () => {
    await ruled(company.quoted, 'held', 'The board has signed');
    const { sha256 } = value(await close());
    const results = await rows<{ outcome: string; claimed: bigint; evidenced: bigint; name: string }>(
      `SELECT d.name, x.outcome, x.claimed_minor AS claimed, x.evidenced_minor AS evidenced FROM review_result x
       JOIN deal d ON d.tenant_id = x.tenant_id AND d.id = x.deal_id WHERE x.tenant_id = $1 ORDER BY d.name`,
    );
    expect(results).toEqual([
      { name: 'Cabin sensors', outcome: 'not_discussed', claimed: 0n, evidenced: 0n },
      { name: 'Cold chain', outcome: 'held', claimed: 0n, evidenced: 0n },
      { name: 'Fleet trackers', outcome: 'not_discussed', claimed: 0n, evidenced: 0n },
      { name: 'Pump watch', outcome: 'not_discussed', claimed: 100000n, evidenced: 100000n },
      { name: 'Silo levels', outcome: 'not_discussed', claimed: 0n, evidenced: 0n },
    ]);
    const { review, events } = await viewOf(company.tenant.as.CRO, reviewId);
    expect(review.state).toBe('closed');
    expect(events.at(-1)?.happening).toEqual({ kind: 'closed', sha256 });
    expect((await minutes()).sha256).toBe(sha256);
  });

  it('happens once, however many press at once', async () => {
    const callers = [company.tenant.as.CRO, company.cro2];
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) => closeReview(callers[i % 2] ?? company.cro2, { reviewId })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    for (const result of results)
      if (!result.ok)
        expect(result.refusal).toMatchObject({
          code: 'rule',
          message: expect.stringMatching(/closed/) as string,
        });
    expect(await rows('SELECT 1 FROM review_minutes WHERE tenant_id = $1')).toHaveLength(1);
    expect(await rows(`SELECT 1 FROM review_event WHERE tenant_id = $1 AND kind = 'closed'`)).toHaveLength(1);
  });

  it('gives a double click the first answer again', async () => {
    const caller = { ...company.tenant.as.CRO, idempotencyKey: 'close-1' };
    const first = value(await closeReview(caller, { reviewId }));
    expect(value(await closeReview(caller, { reviewId }))).toEqual(first);
  });

  it('is for a CRO, of an open review', async () => {
    const planned = await plannedReview(company);
    for (const role of ['CEO', 'REP', 'DELIVERY', 'VIEWER'] as const)
      expect(refusal(await closeReview(company.tenant.as[role], { reviewId })).code).toBe('not_found');
    const early = refusal(await closeReview(company.tenant.as.CRO, { reviewId: planned }));
    expect(early).toMatchObject({ code: 'rule', remedy: expect.stringMatching(/opens it/) as string });
  });
});

describe('minutes', () => {
  it('are for who has a seat: a rep reads his part, his actions and the totals', async () => {
    const { ben, benUserId, tenant } = company;
    const dueOn = '2099-01-01';
    const action = { reviewId, text: 'Book the warehouse', ownerId: benUserId, dueOn };
    value(await addAction(tenant.as.CRO, action));
    value(
      await addAction(tenant.as.CRO, { ...action, text: 'Ask for the PO', dealId: company.quoted.dealId }),
    );
    value(await addAction(tenant.as.REP, { ...action, text: 'Mine alone', ownerId: await riaUser() }));
    value(await close());
    const own = value(await minutesQuery(ben, { reviewId }));
    expect(own.whole).toBe(false);
    expect(own.minutes.reps.map(({ name }) => name)).toEqual(['Ben Rep']);
    expect(own.minutes.actions.map(({ text }) => text)).toEqual(['Book the warehouse', 'Ask for the PO']);
    expect(own.minutes.forecast).toEqual((await minutes()).minutes.forecast);
    expect(Object.keys(own.since)).toHaveLength(2);
    expect(value(await minutesQuery(tenant.as.CEO, { reviewId })).whole).toBe(true);
    for (const role of ['DELIVERY', 'VIEWER'] as const)
      expect(refusal(await minutesQuery(tenant.as[role], { reviewId })).code).toBe('not_found');
  });

  async function riaUser(): Promise<string> {
    const { members } = await viewOf(company.tenant.as.CRO, reviewId);
    return members.find(({ repId }) => repId === company.tenant.repId)?.userId ?? '';
  }

  it('are not there before the close, which is said', async () => {
    expect(refusal(await minutesQuery(company.tenant.as.REP, { reviewId }))).toMatchObject({
      code: 'rule',
      message: expect.stringMatching(/not closed yet/) as string,
    });
  });

  it('lead to the closed reviews before and after', async () => {
    value(await close());
    const next = await atInstant(later(now(), 7 * 86_400), async () => {
      const id = await openReview(company);
      value(await closeReview(company.tenant.as.CRO, { reviewId: id }));
      return id;
    });
    expect(await minutes()).toMatchObject({ previous: null, next: { reviewId: next } });
    expect(await minutes(next)).toMatchObject({ previous: { reviewId }, next: null });
  });
});

describe('a correction', () => {
  it('stands beside the minutes with name and instant, also the CEO’s, and changes no byte of them', async () => {
    const { tenant, ben } = company;
    value(await close());
    const before = await rows('SELECT body, sha256 FROM review_minutes WHERE tenant_id = $1');
    value(await correctReview(tenant.as.CEO, { reviewId, text: 'The PO number is 4712' }));
    value(await correctReview(ben, { reviewId, text: 'I said Thursday' }));
    expect(await rows('SELECT body, sha256 FROM review_minutes WHERE tenant_id = $1')).toEqual(before);
    const { corrections, intact } = await minutes();
    expect(intact).toBe(true);
    expect(corrections.map(({ text, byName }) => [text, byName])).toEqual([
      ['The PO number is 4712', `CEO of ${tenant.slug}`],
      ['I said Thursday', 'Ben Rep'],
    ]);
    const own = value(await minutesQuery(ben, { reviewId }));
    expect(own.corrections.map(({ text }) => text)).toEqual(['I said Thursday']);
  });

  it('needs words and a closed review', async () => {
    const { tenant } = company;
    expect(refusal(await correctReview(tenant.as.CRO, { reviewId, text: 'Too early' })).code).toBe('rule');
    value(await close());
    expect(refusal(await correctReview(tenant.as.CRO, { reviewId, text: ' ' })).code).toBe('invalid');
    expect(refusal(await correctReview(tenant.as.DELIVERY, { reviewId, text: 'x' })).code).toBe('not_found');
  });
});
