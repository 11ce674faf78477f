import type { KpiAlarm } from '../kpis/kpi';
import type { BoardVerdict } from './page';

/** What the verdict of a KPI is made of. Amounts are whole numbers of its unit. */
export type VerdictGround = {
  value: bigint | null;
  /** Why there is no value. */
  reason: string | null;
  better: 'higher' | 'lower';
  target: { amount: bigint; text: string } | null;
  alarm: KpiAlarm;
  /** The last change was for the worse; in words, "down 2.7 pp on Q2 2026". */
  worsened: string | null;
};

/**
 * The verdict on a KPI, by rules in this order: without a value nothing is judged; a raised alarm asks to act; a missed target, or a change
 * for the worse without one being met, asks to look; where neither alarm nor target can judge, it says so; else it is on track.
 */
export function verdictOf(ground: VerdictGround): BoardVerdict {
  const { value, reason, target, alarm, worsened, better } = ground;
  if (value === null)
    return { state: 'not_judged', text: reason ?? alarm.notJudged ?? 'There is no figure yet.' };
  if (alarm.raised) return { state: 'act', text: alarm.reasons.join(' ') };
  const met = target === null ? null : better === 'higher' ? value >= target.amount : value <= target.amount;
  if (target && met === false) {
    const side = better === 'higher' ? 'Under' : 'Over';
    return { state: 'look', text: `${side} its target of ${target.text}.` };
  }
  if (target) return { state: 'on_track', text: `Its target of ${target.text} is met.` };
  if (worsened !== null)
    return { state: 'look', text: `${capital(worsened)}, and no target says how far is too far.` };
  if (alarm.notJudged !== null) return { state: 'not_judged', text: alarm.notJudged };
  return { state: 'on_track', text: 'No alarm. No target is set.' };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
