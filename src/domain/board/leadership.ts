import { daysBetween, dayText, type CalendarDate } from '../values/calendar-date';
import type { MonthDiscipline } from './discipline';

/** What leadership owes the forecast; each is judged by one rule (docs/metrics.md, "Discipline"). */
export type LeadershipSign =
  'attendance' | 'endorsement' | 'exceptions' | 'requests' | 'zombies' | 'hours' | 'crm';

/**
 * leadership: the forecast missed its goal, and so did leadership. elsewhere: the forecast missed, leadership did its part. slipping: the
 * forecast holds or nothing is known of it yet, leadership does not do its part. kept: nothing to say.
 */
export type Leadership = {
  state: 'leadership' | 'elsewhere' | 'slipping' | 'kept';
  sentence: string;
  signs: { sign: LeadershipSign; text: string }[];
};

/**
 * The forecast of the last completed quarter. Basis points; `varianceBp` is null where nothing was frozen or nothing came. `nothingCame`:
 * of something that was forecast, which is the worst miss and no percentage.
 */
export type JudgedForecast = {
  quarter: string;
  varianceBp: number | null;
  nothingCame: boolean;
  goalBp: number;
};

/** The rules, over the months that are judged together. */
export const LEADERSHIP_RULES = {
  /** Board reviews that a CEO was asked to and missed. */
  missedReviews: 2,
  /** Days in which a version in force is endorsed. */
  endorseWithin: 30,
  /** Questions for another figure than the model's. */
  exceptions: 3,
  /** Requests answered late or past their day. */
  lateRequests: 2,
  /** Zombies kept, where they are at least half of what the rule of silence took up. */
  keptZombies: 3,
  /** Weeks that are needed to judge the hours; fewer than half of them kept is a sign. */
  judgedWeeks: 4,
  /** Days in which access to the CRM is given once it was asked for. */
  accessWithin: 14,
  /** Signs that make it a matter of leadership. */
  signs: 2,
} as const;

/**
 * Whether the forecast's problem is one of leadership: at least two of the seven signs, beside a forecast that missed its goal.
 * `months`: the last completed ones that are judged together; `latest`: the running one, for what stands today.
 */
export function judgeLeadership(
  months: readonly MonthDiscipline[],
  latest: MonthDiscipline,
  { forecast, today }: { forecast: JudgedForecast; today: CalendarDate },
): Leadership {
  const signs = [
    attendance(months),
    endorsement(latest, today),
    exceptions(months),
    requests([...months, latest]),
    zombies(months),
    hours(months),
    access(latest, today),
  ].filter((sign) => sign !== null);
  const { varianceBp, nothingCame, goalBp } = forecast;
  const missed = nothingCame || (varianceBp !== null && varianceBp >= goalBp);
  const owes = signs.length >= LEADERSHIP_RULES.signs;
  const off = missText(forecast);
  if (missed && owes)
    return {
      state: 'leadership',
      sentence: `${off}, and this is a leadership problem, not a forecasting problem: ${listOf(signs)}.`,
      signs,
    };
  if (missed)
    return {
      state: 'elsewhere',
      sentence: `${off}, and leadership does its part: look for the reason in stages, evidence and lead times.`,
      signs,
    };
  if (owes) {
    const now = off === '' ? 'Nothing is known of the forecast yet' : `${off}, which is within its goal`;
    return {
      state: 'slipping',
      sentence: `${now}; but ${listOf(signs)}. That is how a forecast stops being true.`,
      signs,
    };
  }
  const silent = signs.length === 0 && ![...months, latest].some(hasAnything);
  const sentence = silent ? 'Nothing was asked of leadership yet.' : 'Leadership does its part.';
  return { state: 'kept', sentence, signs };
}

/** Whether leadership did anything in a month, or could have failed to: without that, praise would be empty. */
function hasAnything({ board, exceptions, requests, weeks, zombies, model }: MonthDiscipline): boolean {
  const counts = [
    board?.state === 'closed' ? board.ceos.length : 0,
    exceptions.length,
    requests.asked,
    weeks.judged,
    zombies.kept.length,
    zombies.closed,
  ];
  return model.endorsed || counts.some((count) => count > 0);
}

