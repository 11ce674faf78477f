import { DEFAULT_STAGE_MODEL, OPEN_STAGES } from '@/domain/deals/stages';
import { roomOf, type DealInRoom, type RoomState } from '@/domain/reviews/room';
import type { RoomHappening } from '@/domain/reviews/events';
import { date } from '@/domain/values/calendar-date';
import type { RoomCard } from '@/features/reviews/room-view';
import { chain, opening, standing } from '../../domain/reviews/a-room';

/** A quoted deal of 1,000.00 on the agenda, prepared, with nothing amiss. */
export function cardOf(change: Partial<RoomCard> = {}): RoomCard {
  return {
    reviewDealId: 'rd-1',
    dealId: 'ria-1',
    repId: 'ria',
    position: 1,
    name: 'Cold chain',
    customer: 'Polar Ltd',
    dealVersion: 3,
    standing: standing(),
    figureBp: 4000,
    why: 'Hardware Quote Sent: 40 %.',
    claimBp: null,
    claimOn: null,
    verbalYesOn: null,
    knockedDown: [],
    missing: [],
    streams: { hardware: '100000', software: '0', services: '0', unsplit: '0' },
    closeOn: date('2026-12-18'),
    closePast: false,
    nextStep: 'Send the quote',
    nextStepOn: date('2026-11-27'),
    lastActivityOn: null,
    evidence: [],
    answers: {
      nextStep: 'Send the quote',
      nextStepOn: date('2026-11-27'),
      evidenceAnswer: 'none_yet',
      evidenceIds: [],
      riskKind: 'budget',
      riskNote: null,
    },
    answersVersion: 1,
    missingAnswers: [],
    promise: null,
    changes: null,
    leadTime: {
      lastDay: date('2026-12-31'),
      hardwareDays: 95,
      activationDays: 24,
      source: 'default',
      ship: null,
      activation: null,
      poBy: null,
      text: 'Hardware p80 95 days (default).',
    },
    steps: OPEN_STAGES.map((stage) => ({
      stage,
      label: DEFAULT_STAGE_MODEL.labels[stage],
      probabilityBp: DEFAULT_STAGE_MODEL.probabilityBp[stage],
      applies: true,
      missing: [],
    })),
    lineNames: {},
    ...change,
  };
}

/** The room a second after each of these. */
export function roomAfter(...happenings: RoomHappening[]): RoomState {
  return roomOf(chain([opening(), ...happenings].map((happening) => ({ after: 1000, happening }))));
}

export function ruled(
  outcome: 'held' | 'knocked_down' | 'parked',
  { dealId = 'ria-1', bp = 2000, dealVersion = 4 } = {},
): RoomHappening {
  const [before, after] = [standing(), outcome === 'knocked_down' ? standing(bp) : standing()];
  return { kind: 'ruled', dealId, outcome, reason: 'No PO', before, after, dealVersion };
}

export function dealIn(room: RoomState, dealId = 'ria-1'): DealInRoom {
  const deal = room.deals.find((one) => one.dealId === dealId);
  if (!deal) throw new Error('Not on the agenda');
  return deal;
}
