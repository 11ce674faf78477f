import { parse, type ParsedResult } from 'chrono-node/en';
import { addDays, calendarDate, noonOf, type CalendarDate } from '@/domain/values/calendar-date';
import {
  masked,
  ownDays,
  resolveMonthDay,
  WEEKDAY,
  weekdayFrom,
  weekdayNumber,
  weekdayOf,
  type DayKind,
  type DayProblem,
  type FoundDay,
} from './next-step-own-days';

/** A day as a sentence names it. `on` null: it cannot be told which, `problem` says why. `from`–`until`: its place with its preposition. */
export type DayMention = {
  from: number;
  until: number;
  text: string;
  on: CalendarDate | null;
  problem: DayProblem | null;
  /** 2: "by", "due"; 1: "before", "until", which may also be said of the thing; 0: none of them. */
  deadline: 0 | 1 | 2;
};

export type DayReading = {
  mentions: DayMention[];
  /** Two days joined: "Monday or Tuesday", "3-5 December". */
  several: boolean;
  /** What stands where a day should: "next week". */
  vague: string | null;
};

const STRONG = 'by|on|until|till|til|before|this|next|coming|upcoming|due|latest';
const LOOSE =
  'after|since|around|about|approx|approximately|roughly|circa|early|mid|late|beginning of|start of|every|each|week of|week commencing|week beginning|w/c|sometime';
