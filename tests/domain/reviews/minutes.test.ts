import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAGE_IDS, type StageId } from '@/domain/deals/deal';
import type { CardStanding, ForecastFigures } from '@/domain/reviews/events';
import {
  canonicalMinutes,
  forecastChange,
  parseMinutes,
  partOfRep,
  type Minutes,
  type MinutesDeal,
} from '@/domain/reviews/minutes';
import { EVIDENCE_ANSWERS, PROMISE_RESULTS, RISK_KINDS } from '@/domain/reviews/review';
import { date } from '@/domain/values/calendar-date';

const text = fc.string({ unit: 'grapheme', maxLength: 30 });
const id = fc.uuid();
const count = fc.nat({ max: 100_000 });
const minor = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map(String);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const day = fc.integer({ min: 2020, max: 2100 }).map((year) => date(`${year}-02-28`));
const instant = fc.integer({ min: 0, max: 2 ** 41 }).map((ms) => new Date(ms).toISOString());

const standing: fc.Arbitrary<CardStanding> = fc.record({
  stage: fc.constantFrom(...STAGE_IDS),
  bp: fc.nat({ max: 10_000 }),
  category: fc.constantFrom('commit', 'bestCase', 'pipeline', null),
  outcome: fc.constantFrom('open', 'won', 'lost'),
  amountMinor: minor,
  weightedMinor: minor,
});
const figures: fc.Arbitrary<ForecastFigures> = fc.record({
  currency: fc.constant('EUR'),
  openMinor: minor,
  weightedMinor: minor,
  commitMinor: minor,
  bestCaseMinor: minor,
  pipelineMinor: minor,
});
const labels = (word: string) =>
  Object.fromEntries(STAGE_IDS.map((stage) => [stage, `${word} ${stage}`])) as Record<StageId, string>;
const document = fc.record({ kind: text, reference: maybe(text), on: day });
const deal: fc.Arbitrary<MinutesDeal> = fc.record({
  dealId: id,
  name: text,
  customer: maybe(text),
  position: fc.integer({ min: 1, max: 5 }),
  promise: maybe(
    fc.record({
      text,
      on: maybe(day),
      result: maybe(fc.constantFrom(...PROMISE_RESULTS)),
      judgedBy: maybe(text),
    }),
  ),
  answers: fc.record({
    nextStep: maybe(text),
    nextStepOn: maybe(day),
    evidenceAnswer: maybe(fc.constantFrom(...EVIDENCE_ANSWERS)),
    riskKind: maybe(fc.constantFrom(...RISK_KINDS)),
    riskNote: maybe(text),
    evidence: fc.array(document),
  }),
  prepared: fc.boolean(),
  claimed: fc.record({ bp: maybe(count), verbalYesOn: maybe(day), commitMinor: minor }),
  carried: fc.record({ commitMinor: minor, document: maybe(document) }),
  challenge: maybe(fc.record({ reason: text, by: text })),
  outcome: fc.constantFrom('held', 'knocked_down', 'moved', 'lost', 'parked', 'not_discussed'),
  reason: maybe(text),
  ruledBy: maybe(text),
  before: standing,
  after: standing,
  closeOn: maybe(day),
  pushes: count,
  pushedDays: count,
});
const minutes: fc.Arbitrary<Minutes> = fc.record({
  format: fc.constant(1),
  company: text,
  zone: fc.constant('Europe/Berlin'),
  review: fc.record({
    id,
    week: maybe(fc.constant('2026-W48')),
    heldOn: day,
    startsAt: instant,
    openedAt: instant,
    closedAt: instant,
    closedBy: text,
  }),
  model: fc.record({
    version: count,
    labels: text.map(labels),
  }),
  time: fc.record({ secondsPlanned: count, secondsUsed: count }),
  people: fc.array(fc.record({ userId: maybe(id), name: text, repId: maybe(id), acted: fc.boolean() })),
  forecast: fc.record({ before: figures, after: figures, change: figures }),
  reps: fc.array(
    fc.record({
      repId: id,
      name: text,
      skipped: fc.boolean(),
      secondsPlanned: count,
      secondsUsed: count,
      deals: fc.array(deal, { maxLength: 3 }),
    }),
    { maxLength: 3 },
  ),
  actions: fc.array(
    fc.record({
      actionId: id,
      dealId: maybe(id),
      deal: maybe(text),
      text,
      ownerId: id,
      owner: text,
      dueOn: day,
      state: fc.constantFrom('open', 'done', 'dropped'),
    }),
    { maxLength: 3 },
  ),
});

