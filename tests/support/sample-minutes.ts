import type { StageId } from '@/domain/deals/deal';
import { STAGE_LABELS } from '@/domain/deals/stages';
import type { CardStanding } from '@/domain/reviews/events';
import { forecastChange, type Minutes, type MinutesDeal } from '@/domain/reviews/minutes';
import type { ReviewOutcome } from '@/domain/reviews/review';
import { date } from '@/domain/values/calendar-date';
import type { ShownMinutes } from '@/features/reviews/shown-minutes';

const DAY = date('2026-11-23');

function standing(stage: StageId, bp: number, amount: number): CardStanding {
  return {
    stage,
    bp,
    category: 'bestCase',
    outcome: 'open',
    amountMinor: String(amount),
    weightedMinor: String((amount * bp) / 10_000),
  };
}

/** A deal of minutes by hand; the rest is given. */
export function sampleDeal(
  name: string,
  outcome: ReviewOutcome,
  more: Partial<MinutesDeal> = {},
): MinutesDeal {
  return {
    dealId: `deal ${name}`,
    name,
    customer: 'Nordwind GmbH',
    position: 1,
    promise: {
      text: 'Send the revised quote',
      on: date('2026-11-20'),
      result: 'late',
      judgedBy: 'Cara Cro',
    },
    answers: {
      nextStep: 'Send the contract to Ms Ito by Friday',
      nextStepOn: date('2026-11-27'),
      evidenceAnswer: 'linked',
      riskKind: 'budget',
      riskNote: 'The board meets on Thursday',
      evidence: [{ kind: 'quote', reference: 'Q-77', on: date('2026-11-10') }],
    },
    prepared: true,
    claimed: { bp: 9000, verbalYesOn: date('2026-11-18'), commitMinor: '18200000' },
    carried: { commitMinor: '0', document: null },
    challenge: { reason: 'Who signs?', by: 'Cara Cro' },
    outcome,
    reason: `Because of ${name}`,
    ruledBy: 'Cara Cro',
    before: standing('hardware_quote_sent', 4000, 18_200_000),
    after: standing('hardware_quote_sent', outcome === 'knocked_down' ? 2000 : 4000, 18_200_000),
    closeOn: date('2026-12-31'),
    pushes: 1,
    pushedDays: 21,
    ...more,
  };
}

const BEFORE = {
  currency: 'EUR',
  openMinor: '50000000',
  weightedMinor: '20000000',
  commitMinor: '9000000',
  bestCaseMinor: '30000000',
  pipelineMinor: '11000000',
};

/** Minutes of a review of two reps, with every outcome. */
export function sampleMinutes(more: Partial<Minutes> = {}): Minutes {
  const after = {
    ...BEFORE,
    weightedMinor: '16360000',
    bestCaseMinor: '11800000',
    pipelineMinor: '29200000',
  };
  return {
    format: 1,
    company: 'Nordlicht Sensors',
    zone: 'Europe/Berlin',
    review: {
      id: '00000000-0000-7000-8000-000000000001',
      week: '2026-W48',
      heldOn: DAY,
      startsAt: '2026-11-23T08:00:00.000Z',
      openedAt: '2026-11-23T08:02:00.000Z',
      closedAt: '2026-11-23T08:36:00.000Z',
      closedBy: 'Cara Cro',
    },
    model: { version: 3, labels: STAGE_LABELS },
    time: { secondsPlanned: 1800, secondsUsed: 2030 },
    people: [
      { userId: 'u1', name: 'Cara Cro', repId: null, acted: true },
      { userId: 'u2', name: 'Ria Rep', repId: 'ria', acted: true },
      { userId: 'u3', name: 'Tom Rep', repId: 'tom', acted: false },
    ],
    forecast: { before: BEFORE, after, change: forecastChange(BEFORE, after) },
    reps: [
      {
        repId: 'ria',
        name: 'Ria Rep',
        skipped: false,
        secondsPlanned: 900,
        secondsUsed: 1200,
        deals: [
          sampleDeal('Harbour cranes', 'knocked_down'),
          sampleDeal('Cold chain', 'held', {
            promise: null,
            claimed: { bp: null, verbalYesOn: null, commitMinor: '0' },
          }),
          sampleDeal('Wind park', 'moved', {
            after: standing('hardware_po_received', 7000, 18_200_000),
            carried: { commitMinor: '18200000', document: { kind: 'po', reference: '4711', on: DAY } },
          }),
        ],
      },
      {
        repId: 'tom',
        name: 'Tom Rep',
        skipped: true,
        secondsPlanned: 900,
        secondsUsed: 0,
        deals: [
          sampleDeal('Elevators', 'lost'),
          sampleDeal('Parking', 'parked'),
          sampleDeal('Meters', 'not_discussed', { reason: null, ruledBy: null, challenge: null }),
        ],
      },
    ],
    actions: [
      {
        actionId: 'a1',
        dealId: 'deal Harbour cranes',
        deal: 'Harbour cranes',
        text: 'Ask the buyer for the PO number',
        ownerId: 'u2',
        owner: 'Ria Rep',
        dueOn: date('2026-11-25'),
        state: 'open',
      },
      {
        actionId: 'a2',
        dealId: null,
        deal: null,
        text: 'Book the warehouse',
        ownerId: 'u3',
        owner: 'Tom Rep',
        dueOn: date('2026-11-30'),
        state: 'open',
      },
    ],
    ...more,
  };
}

export function sampleShown(more: Partial<ShownMinutes> = {}): ShownMinutes {
  return {
    reviewId: '00000000-0000-7000-8000-000000000001',
    minutes: sampleMinutes(),
    whole: true,
    sha256: 'a1'.repeat(32),
    intact: true,
    since: {
      a1: { state: 'done', settledAt: '2026-11-24T09:00:00.000Z' },
      a2: { state: 'open', settledAt: null },
    },
    corrections: [
      { id: 'c1', text: 'The PO number is 4712.', byName: 'Eve Ceo', at: '2026-11-25T10:00:00.000Z' },
    ],
    previous: null,
    next: null,
    ...more,
  };
}
