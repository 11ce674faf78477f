import type {
  BoardColumn,
  BoardDecision,
  BoardEndorsement,
  BoardOutcome,
  BoardPage,
  BoardSeat,
  BoardVariance,
  BoardVerdict,
} from '@/domain/board/page';
import { monthOf, parseMonth } from '@/domain/board/months';
import { countOf } from '@/ui/format/counts';
import { dateText, instantText } from '@/ui/format/dates';
import { moneyCompact, moneyExact } from '@/ui/format/money';
import { percent } from '@/ui/format/ratio';

// The page in words, once: screen, print, PDF, slides and link set the same words, so that none can say something else.

export const COLUMN_WORDS: Readonly<Record<BoardColumn, string>> = {
  hardware: 'Hardware',
  software: 'Software',
  services: 'Services',
  unsplit: 'Unsplit',
  total: 'Total',
};

export const VERDICT_WORDS: Readonly<Record<BoardVerdict['state'], string>> = {
  on_track: 'On track',
  look: 'Look',
  act: 'Act',
  not_judged: 'Not judged',
};

export const OUTCOME_WORDS: Readonly<Record<BoardOutcome, string>> = {
  taken: 'decided',
  open: 'open',
  late: 'late',
  kept: 'kept',
  kept_late: 'kept late',
  dropped: 'dropped',
};

const ANSWER_WORDS = { coming: 'said yes', not_coming: 'said no' } as const;

/** An amount of the page as people read it, with the exact one for hover and copies. */
export function amountWords(minor: string, currency: string): { text: string; exact: string } {
  const money = { minor: BigInt(minor), currency };
  return { text: moneyCompact(money), exact: moneyExact(money) };
}

/** Basis points as per cent with one decimal; null is "n/a". */
export function shareWords(bp: number | null): string {
  return bp === null ? 'n/a' : percent({ numerator: BigInt(bp), denominator: 10_000n }, 1);
}

/** "Figures as of 31 Oct 2026. Closed by Dana Whitlock, 5 Nov 2026, 10:58." */
export function standingWords({ asOf, closed, zone }: BoardPage): string {
  const figures = `Figures as of ${dateText(asOf)}.`;
  if (!closed) return `${figures} Not closed yet: they still change.`;
  return `${figures} Closed by ${closed.by}, ${instantText(closed.at, zone)}.`;
}

/** How far a quarter's forecast was off, in one sentence. */
export function varianceWords(of: BoardVariance, { currency, goalBp }: { currency: string; goalBp: number }) {
  const total = of.rows.at(-1);
  if (of.snapshotOn === null || !total) return `${of.quarter}: no variance. ${of.reason ?? ''}`.trim();
  const frozen = `the forecast frozen on ${dateText(of.snapshotOn)}`;
  const difference = BigInt(total.forecastMinor) - BigInt(total.actualMinor);
  const size = moneyCompact({ minor: difference < 0n ? -difference : difference, currency });
  if (!of.over) {
    const missing = difference > 0n ? `${size} of it is still to come` : `${size} more than it has come`;
    return `${of.quarter} so far: ${moneyCompact({ minor: BigInt(total.actualMinor), currency })} realised of ${frozen}; ${missing}.`;
  }
  if (total.varianceBp === null) return `${of.quarter}: nothing was realised, so there is no variance.`;
  const side =
    difference === 0n
      ? 'exactly as it came'
      : difference > 0n
        ? `${size} more was forecast than came`
        : `${size} more came than was forecast`;
  const met = total.varianceBp < goalBp ? 'within' : 'over';
  return `${of.quarter}: ${shareWords(total.varianceBp)} off ${frozen}, ${met} the goal of ${shareWords(goalBp)}; ${side}.`;
}

/** Day, phase and steps of the engagement in one sentence. */
export function programmeWords({ programme }: BoardPage): string {
  if (!programme) return 'The engagement has no first day yet.';
  const { day, phase, stepsDone, stepsOpen, verdict } = programme;
  const when =
    day < 1 ? `The engagement begins on ${dateText(programme.startOn)}` : `Day ${day} of the engagement`;
  const where = phase
    ? `, month ${phase.number}: ${phase.name.toLowerCase()}`
    : ', the three months are over';
  const steps =
    stepsDone + stepsOpen === 0
      ? ''
      : ` ${stepsDone} of ${countOf(stepsDone + stepsOpen, 'step')} of the plan done.`;
  const spoken = verdict ? ` Verdict of ${dateText(verdict.spokenOn)}: ${verdict.text}` : '';
  return `${when}${day < 1 ? '' : where}.${steps}${spoken}`;
}

