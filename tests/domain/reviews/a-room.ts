import fc from 'fast-check';
import type { CardStanding, RoomEvent, RoomHappening } from '@/domain/reviews/events';
import { ROOM_OUTCOMES, PROMISE_RESULTS } from '@/domain/reviews/review';

export const START = Date.parse('2026-11-24T08:00:00.000Z');
export const REPS = ['ria', 'ben', 'cai'];
export const DEALS = REPS.flatMap((repId) => [`${repId}-1`, `${repId}-2`]);

export function standing(bp = 4000): CardStanding {
  return {
    stage: 'hardware_quote_sent',
    bp,
    category: bp === 4000 ? 'bestCase' : 'pipeline',
    outcome: 'open',
    amountMinor: '100000',
    weightedMinor: String(bp * 10),
  };
}

export const FORECAST = {
  currency: 'USD',
  openMinor: '600000',
  weightedMinor: '240000',
  commitMinor: '0',
  bestCaseMinor: '600000',
  pipelineMinor: '0',
};

export function opening(minutes = 30, reps: readonly string[] = REPS): RoomHappening {
  const seconds = Math.floor((minutes * 60) / Math.max(1, reps.length));
  return {
    kind: 'opened',
    minutes,
    seats: reps.map((repId) => ({ repId, name: repId.toUpperCase(), seconds, prepared: true })),
    deals: DEALS.filter((dealId) => reps.some((rep) => dealId.startsWith(rep))).map((dealId) => ({
      dealId,
      repId: dealId.slice(0, 3),
      position: Number(dealId.slice(4)),
      standing: standing(),
    })),
    forecast: FORECAST,
  };
}

export function instant(ms: number): string {
  return new Date(START + ms).toISOString();
}

/** A chain of these happenings, each so many milliseconds after the one before. */
export function chain(steps: readonly { after: number; happening: RoomHappening }[]): RoomEvent[] {
  let at = 0;
  return steps.map(({ after, happening }, index) => {
    at += after;
    return { seq: index + 1, at: instant(at), byUserId: 'u-1', byName: 'Cora', happening };
  });
}

const rep = fc.constantFrom(...REPS);
const deal = fc.constantFrom(...DEALS);
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const happening: fc.Arbitrary<RoomHappening> = fc.oneof(
  fc.record({
    kind: fc.constant('presented' as const),
    userId: fc.constantFrom('u-1', 'u-2'),
    name: fc.string(),
  }),
  fc.record({ kind: fc.constant('pointed' as const), repId: orNull(rep), dealId: orNull(deal) }),
  fc.record({
    kind: fc.constant('timer' as const),
    change: fc.constantFrom('start' as const, 'pause' as const, 'extend' as const, 'skip' as const),
    repId: orNull(rep),
    seconds: fc.constant(60),
  }),
  fc.record({
    kind: fc.constant('promiseJudged' as const),
    dealId: deal,
    result: fc.constantFrom(...PROMISE_RESULTS),
  }),
  fc.record({ kind: fc.constant('challenged' as const), dealId: deal, reason: fc.string() }),
  fc.record({
    kind: fc.constant('ruled' as const),
    dealId: deal,
    outcome: fc.constantFrom(...ROOM_OUTCOMES),
    reason: orNull(fc.string()),
    before: fc.constant(standing()),
    after: fc.constant(standing(2000)),
    dealVersion: fc.nat(),
  }),
  fc.record({
    kind: fc.constant('tookBack' as const),
    dealId: deal,
    after: fc.constant(standing()),
    dealVersion: fc.nat(),
  }),
  fc.record({
    kind: fc.constant('answered' as const),
    dealId: deal,
    version: fc.nat(),
    answers: fc.constant({
      nextStep: 'Send the quote',
      nextStepOn: null,
      evidenceAnswer: 'none_yet' as const,
      evidenceIds: [],
      riskKind: null,
      riskNote: null,
    }),
  }),
  fc.record({
    kind: fc.constant('actionAdded' as const),
    actionId: fc.constantFrom('a-1', 'a-2', 'a-3'),
    dealId: orNull(deal),
    text: fc.string(),
    ownerId: fc.constant('u-1'),
    ownerName: fc.constant('Cora'),
    dueOn: fc.constant('2026-12-01'),
  }),
  fc.record({
    kind: fc.constant('actionSettled' as const),
    actionId: fc.constantFrom('a-1', 'a-2', 'a-3'),
    state: fc.constantFrom('open' as const, 'done' as const, 'dropped' as const),
  }),
);

const step = fc.record({ after: fc.nat(90_000), happening });

/** Any chain that the database would take: one opening, what may happen, and perhaps the end. */
export const chains: fc.Arbitrary<RoomEvent[]> = fc
  .record({
    minutes: fc.integer({ min: 5, max: 240 }),
    steps: fc.array(step, { maxLength: 60 }),
    ends: fc.boolean(),
  })
  .map(({ minutes, steps, ends }) =>
    chain([
      { after: 0, happening: opening(minutes) },
      ...steps,
      ...(ends ? [{ after: 1000, happening: { kind: 'closed' as const, sha256: '0'.repeat(64) } }] : []),
    ]),
  );
