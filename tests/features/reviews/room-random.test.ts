import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDealFacts } from '@/data/deal-facts';
import { readEvents } from '@/data/review-events';
import { readStageModel } from '@/data/stage-models';
import { STAGE_IDS } from '@/domain/deals/deal';
import type { RoomEvent } from '@/domain/reviews/events';
import { PROMISE_RESULTS, ROOM_OUTCOMES } from '@/domain/reviews/review';
import { roomOf, rulingOn } from '@/domain/reviews/room';
import { cardStanding } from '@/domain/reviews/standing';
import type { Result } from '@/domain/values/result';
import { addDays } from '@/domain/values/calendar-date';
import { editDeal } from '@/features/deals/commands';
import { recordEvidence } from '@/features/deals/commands-evidence';
import { addAction, settleAction } from '@/features/reviews/commands-actions';
import { challenge, judgePromise, point, present, timer } from '@/features/reviews/commands-room';
import { rule, takeBack } from '@/features/reviews/commands-ruling';
import type { RoomAnswer } from '@/features/reviews/room-view';
import { today } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import type { Caller } from '@/platform/operations/caller';
import { openReview, reviewCompany, viewOf, type ReviewCompany } from '../../support/sample-review';

const COMMANDS = 1000;
/** So many at the same moment. */
const AT_ONCE = 4;

type Step = {
  what: number;
  who: number;
  deal: number;
  outcome: (typeof ROOM_OUTCOMES)[number];
  to: (typeof STAGE_IDS)[number];
  result: (typeof PROMISE_RESULTS)[number];
  change: 'start' | 'pause' | 'extend' | 'skip';
  stale: boolean;
};

const steps: fc.Arbitrary<Step> = fc.record({
  what: fc.nat(12),
  who: fc.nat(5),
  deal: fc.nat(4),
  outcome: fc.constantFrom(...ROOM_OUTCOMES),
  to: fc.constantFrom(...STAGE_IDS),
  result: fc.constantFrom(...PROMISE_RESULTS),
  change: fc.constantFrom('start' as const, 'pause' as const, 'extend' as const, 'skip' as const),
  stale: fc.boolean(),
});

/** What somebody does, as he sees the room: a stale one acts on what he saw a while ago. */
type Seen = Awaited<ReturnType<typeof viewOf>>;

function act(company: ReviewCompany, seen: Seen, step: Step): Promise<Result<RoomAnswer | object>> {
  const { tenant } = company;
  const people: Caller[] = [
    tenant.as.CRO,
    company.cro2,
    tenant.as.CEO,
    tenant.as.REP,
    company.ben,
    tenant.as.VIEWER,
  ];
  const caller = people[step.who] ?? tenant.as.CRO;
  const reviewId = seen.review.id;
  const card = seen.cards[step.deal];
  if (!card) throw new Error('A card is missing');
  const { dealId, dealVersion } = card;
  const deal = roomOf(seen.events).deals.find((one) => one.dealId === dealId);
  const rulingSeq = deal ? (rulingOn(deal)?.seq ?? null) : null;
  const dueOn = addDays(today('UTC'), 3);
  const ruling = { reviewId, dealId, dealVersion, rulingSeq, outcome: step.outcome, reason: 'Because' };
  const to = step.outcome === 'moved' ? step.to : null;
  const action = seen.actions[step.deal];
  const ways: (() => Promise<Result<RoomAnswer | object>>)[] = [
    () => present(caller, { reviewId }),
    () => point(caller, { reviewId, repId: null, dealId }),
    () => timer(caller, { reviewId, change: step.change }),
    () => judgePromise(caller, { reviewId, dealId, result: step.result }),
    () => challenge(caller, { reviewId, dealId, reason: 'Who signs?' }),
    () => rule(caller, { ...ruling, to }),
    () => rule(caller, { ...ruling, to }),
    () => rule(caller, { ...ruling, to }),
    () => takeBack(caller, { reviewId, dealId, rulingSeq: rulingSeq ?? 1 }),
    () => takeBack(caller, { reviewId, dealId, rulingSeq: rulingSeq ?? 1 }),
    () => addAction(caller, { reviewId, text: 'Ask', ownerId: company.benUserId, dueOn }),
    () =>
      action
        ? settleAction(caller, { actionId: action.actionId, version: action.version, state: 'done' })
        : editDeal(caller, { dealId, version: dealVersion, claimBp: step.what * 1000 }),
    () =>
      recordEvidence(caller, {
        dealId,
        evidence: [{ kind: 'quote', reference: 'Q-2', evidenceOn: '2026-03-01', amountMinor: '100000' }],
      }),
  ];
  const way = ways[step.what];
  if (!way) throw new Error('No such way');
  return way();
}

test(
  '1,000 random commands by random people keep chain, room and deals consistent',
  { timeout: 180_000 },
  async () => {
    const company = await reviewCompany();
    const reviewId = await openReview(company);
    const cro = company.tenant.as.CRO;
    const heard: RoomEvent[] = [];
    let seen = await viewOf(cro, reviewId);
    let refused = 0;
    for (const [index, batch] of batches(fc.sample(steps, { numRuns: COMMANDS, seed: 20261122 })).entries()) {
      if (!batch[0]?.stale || index % 5 === 0) seen = await viewOf(cro, reviewId);
      const results = await Promise.all(batch.map((step) => act(company, seen, step)));
      for (const result of results) {
        if (!result.ok) refused += 1;
        else if ('event' in result.value && result.value.event) heard.push(result.value.event);
      }
    }
    const { events, standings, versions } = await stored(company, reviewId);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, index) => index + 1));
    expect(events.slice(1)).toEqual(heard.toSorted((a, b) => a.seq - b.seq));
    expect(refused).toBeGreaterThan(100);
    expect(heard.length).toBeGreaterThan(100);
    const room = roomOf(events);
    expect(room.seq).toBe(events.length);
    for (const deal of room.deals) {
      const ruling = rulingOn(deal);
      // A ruling that the deal has not been changed since is what the deal counts: by the model, for there is no other figure.
      if (ruling && ruling.dealVersion === versions.get(deal.dealId))
        expect(standings.get(deal.dealId)).toEqual(ruling.after);
    }
    const view = await viewOf(cro, reviewId);
    for (const card of view.cards) expect(card.standing).toEqual(standings.get(card.dealId));
  },
);

function batches(all: readonly Step[]): Step[][] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_none, n) =>
    all.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
  );
}

/** What the database holds: the chain, and each deal judged anew by the model from its facts. */
function stored({ tenant }: ReviewCompany, reviewId: string) {
  return withUnit({ tenantId: tenant.id, mode: 'read' }, async (unit) => {
    const model = await readStageModel(unit, today('UTC'));
    const facts = await readDealFacts(unit, { scope: { kind: 'all' } });
    const rows = await unit.sql<{ id: string; version: number }>(
      'SELECT id, version FROM deal WHERE tenant_id = $1',
      [unit.tenantId],
    );
    return {
      events: await readEvents(unit, reviewId),
      standings: new Map(facts.map((deal) => [deal.id, cardStanding(deal, model, today('UTC'))])),
      versions: new Map(rows.map(({ id, version }) => [id, version])),
    };
  });
}
