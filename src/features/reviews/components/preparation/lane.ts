import { missingAnswers, QUESTIONS, type MissingAnswer, type Question } from '@/domain/reviews/answers';
import type { Answers } from '@/domain/reviews/review';
import { conflictOf } from '@/domain/values/conflict';
import type { Refusal } from '@/domain/values/result';
import type { PreparedDeal } from '../../preparation-view';
import { fieldsOf, sameFields, unanswered, type AnswerFields } from './answer-fields';
import type { Draft, Sent } from './draft-shelf';

/** Why nothing can be saved for the moment. What was typed waits, and is sent by itself once it can be. */
export type Trouble = 'offline' | 'unavailable' | 'signedOut' | 'someoneElse' | 'tooMany';

/** A draft in the page: held while its text is still being judged, refused until it is changed. */
export type Typed = Omit<Draft, 'sent'> & { held: boolean; refused: Refusal | null };

/** Two people, or two tabs, answered the same question: the person chooses. */
export type Disputed = { question: Question; theirs: AnswerFields; version: number; by: string | null };

/** One deal between page and server. At most one request is under way; what is typed meanwhile waits its turn. */
export type Lane = {
  version: number | null;
  /** As the server has them, with the record's suggestions where nobody has answered. */
  answers: Answers;
  prefilled: readonly Question[];
  drafts: Partial<Record<Question, Typed>>;
  sending: (Sent & { question: Question }) | null;
  trouble: Trouble | null;
  disputed: Disputed | null;
};

export function laneOf(deal: Pick<PreparedDeal, 'version' | 'answers' | 'prefilled'>): Lane {
  const { version, answers, prefilled } = deal;
  return { version, answers, prefilled, drafts: {}, sending: null, trouble: null, disputed: null };
}

/** What the server stores about a question: a suggestion is not stored. */
export function storedFields(lane: Lane, question: Question): AnswerFields {
  return lane.prefilled.includes(question) ? unanswered(question) : fieldsOf(lane.answers, question);
}

/** What of the three answers is not stored: a suggestion that nobody took is none. */
export function missingOf(lane: Lane): MissingAnswer[] {
  const blank = Object.assign({}, ...lane.prefilled.map(unanswered)) as object;
  return missingAnswers({ ...lane.answers, ...blank });
}

/** Whether an answer will not be saved as it stands: it is not exact enough, was refused, or waits for a choice. */
export function isStuck(lane: Lane, question: Question): boolean {
  const draft = lane.drafts[question];
  return lane.disputed?.question === question || (draft !== undefined && !waits(draft));
}

/** Whether something typed is not stored yet, for whatever reason. */
export function isUnsaved(lane: Lane): boolean {
  return lane.sending !== null || Object.keys(lane.drafts).length > 0;
}

/** What the form shows: what was typed, else what is stored or suggested. */
export function shownFields(lane: Lane, question: Question): AnswerFields {
  return lane.drafts[question]?.fields ?? fieldsOf(lane.answers, question);
}

/** The page was read again. What is typed stays, and stays on the version that it was typed on: only so is a second writer noticed. */
export function renewed(lane: Lane, deal: Parameters<typeof laneOf>[0]): Lane {
  const busy = lane.sending !== null || Object.keys(lane.drafts).length > 0;
  return busy || (lane.version ?? 0) > (deal.version ?? 0) ? lane : laneOf(deal);
}

/** Somebody typed or ticked. Back to what is stored is no draft any more. */
export function typed(lane: Lane, question: Question, fields: AnswerFields, held: boolean): Lane {
  const before = lane.drafts[question];
  const seen = before?.seen ?? storedFields(lane, question);
  const version = before ? before.version : lane.version;
  const { [question]: _gone, ...others } = lane.drafts;
  const idle = lane.sending?.question !== question;
  if (idle && sameFields(fields, storedFields(lane, question))) return { ...lane, drafts: others };
  return { ...lane, drafts: { ...others, [question]: { fields, seen, version, held, refused: null } } };
}

/** What the browser kept from an earlier visit is there again. A request that may have arrived goes first, with its key. */
export function restored(lane: Lane, kept: Partial<Record<Question, Draft>>): Lane {
  let next = lane;
  for (const question of QUESTIONS) {
    const draft = kept[question];
    if (!draft || next.drafts[question]) continue;
    const { sent, ...rest } = draft;
    next = { ...next, drafts: { ...next.drafts, [question]: { ...rest, held: false, refused: null } } };
    if (sent && !next.sending) next = { ...next, sending: { ...sent, question } };
  }
  return next;
}

/** The text was judged and may be sent, if nothing else has been typed since. */
export function released(lane: Lane, question: Question, fields: AnswerFields): Lane {
  const draft = lane.drafts[question];
  if (!draft?.held || !sameFields(draft.fields, fields)) return lane;
  return { ...lane, drafts: { ...lane.drafts, [question]: { ...draft, held: false } } };
}

/** The next draft is on its way, as it is now and with a key of its own. A request without an answer stays the one to send. */
export function begun(lane: Lane, newKey: () => string): Lane {
  if (lane.sending || lane.disputed) return lane;
  const question = QUESTIONS.find((each) => waits(lane.drafts[each]));
  const draft = question ? lane.drafts[question] : undefined;
  if (!question || !draft) return lane;
  const { fields, version } = draft;
  return { ...lane, sending: { key: newKey(), question, version, fields } };
}