/** The same value with the keys of every object in another order. */
function shuffled<T>(value: T, random: () => number): T {
  if (Array.isArray(value)) return value.map((item: unknown) => shuffled(item, random)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => ({ key, item: item as unknown, at: random() }));
  entries.sort((a, b) => a.at - b.at);
  return Object.fromEntries(entries.map(({ key, item }) => [key, shuffled(item, random)])) as T;
}

describe('canonical minutes', () => {
  it('are the same bytes in whatever order the keys came', () => {
    fc.assert(
      fc.property(minutes, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (held, stream) => {
        const other = shuffled(held, () => stream.next().value as number);
        expect(canonicalMinutes(other)).toBe(canonicalMinutes(held));
      }),
    );
  });

  it('come back equal from their text, and give the same text again', () => {
    fc.assert(
      fc.property(minutes, (held) => {
        const body = canonicalMinutes(held);
        expect(parseMinutes(body)).toEqual(held);
        expect(canonicalMinutes(parseMinutes(body))).toBe(body);
      }),
    );
  });

  it('differ as soon as anything in them differs', () => {
    fc.assert(
      fc.property(minutes, text, (held, name) => {
        fc.pre(name !== held.company);
        expect(canonicalMinutes({ ...held, company: name })).not.toBe(canonicalMinutes(held));
      }),
    );
  });

  it('refuse what has no one text: fractions, and values left out', () => {
    const [held] = fc.sample(minutes, 1);
    if (!held) throw new Error('No sample');
    const half = { ...held, time: { secondsPlanned: 0.5, secondsUsed: 1 } };
    expect(() => canonicalMinutes(half)).toThrow('minutes.time.secondsPlanned is 0.5');
    const lost = { ...held, zone: undefined } as unknown as Minutes;
    expect(() => canonicalMinutes(lost)).toThrow('minutes.zone is undefined');
  });
});

describe('the forecast of minutes', () => {
  it('changes by the difference of each figure, exactly', () => {
    const before = {
      currency: 'EUR',
      openMinor: '900719925474099100',
      weightedMinor: '100',
      commitMinor: '50',
      bestCaseMinor: '0',
      pipelineMinor: '7',
    };
    const after = { ...before, openMinor: '900719925474099101', weightedMinor: '40', commitMinor: '51' };
    expect(forecastChange(before, after)).toEqual({
      currency: 'EUR',
      openMinor: '1',
      weightedMinor: '-60',
      commitMinor: '1',
      bestCaseMinor: '0',
      pipelineMinor: '0',
    });
  });
});

describe('the part of a rep', () => {
  it('has nobody else’s deals, and only actions that are his or about his deals', () => {
    fc.assert(
      fc.property(minutes, (held) => {
        const own = held.reps[0] ?? null;
        const userId = held.actions[0]?.ownerId ?? null;
        const part = partOfRep(held, { repId: own?.repId ?? null, userId });
        expect(part.reps).toEqual(own ? held.reps.filter(({ repId }) => repId === own.repId) : []);
        for (const action of part.actions)
          expect(
            action.ownerId === userId ||
              part.reps.some(({ deals }) => deals.some(({ dealId }) => dealId === action.dealId)),
          ).toBe(true);
        expect(part.forecast).toEqual(held.forecast);
      }),
    );
  });

  it('is empty for who has no deals, never all', () => {
    const [held] = fc.sample(minutes, { numRuns: 1, seed: 7 });
    if (!held) throw new Error('No sample');
    expect(partOfRep(held, { repId: null, userId: null })).toMatchObject({ reps: [], actions: [] });
  });
});
