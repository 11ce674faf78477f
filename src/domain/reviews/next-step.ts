import { addDays, dayText, type CalendarDate } from '@/domain/values/calendar-date';
import { readDays } from './next-step-days';
import { judge, type Judged, type NextStep, type NextStepReason, type StepParts } from './next-step-judge';
import { weekdayOf } from './next-step-own-days';
import { NAMED_ACTIONS, verbOf } from './next-step-words';

export type NextStepCheck =
  | { ok: true; step: NextStep }
  | {
      ok: false;
      reason: NextStepReason;
      /** What is wrong, in a sentence. */
      message: string;
      /** A sentence that passes, made from this one where that is possible. */
      example: string;
      /** What is right already: for who types, the parts that are there. */
      found: StepParts;
    };

/**
 * Whether a sentence says exactly what comes next: somebody does something (a verb of the list), with something or somebody (a paper, a
 * person), by one day that is still to come. Days are read at the end of `today` in the review's zone; a weekday is the coming one. Pure,
 * and the same in the browser and on the server. English. Never throws.
 */
export function checkNextStep(text: string, today: CalendarDate): NextStepCheck {
  const sentence = oneLine(text);
  const read = judge(sentence, today);
  if (read.ok) return read;
  const { reason, message, found } = read;
  return { ok: false, reason, message, found, example: exampleFor(sentence, read, today) };
}

/** One line, apostrophes alike. */
function oneLine(text: string): string {
  return text.normalize('NFC').replaceAll('’', "'").replaceAll(/\s+/g, ' ').trim();
}

type Refused = Extract<Judged, { ok: false }>;

/** A sentence that passes: with what is right already, the rest put in; a stock one where nothing of it can be used. */
function exampleFor(sentence: string, refused: Refused, today: CalendarDate): string {
  const by = `by ${dayText(refused.found.on ?? nextWorkday(today))}`;
  const made = sentence.length > 200 ? [] : wordings(refused).map((words) => `${capital(words)} ${by}`);
  const stock = `Send the revised quote with 500-unit pricing ${by}`;
  return made.find((candidate) => judge(candidate, today).ok) ?? stock;
}

/** What the sentence could say instead, without the day. The best first; each is judged again before it is shown. */
function wordings({ reason, words, found: { action, object } }: Refused): string[] {
  if (reason === 'no_object' && action !== null) return [withObject(action)];
  const rest = object === null ? null : without(object, words);
  if (rest === null || rest === '') return [];
  if (reason === 'vague_action') return exactly(rest);
  if (reason === 'past_action') return [`${verbOf(words ?? '')?.verb ?? 'send'} ${rest}`];
  if (action !== null) return [NAMED_ACTIONS.has(action.toLowerCase()) ? rest : `${action} ${rest}`];
  return exactly(rest);
}

const WITH_PEOPLE =
  /^(?:call|phone|ring|meet|visit|contact|tell|inform|remind|brief|train|invite|interview|text|notify)/i;

function withObject(action: string): string {
  if (WITH_PEOPLE.test(action) && !/ing$/i.test(action)) return `${action} the buyer about the PO number`;
  if (NAMED_ACTIONS.has(action.toLowerCase())) return `${action} with the buyer about the PO number`;
  return /^(?:send|e?-?mail|forward|deliver|submit|hand)/i.test(action)
    ? `${action} the revised quote to the buyer`
    : `${action} the revised quote with the buyer`;
}

const TO_GET =
  /\b(?:PO|purchase order|approval|signature|signed|order form|order confirmation|go-ahead|budget|feedback)\b/i;

/** An exact action for what a vague one, or none, was about: papers are sent or got, people are called about something. */
function exactly(rest: string): string[] {
  const first = /^[\p{L}-]+/u.exec(rest)?.[0].toLowerCase() ?? '';
  if (NAMED_ACTIONS.has(first)) return [rest];
  if (/^(?:have|has|had|be|is|are|there)$/.test(first)) return [];
  const about = /^(?:on|for|about|up|re|regarding)\s+(.+)$/iu.exec(rest)?.[1];
  if (about !== undefined && / to /.test(about)) return [`get ${about}`];
  if (about !== undefined)
    return [TO_GET.test(about) ? `get ${about} from the buyer` : `send ${about} to the buyer`];
  const bare = rest.replace(/^(?:with|to|at)\s+/i, '');
  const people =
    bare !== rest ||
    /^(?:the )?\p{Lu}[\p{L}-]*(?:\s+\p{Lu}\p{Ll}+)*$/u.test(bare) ||
    /^\p{Lu}\p{Ll}+ (?:for|about|on|re)\b/u.test(bare);
  if (people && !/^(?:the )?(?:PO|SOW|NDA|BOM|RFQ|ROI)\b/.test(bare))
    return [/\b(?:about|for|on|re)\b/.test(bare) ? `call ${bare}` : `call ${bare} about the PO number`];
  return [TO_GET.test(bare) ? `get ${bare}` : `send ${bare}`, `send ${bare}`];
}

function without(object: string, words: string | null): string {
  const at = words === null ? -1 : object.toLowerCase().indexOf(words.toLowerCase());
  const rest =
    at < 0 || words === null ? object : `${object.slice(0, at)} ${object.slice(at + words.length)}`;
  return rest
    .replaceAll(/\s+/g, ' ')
    .replace(/(?:\s+(?:by|on|at|in|of|the|end))+\s*$/i, '')
    .replaceAll(/^[\s,;:.!?–—-]+|[\s,;:.!?–—-]+$/gu, '');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Two days on, past the weekend: near enough to be a promise. */
function nextWorkday(today: CalendarDate): CalendarDate {
  let day = addDays(today, 2);
  while (weekdayOf(day) > 4) day = addDays(day, 1);
  return day;
}

/**
 * A step on record as a sentence of its own: its text, and its day where the text does not name the same one. For the form that is
 * filled in from the deal, where step and day are two fields and "by Wednesday" may be three weeks old.
 */
export function stepSentence(text: string, on: CalendarDate | null, today: CalendarDate): string {
  const sentence = oneLine(text);
  if (on === null) return sentence;
  const { mentions } = readDays(sentence, today, (word) => verbOf(word) !== null);
  if (mentions.some((mention) => mention.on === on)) return sentence;
  const bare = mentions.reduceRight(
    (rest, { from, until }) => rest.slice(0, from) + rest.slice(until),
    sentence,
  );
  return `${bare
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s.,;:–—-]+$/u, '')
    .trim()} by ${dayText(on)}`;
}