function waits(draft: Typed | undefined): boolean {
  return draft !== undefined && !draft.held && draft.refused === null;
}

export type Stored = { version: number; answers: Answers };

/** An answer arrived and is stored. What was typed meanwhile goes on top of it. */
export function stored(lane: Lane, { version, answers }: Stored): Lane {
  const sent = lane.sending;
  if (!sent) return lane;
  const prefilled = lane.prefilled.filter((question) => question !== sent.question);
  const kept = Object.assign({}, ...prefilled.map((question) => fieldsOf(lane.answers, question))) as object;
  const draft = lane.drafts[sent.question];
  const others = onTop(without(lane, sent.question), sent.version, version);
  const drafts =
    !draft || sameFields(draft.fields, sent.fields)
      ? others
      : { ...others, [sent.question]: { ...draft, seen: sent.fields, version } };
  const suggestsStep = prefilled.includes('nextStep');
  const nextStepOn = suggestsStep ? lane.answers.nextStepOn : answers.nextStepOn;
  const merged = { ...answers, ...kept, nextStepOn };
  return { ...lane, version, answers: merged, prefilled, drafts, sending: null, trouble: null };
}

/** Drafts on the version that was just built upon stand on the new one: nobody was between. */
function onTop(drafts: Lane['drafts'], from: number | null, to: number): Lane['drafts'] {
  const moved = Object.entries(drafts).map(([question, draft]) => [
    question,
    draft.version === from ? { ...draft, version: to } : draft,
  ]);
  return Object.fromEntries(moved) as Lane['drafts'];
}

const TROUBLES: Partial<Record<Refusal['code'], Trouble>> = {
  unauthenticated: 'signedOut',
  unavailable: 'unavailable',
  rate_limited: 'tooMany',
};

/** No answer came (null), or one that trying again may change: the very same request is sent later. Else the refusal stands by the answer. */
export function failed(lane: Lane, refusal: Refusal | null): Lane {
  const sent = lane.sending;
  if (!sent) return lane;
  if (refusal === null) return { ...lane, trouble: 'offline' };
  const passing = TROUBLES[refusal.code];
  if (passing) return { ...lane, trouble: refusal.details?.['someoneElse'] ? 'someoneElse' : passing };
  if (refusal.code === 'conflict') return overtaken(lane, sent, refusal);
  const draft = lane.drafts[sent.question];
  const mine = draft && sameFields(draft.fields, sent.fields);
  const drafts = mine ? { ...lane.drafts, [sent.question]: { ...draft, refused: refusal } } : lane.drafts;
  return { ...lane, drafts, sending: null, trouble: null };
}

/**
 * Somebody saved first. Where this question still stands as it was seen, nothing is disputed and the answer goes on top; where it already
 * says what was typed, it is done; else both are shown. Without details (two at the same instant) the same is tried again.
 */
function overtaken(lane: Lane, sent: Sent & { question: Question }, refusal: Refusal): Lane {
  const conflict = conflictOf(refusal);
  if (!conflict) return { ...lane, trouble: 'unavailable' };
  const { question } = sent;
  const { version } = conflict;
  const theirs = fieldsOf({ ...unanswered(question), ...conflict.theirs }, question);
  const present = adopted(lane, conflict.theirs, version);
  const draft = lane.drafts[question];
  if (!draft || sameFields(draft.fields, theirs)) return { ...present, drafts: without(lane, question) };
  const untouched = sameFields(theirs, draft.seen) || sameFields(theirs, sent.fields);
  if (!untouched) return { ...present, disputed: { question, theirs, version, by: conflict.changedBy } };
  return { ...present, drafts: { ...lane.drafts, [question]: { ...draft, seen: theirs, version } } };
}

/** What the other one saved, as far as the refusal tells it. */
function adopted(lane: Lane, theirs: Record<string, unknown>, version: number): Lane {
  const answered = QUESTIONS.filter(
    (question) =>
      !sameFields(fieldsOf({ ...unanswered(question), ...theirs }, question), unanswered(question)),
  );
  const told = Object.assign({}, ...answered.map((question) => fieldsOf(theirs, question))) as object;
  const day = theirs['nextStepOn'];
  const nextStepOn = typeof day === 'string' ? { nextStepOn: day as Answers['nextStepOn'] } : {};
  return {
    ...lane,
    version,
    answers: { ...lane.answers, ...told, ...nextStepOn },
    prefilled: lane.prefilled.filter((question) => !answered.includes(question)),
    sending: null,
    trouble: null,
  };
}

/** The person chose: mine goes on top of theirs, or theirs stays. */
export function resolved(lane: Lane, side: 'mine' | 'theirs'): Lane {
  const { disputed } = lane;
  if (!disputed) return lane;
  const { question, theirs, version } = disputed;
  if (side === 'theirs') return { ...lane, disputed: null, drafts: without(lane, question) };
  const draft = lane.drafts[question];
  const drafts = draft ? { ...lane.drafts, [question]: { ...draft, seen: theirs, version } } : lane.drafts;
  return { ...lane, disputed: null, drafts };
}

function without(lane: Lane, question: Question): Lane['drafts'] {
  const { [question]: _gone, ...others } = lane.drafts;
  return others;
}
