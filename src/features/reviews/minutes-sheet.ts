import type { ForecastFigures } from '@/domain/reviews/events';
import type { Minutes, MinutesDeal, MinutesRep } from '@/domain/reviews/minutes';
import type { ReviewOutcome } from '@/domain/reviews/review';
import { countOf } from '@/ui/format/counts';
import { dateText, instantText } from '@/ui/format/dates';
import { moneyWhole } from '@/ui/format/money';
import {
  claimText,
  closeText,
  evidenceText,
  nextStepText,
  promiseText,
  riskText,
  standingText,
  timeText,
  weightText,
} from './minutes-words';
import { OUTCOME_WORDS } from './outcome-words';
import type { ActionSince, ShownMinutes } from './shown-minutes';

// The minutes in words, once: the page, the PDF and the mail set the same lines, so that none can say something else.

/** A line of a deal. `quiet`: what is missing, or a matter of course. */
export type SheetLine = { label: string; text: string; quiet: boolean };

export type SheetDeal = {
  dealId: string;
  name: string;
  customer: string | null;
  outcome: { id: ReviewOutcome; word: string };
  /** Reason and who ruled; null where there is none. */
  ruling: string | null;
  standing: string;
  weight: string;
  lines: SheetLine[];
};

export type SheetAction = {
  id: string;
  text: string;
  deal: string | null;
  owner: string;
  due: string;
  /** At the close, and today where it is another. */
  atClose: string;
  today: string;
};

export type Sheet = {
  title: string;
  company: string;
  day: string;
  /** Whose part this is where it is not the whole. */
  part: string | null;
  facts: SheetLine[];
  forecast: { label: string; before: string; after: string; change: string }[];
  reps: { repId: string; name: string; note: string; deals: SheetDeal[] }[];
  actions: SheetAction[];
  corrections: { id: string; text: string; by: string }[];
  sha256: string;
  intact: boolean;
};

/** Loud, on page, PDF and mail alike. */
export const NOT_INTACT =
  'These minutes are not the ones that were sealed: their checksum does not match. Do not rely on them, and tell your administrator.';

export function minutesSheet(shown: ShownMinutes): Sheet {
  const { minutes, corrections, sha256, intact, whole } = shown;
  const { review, company, zone } = minutes;
  return {
    title: 'Weekly pipeline review',
    company,
    day: dateText(review.heldOn),
    part: whole
      ? null
      : `${minutes.reps[0] ? `The part of ${minutes.reps[0].name}` : 'Your part'}, with the company’s totals`,
    facts: factsOf(minutes),
    forecast: forecastOf(minutes),
    reps: minutes.reps.map((rep) => repOf(rep, minutes)),
    actions: minutes.actions.map(({ actionId, text, deal, owner, dueOn, state }) => ({
      id: actionId,
      text,
      deal,
      owner,
      due: dateText(dueOn),
      atClose: state,
      today: todayOf(shown.since[actionId], zone),
    })),
    corrections: corrections.map(({ id, text, byName, at }) => ({
      id,
      text,
      by: `${byName}, ${instantText(at, zone)}`,
    })),
    sha256,
    intact,
  };
}

function line(label: string, text: string | null, missing = '–'): SheetLine {
  return { label, text: text ?? missing, quiet: text === null };
}

function factsOf({ review, zone, people, time, model }: Minutes): SheetLine[] {
  const clock = (instant: string) => instantText(instant, zone);
  const [opened, closed] = [clock(review.openedAt), clock(review.closedAt)];
  const [day = '', from = ''] = opened.split(', ');
  const until = closed.startsWith(`${day}, `) ? (closed.split(', ')[1] ?? '') : closed;
  const acted = people.filter((person) => person.acted);
  const seated = people.filter((person) => !person.acted);
  const names = (those: typeof people) => those.map(({ name }) => name).join(', ');
  return [
    line('Held', `${day}, ${from}–${until} (${zone})`),
    line('Time', timeText(time.secondsUsed, time.secondsPlanned)),
    line('In the room', acted.length > 0 ? names(acted) : null),
    ...(seated.length > 0 ? [line('Had a seat', names(seated))] : []),
    line('Closed by', review.closedBy),
    line('Stage model', `Version ${model.version}`),
  ];
}

const FIGURES: readonly [string, Exclude<keyof ForecastFigures, 'currency'>][] = [
  ['Open', 'openMinor'],
  ['Weighted', 'weightedMinor'],
  ['Commit', 'commitMinor'],
  ['Best case', 'bestCaseMinor'],
  ['Pipeline', 'pipelineMinor'],
];

function forecastOf({ forecast: { before, after, change } }: Minutes): Sheet['forecast'] {
  const { currency } = after;
  const money = (minor: string) => moneyWhole({ minor: BigInt(minor), currency });
  return FIGURES.map(([label, key]) => {
    const by = BigInt(change[key]);
    return {
      label,
      before: money(before[key]),
      after: money(after[key]),
      change: by > 0n ? `+${money(change[key])}` : money(change[key]),
    };
  });
}

function repOf(rep: MinutesRep, minutes: Minutes): Sheet['reps'][number] {
  const { repId, name, skipped, secondsUsed, secondsPlanned, deals } = rep;
  const time = skipped ? 'turn skipped' : timeText(secondsUsed, secondsPlanned);
  const note = deals.length === 0 ? `no deals, ${time}` : `${countOf(deals.length, 'deal')}, ${time}`;
  return { repId, name, note, deals: deals.map((deal) => dealOf(deal, minutes)) };
}

function dealOf(deal: MinutesDeal, { model, forecast }: Minutes): SheetDeal {
  const { currency } = forecast.after;
  const { answers, before, after, challenge } = deal;
  const ruling = [deal.reason, deal.ruledBy].filter((part) => part !== null);
  return {
    dealId: deal.dealId,
    name: deal.name,
    customer: deal.customer,
    outcome: { id: deal.outcome, word: OUTCOME_WORDS[deal.outcome] },
    ruling: ruling.length > 0 ? ruling.join(' – ') : null,
    standing: standingText(before, after, model.labels),
    weight: weightText(before, after, currency),
    lines: [
      ...(deal.promise ? [line('Promised', promiseText(deal.promise))] : []),
      line('Next step', nextStepText(answers), 'Not answered'),
      line('Evidence', evidenceText(answers), 'Not answered'),
      line('Risk', riskText(answers), 'Not answered'),
      line('Commit', claimText(deal, currency), 'Not brought as commit'),
      ...(challenge ? [line('Challenge', `${challenge.reason} – ${challenge.by}`)] : []),
      line('Close date', closeText(deal), 'None'),
    ],
  };
}

function todayOf(since: ActionSince | undefined, zone: string): string {
  if (!since) return 'unknown';
  if (since.settledAt === null) return since.state;
  const [day = ''] = instantText(since.settledAt, zone).split(', ');
  return `${since.state} ${day}`;
}
