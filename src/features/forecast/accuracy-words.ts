import type { MissCause } from '@/domain/forecast/accuracy/miss';
import type { Phase, PhaseId, Programme } from '@/domain/forecast/accuracy/programme';
import type { Moment, QuarterAccuracy } from '@/domain/forecast/accuracy/quarters';
import { meetsGoal } from '@/domain/forecast/accuracy/variance';
import { percentagePoints, percent, percentChange } from '@/ui/format/ratio';
import type { RatioOrNone } from '@/domain/values/ratio';
import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';

export const MOMENT_LABELS: Record<Moment, string> = {
  start: 'Quarter start',
  week5: 'Week 5',
  week9: 'Week 9',
};

/** "when the quarter began", for sentences. */
export const MOMENT_WORDS: Record<Moment, string> = {
  start: 'when the quarter began',
  week5: 'in its fifth week',
  week9: 'in its ninth week',
};

export const CAUSE_LABELS: Record<MissCause, string> = {
  win_loss: 'Won and lost',
  amount: 'Amounts',
  hardware_slip: 'Hardware days',
  activation_lag: 'Activation days',
  services_slip: 'Services days',
  unsplit: 'No lines',
  fx: 'FX',
  changed_hands: 'Changed hands',
};

export const CAUSE_WORDS: Record<MissCause, string> = {
  win_loss: 'won for sure where it counted for less, or not won by the quarter’s end',
  amount: 'orders became larger or smaller',
  hardware_slip: 'hardware shipped on other days, with the software that waited for it',
  activation_lag: 'software was activated on other days',
  services_slip: 'services were completed on other days',
  unsplit: 'won, not finished, and without lines nobody can say what was late',
  fx: 'deals are kept in the company’s own currency, so rates move nothing',
  changed_hands: 'deals that came from, or went to, another rep',
};

/** "12 %", "n/a". */
export function offText({ ratio }: RatioOrNone): string {
  return ratio === null ? 'n/a' : percent(ratio);
}

/** "+14 %, too high": which way the forecast leans. */
export function leanText({ ratio }: RatioOrNone): string {
  if (ratio === null) return 'n/a';
  const way = ratio.numerator === 0n ? 'neither way' : ratio.numerator > 0n ? 'too high' : 'too low';
  return `${percentChange(ratio)}, ${way}`;
}

/** What the last measured quarters say, against the goal: what was reached, and what is missing. */
export function goalSentence(quarters: readonly QuarterAccuracy[]): string {
  const measured = quarters.flatMap(({ label, moments }) =>
    moments.start?.total.variance.ratio ? [{ label, variance: moments.start.total.variance }] : [],
  );
  const [before, last] = [measured.at(-2), measured.at(-1)];
  if (!last) return 'No quarter is over of which a forecast was kept when it began.';
  const off = `${last.label} came out ${offText(last.variance)} off`;
  const change =
    before?.variance.ratio && last.variance.ratio
      ? `, ${percentagePoints(before.variance.ratio, last.variance.ratio)} from ${before.label}`
      : '';
  return meetsGoal(last.variance)
    ? `${off}${change}: within the goal of under 20 %.`
    : `${off}${change}. The goal is under 20 %.`;
}

export const PHASE_TITLES: Record<PhaseId, string> = {
  clean_up: 'Clean-up',
  model: 'Model and training',
  reinforcement: 'Reinforcement',
};

/** What of a phase is done, or what would do it. */
export function phaseText({ id, doneOn, reviews, state }: Phase, kind: Programme['kind']): string {
  if (id === 'clean_up') {
    if (doneOn) return `Cleaned up on ${dateText(doneOn)}.`;
    return kind === 'short'
      ? 'The first audit was clean.'
      : 'No clean-up yet. The audit has it in one action.';
  }
  if (id === 'model')
    return doneOn
      ? `Signed by CRO and CEO on ${dateText(doneOn)}.`
      : 'CRO and CEO have not both signed a stage model yet.';
  if (reviews > 0) return `${countOf(reviews, 'weekly review')} closed in this time.`;
  if (state === 'to_come') return 'A review every week, until the promises hold.';
  return `No review was closed in this time${state === 'now' ? ' yet' : ''}.`;
}

export const PHASE_STATES: Record<Phase['state'], string> = { over: 'over', now: 'now', to_come: 'to come' };
