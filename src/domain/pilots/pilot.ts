import type { Outcome } from '@/domain/deals/deal';
import { dayText, daysBetween, type CalendarDate } from '@/domain/values/calendar-date';
import { multiplyRatio } from '@/domain/values/money';
import { ratioOf, type RatioOrNone } from '@/domain/values/ratio';
import { ok, refuse, type Result } from '@/domain/values/result';

export type PilotState = 'running' | 'converted' | 'killed';

/** What makes a deal a pilot: how big, since when, what success is, and when it is decided. */
export type PilotPlan = {
  units: number | null;
  startOn: CalendarDate;
  criteria: string;
  decisionOn: CalendarDate;
};
export type PilotFacts = PilotPlan & { state: PilotState };

/** A running pilot whose deal was closed as lost is killed, whoever closed it: rep, sweep or import. */
export function stateOf(pilot: Pick<PilotFacts, 'state'>, outcome: Outcome): PilotState {
  return pilot.state === 'running' && outcome === 'lost' ? 'killed' : pilot.state;
}

/** Days until the decision; negative once it is overdue. The decision day itself is in time. */
export function daysLeft({ decisionOn }: Pick<PilotPlan, 'decisionOn'>, today: CalendarDate): number {
  return daysBetween(today, decisionOn);
}

/** Running and past its decision day. */
export function isOverdue(
  pilot: Pick<PilotFacts, 'state' | 'decisionOn'> | null,
  today: CalendarDate,
): boolean {
  return pilot !== null && pilot.state === 'running' && pilot.decisionOn < today;
}

/**
 * Past its day a pilot is converted, killed, or extended by the CRO, and nothing else (docs/decisions/0026-approvals-and-pilots.md). Asked by every
 * command that edits the deal or moves it forward; facts (evidence, activities, notes) are always taken. The refusal, or null.
 */
export function refuseOverdue(pilot: Pick<PilotFacts, 'state' | 'decisionOn'> | null, today: CalendarDate) {
  if (pilot === null || !isOverdue(pilot, today)) return null;
  return refuse('rule', `This pilot was to be decided by ${dayText(pilot.decisionOn)}.`, {
    remedy: 'Convert it, kill it, or ask the CRO to extend it.',
    details: { pilot: { decisionOn: pilot.decisionOn } },
  });
}

/** A running pilot stays one until it is decided: it cannot be unmarked. The refusal, or null. */
export function refuseUnmarking(pilot: Pick<PilotFacts, 'state'> | null, isPilot: boolean | undefined) {
  if (isPilot !== false || pilot === null || pilot.state !== 'running') return null;
  return refuse('rule', 'This is a running pilot.', {
    remedy: 'Convert it into a production deal, or kill it.',
  });
}

/** Whether a pilot may be defined so, or changed to it. The decision moves later only by an extension. */
export function checkPlan(plan: PilotPlan, before: PilotFacts | null, today: CalendarDate): Result<null> {
  if (before && before.state !== 'running') return refuse('rule', `This pilot is ${before.state} already.`);
  const overdue = refuseOverdue(before, today);
  if (overdue) return overdue;
  if (plan.decisionOn <= plan.startOn) {
    return refuse('invalid', 'The decision comes after the start.', {
      fields: { decisionOn: 'Choose a day after the start.' },
    });
  }
  if (before && plan.decisionOn > before.decisionOn) {
    return refuse('rule', `The decision is due on ${dayText(before.decisionOn)}.`, {
      remedy: 'Ask the CRO to extend the pilot, with the reason.',
      fields: { decisionOn: 'Only the CRO moves this later.' },
    });
  }
  return ok(null);
}

/** An extension is to a day after today and after the day that stands. */
export function checkExtension(pilot: PilotFacts, toOn: CalendarDate, today: CalendarDate): Result<null> {
  if (pilot.state !== 'running') return refuse('rule', `This pilot is ${pilot.state} already.`);
  if (toOn > today && toOn > pilot.decisionOn) return ok(null);
  const after = pilot.decisionOn > today ? pilot.decisionOn : today;
  return refuse('invalid', 'An extension is to a later day.', {
    fields: { toOn: `Choose a day after ${dayText(after)}.` },
  });
}

/** Converted ÷ decided; n/a while nothing is decided. */
export function conversionRate(states: readonly PilotState[]): RatioOrNone {
  const decided = states.filter((state) => state !== 'running').length;
  const converted = states.filter((state) => state === 'converted').length;
  return ratioOf(BigInt(converted), BigInt(decided), 'No pilot has been decided yet.');
}

type Scalable = { units: number | null; amountMinor: bigint; expectedHours: number | null };

/** A pilot's lines at production's size: what is counted in devices grows with them, the rest stays. Half to even at the minor unit. */
export function scaleLines<L extends Scalable>(lines: readonly L[], from: number, to: number): L[] {
  return lines.map((line) =>
    line.units === null
      ? line
      : {
          ...line,
          units: Math.max(1, Math.round((line.units * to) / from)),
          amountMinor: multiplyRatio(line.amountMinor, BigInt(to), BigInt(from)),
        },
  );
}