/** Owner, due day and what became of it: "Dana Whitlock, by 20 Nov 2026: kept on 18 Nov 2026". */
export function decisionWords({ owner, dueOn, became, settledOn }: BoardDecision): string {
  const who = [owner, dueOn ? `by ${dateText(dueOn)}` : null].filter(Boolean).join(', ');
  const settled = settledOn ? `${OUTCOME_WORDS[became]} on ${dateText(settledOn)}` : OUTCOME_WORDS[became];
  return who === '' ? settled : `${who}: ${settled}`;
}

/** Before anybody is marked the list says who comes, afterwards who came. */
export function seatsTitle({ attendance, closed }: BoardPage): string {
  return closed || attendance.some(({ attended }) => attended !== null) ? 'Who was there' : 'Who comes';
}

/** What stands for decisions that are not there; a closed month gets none any more. */
export function nothingAgreed({ closed }: Pick<BoardPage, 'closed'>): string {
  return closed ? 'Nothing was agreed.' : 'Nothing agreed yet.';
}

/** "Dana Whitlock, CEO: was there". In a closed month nobody answers any more. */
export function seatWords(
  { name, role, answer, attended }: BoardSeat,
  { closed }: Pick<BoardPage, 'closed'>,
): string {
  const there =
    attended === null
      ? answer === null
        ? closed
          ? 'not noted'
          : 'not answered'
        : ANSWER_WORDS[answer]
      : attended
        ? 'was there'
        : 'was not there';
  return `${name}${role ? `, ${role}` : ''}: ${there}`;
}

/** Who signed the stage model in force, and when. The CEO's signature is the endorsement. */
export function endorsementWords({ modelVersion, signatures }: BoardEndorsement): string {
  const ceo = signatures.find(({ role }) => role === 'CEO');
  const cro = signatures.find(({ role }) => role === 'CRO');
  const endorsed = ceo
    ? `Stage model, version ${modelVersion}: endorsed by ${ceo.name}, ${dateText(ceo.signedOn)}`
    : `Stage model, version ${modelVersion}: not endorsed yet`;
  return `${endorsed}${cro ? `; signed by ${cro.name}, ${dateText(cro.signedOn)}` : ''}.`;
}

/** Asked and made, of all time and of the month. */
export function exceptionWords({ exceptions }: BoardPage): string {
  const { asked, ofMonth } = exceptions;
  if (asked === 0) return 'Exceptions to the model: none asked.';
  const lately = ofMonth.length === 0 ? 'none of them this month' : `${ofMonth.length} of them this month`;
  return `Exceptions to the model: asked ${asked}, made 0; ${lately}.`;
}

/** What was booked about closed months since the month before was closed. */
export function correctionWords({ corrections, currency }: BoardPage): string {
  const { rows, sumMinor, since, months } = corrections;
  if (rows === 0) return 'Corrections of closed months: none.';
  const after = since ? ` since ${dateText(since)}` : '';
  const about = months.map(
    ({ month, rows: n, amountMinor }) =>
      `${monthName(month)} (${countOf(n, 'row')}, ${amountWords(amountMinor, currency).text})`,
  );
  return `Corrections of closed months${after}: ${countOf(rows, 'row')}, ${amountWords(sumMinor, currency).text} of ARR, about ${about.join(', ')}.`;
}

/** "August 2026" of "2026-08". */
function monthName(key: string): string {
  const period = parseMonth(key);
  return period === null ? key : monthOf(period).name;
}

/** "60 min planned, 58 used". */
export function agendaWords({ agenda }: BoardPage): string {
  const planned = agenda.reduce((sum, { minutes }) => sum + minutes, 0);
  const used = agenda.reduce((sum, { secondsUsed }) => sum + secondsUsed, 0);
  return used === 0
    ? `${planned} min planned`
    : `${planned} min planned, ${Math.max(1, Math.round(used / 60))} used`;
}
