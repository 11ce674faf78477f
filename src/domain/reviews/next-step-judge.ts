import { dayText, daysBetween, type CalendarDate } from '@/domain/values/calendar-date';
import { readAction, readObject, type ActionReading } from './next-step-action';
import { readDays, type DayMention, type DayReading } from './next-step-days';
import { vagueDay } from './next-step-vague';
import { HEDGES, PLACEHOLDER, verbOf } from './next-step-words';

/** What a next step says: action, object and day. */
export type NextStep = { action: string; object: string; on: CalendarDate };

export const NEXT_STEP_REASONS = [
  'empty',
  'too_long',
  'placeholder',
  'vague_action',
  'open',
  'no_action',
  'past_action',
  'no_object',
  'no_day',
  'vague_day',
  'several_days',
  'ambiguous_day',
  'no_such_day',
  'other_weekday',
  'past_day',
  'too_far',
] as const;
export type NextStepReason = (typeof NEXT_STEP_REASONS)[number];

/** The parts of a step that are there. */
export type StepParts = { action: string | null; object: string | null; on: CalendarDate | null };

/** `words`: those of the sentence that are wrong, where it is some of them. */
export type Judged =
  | { ok: true; step: NextStep }
  | { ok: false; reason: NextStepReason; message: string; words: string | null; found: StepParts };

export const NEXT_STEP_LENGTH = 500;
/** A step further away than a justification holds is a plan: something happens before it. */
export const FURTHEST_STEP_DAYS = 90;

type Refused = { reason: NextStepReason; message: string; words: string | null };
type Parts = { action: ActionReading; object: string | null };

const NOTHING: StepParts = { action: null, object: null, on: null };

/** The rules of checkNextStep on a sentence of one line, without an example. */
export function judge(sentence: string, today: CalendarDate): Judged {
  const unreadable = refuseUnread(sentence);
  if (unreadable) return { ok: false, ...unreadable, found: NOTHING };
  const days = readDays(sentence, today, (word) => verbOf(word) !== null);
  const action = readAction(sentence, days.mentions);
  const doing = action.kind === 'action' ? action.action : null;
  const object = readObject(sentence, doing, days.mentions);
  const day = dayOf(sentence, days, today);
  const found = { action: doing?.word ?? null, object, on: 'on' in day ? day.on : null };
  const wrong = wrongAction({ action, object }, sentence) ?? ('on' in day ? null : day);
  if (wrong === null && doing !== null && object !== null && found.on !== null)
    return { ok: true, step: { action: doing.word, object, on: found.on } };
  return { ok: false, ...(wrong ?? NO_ACTION), found };
}

function refuseUnread(sentence: string): Refused | null {
  if (sentence.length > NEXT_STEP_LENGTH)
    return refusal('too_long', `A next step is one sentence: at most ${NEXT_STEP_LENGTH} characters.`);
  const bare = sentence.toLowerCase().replaceAll(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '');
  if (bare === '') return refusal('empty', 'Write what will be done, with what, and by which day.');
  if (PLACEHOLDER.test(bare))
    return refusal(
      'placeholder',
      `“${sentence}” is no next step: write what will be done, with what, and by which day.`,
    );
  return null;
}

function refusal(reason: NextStepReason, message: string, words: string | null = null): Refused {
  return { reason, message, words };
}

const NO_ACTION = refusal(
  'no_action',
  'What will be done? Begin with the action: send, call, sign, demo, visit …',
);

function wrongAction({ action, object }: Parts, sentence: string): Refused | null {
  if (action.kind === 'vague')
    return refusal(
      'vague_action',
      `“${action.words}” does not say what will be done. Name the action: send, call, sign, demo, visit …`,
      action.words,
    );
  const open = openWord(sentence);
  if (open !== null)
    return refusal('open', `“${open}” leaves open whether it happens. Say what will be done.`, open);
  if (action.kind === 'past')
    return refusal(
      'past_action',
      `“${action.action.word}” has happened already. Say what comes next.`,
      action.action.word,
    );
  if (action.kind === 'none') return NO_ACTION;
  if (object === null)
    return refusal('no_object', `“${action.action.word}” what, or whom? Name the paper or the person.`);
  return null;
}

/** A word that leaves it open, or null. "May" only before a verb: it is a month and a name as well. */
function openWord(sentence: string): string | null {
  for (const pattern of HEDGES) {
    const match = pattern.exec(sentence);
    if (match) return match[0];
  }
  const may = /(?:^|[\p{L}’'"”)]\s+)(may)\s+(?:not\s+|also\s+|be\s+)?(\p{Ll}[\p{L}-]*)/u.exec(sentence);
  if (may && verbOf(may[2] ?? '') !== null) return 'may';
  return /\?\s*$/.test(sentence) ? '?' : null;
}

function dayOf(
  sentence: string,
  { mentions, several, vague }: DayReading,
  today: CalendarDate,
): Refused | { on: CalendarDate } {
  const chosen = chooseDay(mentions, today);
  if (several || chosen === 'several')
    return refusal('several_days', `More than one day is named (${daysText(mentions)}). By which one?`);
  if (chosen === null) {
    const words = vague ?? vagueDay(sentence);
    return words === null
      ? refusal('no_day', 'By which day? Name it: Wednesday, or 25 Nov.')
      : refusal('vague_day', `“${words}” is no day. Name it: Wednesday, or 25 Nov.`, words);
  }
  return chosen.on === null ? problemWith(chosen) : inTime(chosen.on, today);
}

/** The one that is promised where several are named: the deadline, else the only one that is still to come. */
function chooseDay(mentions: readonly DayMention[], today: CalendarDate): DayMention | 'several' | null {
  const distinct = (list: readonly DayMention[]) =>
    list.filter(
      (item, i) =>
        i === list.findIndex(({ on, text }) => (item.on === null ? text === item.text : on === item.on)),
    );
  const all = distinct(mentions);
  if (all.length < 2) return all[0] ?? null;
  for (const strength of [2, 1]) {
    const deadlines = distinct(mentions.filter(({ deadline }) => deadline === strength));
    if (deadlines.length === 1) return deadlines[0] ?? null;
  }
  const ahead = all.filter(({ on }) => on === null || on >= today);
  return ahead.length === 1 ? (ahead[0] ?? null) : 'several';
}

function daysText(mentions: readonly DayMention[]): string {
  return [...new Set(mentions.map(({ text }) => text))].slice(0, 4).join(', ');
}

function problemWith({ problem, text }: DayMention): Refused {
  if (problem?.kind === 'ambiguous') {
    const readings = problem.readings.map(dayText).join(' or ');
    return refusal('ambiguous_day', `“${text}” could be ${readings}. Write the month's name.`);
  }
  if (problem?.kind === 'other_weekday')
    return refusal('other_weekday', `“${text}” does not exist: that day is a ${problem.weekday}.`);
  return refusal('no_such_day', `There is no day “${text}”.`);
}

function inTime(on: CalendarDate, today: CalendarDate): Refused | { on: CalendarDate } {
  if (on < today) return refusal('past_day', `${dayText(on)} has passed. By which day now?`);
  if (daysBetween(today, on) <= FURTHEST_STEP_DAYS) return { on };
  return refusal(
    'too_far',
    `${dayText(on)} is more than ${FURTHEST_STEP_DAYS} days away. What happens before that?`,
  );
}
