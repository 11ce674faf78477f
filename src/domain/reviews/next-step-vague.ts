import { MONTH } from './next-step-own-days';

const PERIODS = '(?:weeks?|weekend|months?|quarters?|year|days?|half)';
const NO_DAYS: readonly RegExp[] = [
  new RegExp(
    `\\b(?:by |in |during |within |over |at |towards |for |before |after )?(?:the )?(?:early |late |mid-?|end of |beginning of |middle of )*(?:this|next|coming|following|same|last|the) ${PERIODS}\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:in|within|over|for) (?:the (?:next|coming) )?(?:a|an|one|a few|few|some|several|a couple of|couple of|\\d+|two|three|four|five|six|next) (?:working |business )?${PERIODS}\\b`,
    'i',
  ),
  /\b(?:by |at |before |until )?(?:the )?(?:e\.?o\.?[mqwy]\.?|end of (?:the )?(?:week|month|quarter|year|\w+)|(?:week|month|quarter|year)[ -]?end)\b/i,
  /\b(?:in |by |during |before |early |mid |late )?(?:q[1-4]|h[12]|kw ?\d{1,2}|cw ?\d{1,2}|w(?:ee)?k? ?\d{1,2})(?: (?:fy)?\d{2,4})?\b/i,
  /\b(?:as soon as possible|a\.?s\.?a\.?p\.?|soon(?:er|est)?|shortly|immediately|right away|at once|now|sometime|some (?:day|time)|eventually|later|in due course|whenever|anytime|any day|one day|in time|on time|in the (?:near )?future|going forward|ongoing|daily|weekly|monthly|regularly)\b/i,
  /\b(?:when|once|after|until|as soon as|before) (?:possible|ready|convenient|available|approved|signed|the|they|he|she|we|their|his|her|its|it|board|budget|holidays?|vacation|christmas|easter|summer|new year)\b(?: \w+)?/i,
  /\b(?:by |before |after |over |around )?(?:christmas|xmas|easter|thanksgiving|new year(?:'s)?|the holidays|summer|autumn|fall|winter|spring)\b/i,
  new RegExp(
    `\\b(?:in|by|until|before|during|early|mid|late|mid-|end|of|around|this|next)[ -](?:the (?:end|middle|beginning) of )?${MONTH}\\b`,
    'i',
  ),
  /\b(?:at |by |before |around )?(?:\d{1,2}(?::\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)|\d{1,2}:\d\d|noon|midday)(?![\p{L}\d])/iu,
];

/** What stands where a day should, in the writer's words; null: nothing does. Of a month or week the day is missing, of "soon" all of it. */
export function vagueDay(text: string): string | null {
  for (const pattern of NO_DAYS) {
    const match = pattern.exec(text);
    if (match) return match[0].trim();
  }
  return null;
}
