import { KNOCK_DOWN_BP } from '@/domain/deals/probability';
import { percentText } from '@/domain/deals/stages';
import type { RoomCard } from '../../room-view';
import { RISK_WORDS } from '../../outcome-words';

export type ReasonKind = 'held' | 'knocked_down' | 'lost' | 'parked' | 'challenge';

type ReasonWords = {
  title: string;
  description: (card: RoomCard) => string;
  label: string;
  submit: string;
  required: boolean;
  /** What stands in the field at first. */
  first: (card: RoomCard) => string;
  suggestions: (card: RoomCard) => string[];
  /** The fields that it changes, for who was overtaken. */
  mine: Record<string, unknown>;
};

/** What each question says. Words only: what is allowed, the room's commands say. */
export const REASON_WORDS: Record<ReasonKind, ReasonWords> = {
  held: {
    title: 'Held',
    description: () => 'It stands as it is.',
    label: 'Why it holds',
    submit: 'Hold it',
    required: false,
    first: () => '',
    suggestions: () => [],
    mine: {},
  },
  knocked_down: {
    title: 'Knock down',
    description: (card) =>
      `Counts ${percentText(Math.min(KNOCK_DOWN_BP, card.figureBp))} until the evidence is there or the claim is withdrawn.`,
    label: 'What is missing',
    submit: 'Knock down',
    required: true,
    first: (card) => missingWord(card) ?? '',
    suggestions: (card) => [...said(missingWord(card)), 'Nobody with a budget has said yes'],
    mine: {},
  },
  lost: {
    title: 'Lost',
    description: () => 'It leaves the forecast. Say why, so that the next one is not lost the same way.',
    label: 'Why it is lost',
    submit: 'Close as lost',
    required: true,
    first: () => '',
    suggestions: () => ['No budget this year', 'Went to a competitor', 'No answer any more'],
    mine: { stage: 'closed_lost' },
  },
  parked: {
    title: 'Park',
    description: () => 'Nothing is decided. It comes first on the next agenda.',
    label: 'What has to happen first',
    submit: 'Park it',
    required: true,
    first: () => '',
    suggestions: () => ['Needs an answer from the customer', 'Rep is not here'],
    mine: {},
  },
  challenge: {
    title: 'Challenge',
    description: () => 'Everybody sees the question. Then decide.',
    label: 'What do you doubt?',
    submit: 'Challenge',
    required: true,
    first: () => '',
    suggestions: doubts,
    mine: {},
  },
};

/** "No PO on record": the first thing that the commit document lacks. */
function missingWord({ missing, streams }: RoomCard): string | null {
  if (missing.length === 0) return null;
  const hardware = streams.hardware !== '0' || streams.unsplit !== '0';
  return hardware ? 'No PO on record' : 'No signed order form on record';
}

function doubts(card: RoomCard): string[] {
  const risk = card.answers.riskKind;
  return [
    ...(card.closePast ? ['Its close date has passed'] : []),
    ...said(missingWord(card)),
    ...(card.answers.nextStep === null ? ['What exactly is the next step?'] : []),
    ...(risk !== null && risk !== 'other' ? [`${RISK_WORDS[risk]}: what is done about it?`] : []),
  ].slice(0, 4);
}

function said(text: string | null): string[] {
  return text === null ? [] : [text];
}