const PREFIX = new RegExp(
  `(?:(?<![\\p{L}\\d])(?:${STRONG}|${LOOSE}|no later than|not later than|at the latest|for|to|from|of|last|past|the|eod|cob|noon|midday|end of(?: business| play)?(?: day)?|close of(?: business| play)?|morning of|afternoon of|night of)[\\s,]+|mid-|~\\s*)+$`,
  'iu',
);
const DEADLINE = /\b(?:by|due|later than|latest)\b/i;
const LOOSER_DEADLINE = /\b(?:before|until|till?)\b/i;
const AFTER_A_DAY =
  /^(?:$|\s*[.,;:!?()[\]–—/]|\s*-\s|\s+(?:at|to|with|in|via|by|from|for|and|or|so|because|incl|including|about|re|if|once|when|on|per|before|after|of|latest|morning|afternoon|evening|noon|night|eod|EOD|cob|COB|w|midday|lunchtime|end|close|then|as|plus|using|during|@|\d{1,2}(?::\d\d)?\s*(?:am|pm|AM|PM|h|o'clock)?)(?![\p{L}]))/u;

/** Days named in a sentence, read at the end of `today`; who is called like a day ("Friday Harbor") is none. */
export function readDays(text: string, today: CalendarDate, isVerb: (word: string) => boolean): DayReading {
  const own = ownDays(text, today);
  const rest = masked(text, own);
  const found = [...own, ...chronoDays(rest, today)].toSorted((a, b) => a.from - b.from);
  const reading: DayReading = { mentions: [], several: false, vague: null };
  let before: DayMention | null = null;
  for (const item of found) {
    const prefix = PREFIX.exec(text.slice(0, item.from))?.[0] ?? '';
    const place = placeOf(text, item, prefix, isVerb);
    if (item.kind !== 'range' && (item.kind === 'vague' || place === 'loose')) {
      if (item.kind !== 'ignore' && place !== 'name')
        reading.vague ??= text.slice(item.from - prefix.length, item.until).trim();
      continue;
    }
    if (item.kind === 'ignore' || (place === 'name' && item.kind !== 'range')) continue;
    const mention = mentionOf(text, item, prefix, today);
    if (item.kind === 'range' || (before !== null && areJoined(text, before, mention)))
      reading.several = true;
    reading.mentions.push(mention);
    before = mention;
  }
  return endOfDay(text, today, reading);
}

function deadlineOf(prefix: string): DayMention['deadline'] {
  if (DEADLINE.test(prefix)) return 2;
  return LOOSER_DEADLINE.test(prefix) ? 1 : 0;
}

function mentionOf(text: string, item: FoundDay, prefix: string, today: CalendarDate): DayMention {
  const from = item.from - prefix.length;
  const base = {
    from,
    until: item.until,
    text: text.slice(item.from, item.until),
    deadline: deadlineOf(prefix),
  };
  if (item.kind === 'problem') return { ...base, on: null, problem: item.problem };
  const which = item.kind === 'weekday' ? `${prefix} ${item.which}` : '';
  const named =
    item.kind === 'weekday' ? weekdayFrom(today, item.weekday, which) : item.kind === 'day' ? item.on : null;
  // "Before Friday" is Thursday, unless only an hour of Friday is meant.
  const earlier = named !== null && named > today && /\bbefore\s+(?:the\s+|next\s+|this\s+)?$/i.test(prefix);
  return { ...base, on: earlier ? addDays(named, -1) : named, problem: null };
}

/** A day stands behind a preposition, at the end of a clause, or before the rest of one; a name stands before a name. */
function placeOf(
  text: string,
  item: FoundDay,
  prefix: string,
  isVerb: (word: string) => boolean,
): 'day' | 'loose' | 'name' {
  const after = text.slice(item.until);
  if (/^['’]s\b/u.test(after)) return /\b(?:by|before|until)\b/i.test(prefix) ? 'day' : 'name';
  if (new RegExp(`(?:\\b(?:${LOOSE})\\b|~|mid-)`, 'i').test(prefix)) return 'loose';
  if (/\bfrom\s*$/i.test(prefix)) return 'loose';
  if (new RegExp(`\\b(?:${STRONG}|than|end of|close of|eod|cob)\\b`, 'i').test(prefix)) return 'day';
  if (AFTER_A_DAY.test(after)) return 'day';
  const next = /^\s+([\p{L}-]+)/u.exec(after)?.[1];
  return item.from === prefix.length && next !== undefined && isVerb(next) ? 'day' : 'name';
}

function areJoined(text: string, a: DayMention, b: DayMention): boolean {
  if (a.on !== null && a.on === b.on) return false;
  return /^\s*(?:,|or|and|&|\/|-|–|to|through|then|, or|, and)?\s*$/i.test(text.slice(a.until, b.from));
}

/** "By end of day" is today where no other day is named. */
function endOfDay(text: string, today: CalendarDate, reading: DayReading): DayReading {
  if (reading.mentions.length > 0) return reading;
  const match =
    /(?:\b(?:by|before|at)\s+)?\b(?:the )?(?:eod|cob|close of (?:business|play)|end of (?:the |business |play )?day|end of play)\b/i.exec(
      text,
    );
  if (!match) return reading;
  const [whole] = match;
  const mention: DayMention = {
    from: match.index,
    until: match.index + whole.length,
    text: whole,
    on: today,
    problem: null,
    deadline: 2,
  };
  return { ...reading, mentions: [mention] };
}

function chronoDays(text: string, today: CalendarDate): FoundDay[] {
  return parse(text, { instant: noonOf(today), timezone: 0 }, { forwardDate: true }).map((result) => {
    const lead = /^(?:on|at)\s+/i.exec(result.text)?.[0].length ?? 0;
    const until = result.index + result.text.trimEnd().replace(/,$/, '').length;
    // "Tues" was made known as "Tue ".
    const tail = /^\s/.test(text.slice(until)) && /tue|wed/i.test(text.slice(until - 3, until)) ? 1 : 0;
    return { from: result.index + lead, until: until + tail, ...kindOf(result, today) };
  });
}

const RELATIVE =
  /^(?:(?:in|within)(?: the next)? (?:\d{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten) days?|(?:\d{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten) days? from (?:now|today)|(?:in|within) (?:an?|\d{1,2}|one|two|three) (?:hours?|minutes?|h|min).*|yesterday|.*\bago|last .*)$/i;

const PARTS = ['year', 'month', 'day'] as const;

/** What chrono took for a day, looked at again: it also reads "next week", "10 days", a month alone and an hour as one. */
function kindOf({ text, start, end }: ParsedResult, today: CalendarDate): DayKind {
  if (end && PARTS.some((part) => end.get(part) !== start.get(part))) return { kind: 'range' };
  const tags = start.tags();
  if (tags.has('casualReference/now')) return { kind: 'vague' };
  if (tags.has('result/relativeDate')) {
    if (RELATIVE.test(text.trim()) && !/^last (?:week|month|quarter|year)/i.test(text)) return dayOf(start);
    return /\b(?:next|this|coming|following|in|within|few|couple|from|last|past)\b/i.test(text)
      ? { kind: 'vague' }
      : { kind: 'ignore' };
  }
  if (start.isCertain('day') && start.isCertain('month')) return named(text, start, today);
  if (start.isCertain('weekday')) return weekdayKind(text, start.get('weekday') ?? 0);
  if (/^this (?:morning|afternoon|evening)|^tonight/i.test(text)) return { kind: 'day', on: today };
  if (start.isCertain('month') && /^(?:in|by|until|end of)\b/i.test(text)) return { kind: 'vague' };
  return { kind: 'ignore' };
}

type Components = ParsedResult['start'];

function dayOf(start: Components): DayKind {
  const on = calendarDate(start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0);
  return on === null ? { kind: 'ignore' } : { kind: 'day', on };
}

function weekdayKind(text: string, weekday: number): DayKind {
  if (/\bweekend\b/i.test(text)) return { kind: 'vague' };
  return { kind: 'weekday', weekday: (weekday + 6) % 7, which: text };
}

/** A day of a named month, its year perhaps left out, its weekday perhaps beside it. */
function named(text: string, start: Components, today: CalendarDate): DayKind {
  if (/^end of\b/i.test(text)) return { kind: 'vague' };
  const read = dayOf(start);
  if (read.kind !== 'day') return { kind: 'problem', problem: { kind: 'no_such_day' } };
  const [month, day] = [Number(read.on.slice(5, 7)), Number(read.on.slice(8, 10))];
  const on = start.isCertain('year') ? read.on : resolveMonthDay(month, day, today);
  if (on === null) return { kind: 'problem', problem: { kind: 'no_such_day' } };
  const weekday = new RegExp(`^\\W*(?:on\\s+)?(${WEEKDAY})\\b`, 'i').exec(text)?.[1];
  if (weekday !== undefined && weekdayNumber(weekday) !== weekdayOf(on))
    return {
      kind: 'problem',
      problem: { kind: 'other_weekday', weekday: WEEKDAY_NAMES[weekdayOf(on)] ?? '' },
    };
  return { kind: 'day', on };
}

export const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