type Sign = Leadership['signs'][number] | null;

function attendance(months: readonly MonthDiscipline[]): Sign {
  const asked = months.filter(({ board }) => board?.state === 'closed' && board.ceos.length > 0);
  const missed = asked.filter(({ board }) => board?.ceos.every(({ attended }) => attended === false));
  if (missed.length < LEADERSHIP_RULES.missedReviews) return null;
  return {
    sign: 'attendance',
    text: `the CEO missed ${missed.length} of ${asked.length} board reviews`,
  };
}

function endorsement({ model }: MonthDiscipline, today: CalendarDate): Sign {
  if (model.endorsed || daysBetween(model.since, today) <= LEADERSHIP_RULES.endorseWithin) return null;
  return {
    sign: 'endorsement',
    text: `version ${model.version} of the stage model, in force since ${dayText(model.since)}, is not endorsed`,
  };
}

function exceptions(months: readonly MonthDiscipline[]): Sign {
  const asked = sum(months, (month) => month.exceptions.length);
  if (asked < LEADERSHIP_RULES.exceptions) return null;
  return { sign: 'exceptions', text: `the model was asked for ${asked} exceptions` };
}

function requests(months: readonly MonthDiscipline[]): Sign {
  const late = sum(months, (month) => month.requests.late + month.requests.overdue);
  if (late < LEADERSHIP_RULES.lateRequests) return null;
  return { sign: 'requests', text: `${late} requests to the CEO had no answer by their day` };
}

function zombies(months: readonly MonthDiscipline[]): Sign {
  const kept = sum(months, (month) => month.zombies.kept.length);
  const closed = sum(months, (month) => month.zombies.closed);
  if (kept < LEADERSHIP_RULES.keptZombies || kept < closed) return null;
  return { sign: 'zombies', text: `${kept} of ${kept + closed} silent deals were kept open` };
}

function hours(months: readonly MonthDiscipline[]): Sign {
  const kept = sum(months, (month) => month.weeks.kept);
  const judged = sum(months, (month) => month.weeks.judged);
  if (judged < LEADERSHIP_RULES.judgedWeeks || 2 * kept >= judged) return null;
  return { sign: 'hours', text: `the weekly hours were kept in ${kept} of ${judged} weeks` };
}

function access({ crm }: MonthDiscipline, today: CalendarDate): Sign {
  if (crm?.access === 'refused') return { sign: 'crm', text: 'access to the CRM is refused' };
  if (crm?.access !== 'asked' || crm.since === null) return null;
  const days = daysBetween(crm.since, today);
  if (days <= LEADERSHIP_RULES.accessWithin) return null;
  return { sign: 'crm', text: `access to the CRM was asked for ${days} days ago and is not given` };
}

function sum(months: readonly MonthDiscipline[], of: (month: MonthDiscipline) => number): number {
  return months.reduce((total, month) => total + of(month), 0);
}

/** "a, b and c". */
function listOf(signs: readonly { text: string }[]): string {
  const texts = signs.map(({ text }) => text);
  const last = texts.pop() ?? '';
  return texts.length === 0 ? last : `${texts.join(', ')} and ${last}`;
}

/** How far the forecast was off; empty where nobody knows. */
function missText({ quarter, varianceBp, nothingCame, goalBp }: JudgedForecast): string {
  if (nothingCame) return `Nothing came of the forecast of ${quarter}`;
  return varianceBp === null ? '' : `The forecast of ${quarter} was ${offText(varianceBp, goalBp)} off`;
}

/** Whole per cent; with a tenth where rounding up would say the goal of what is within it. */
function offText(basisPoints: number, goalBp: number): string {
  const whole = Math.round(basisPoints / 100);
  const roundedToGoal = basisPoints < goalBp && whole * 100 >= goalBp;
  return `${roundedToGoal ? Math.floor(basisPoints / 10) / 10 : whole} %`;
}
