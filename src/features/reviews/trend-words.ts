import {
  duePromises,
  evidencedShare,
  firstAndLast,
  LEAST_REVIEWS,
  type TrendFigures,
  type TrendMeasure,
  type TrendPoint,
} from '@/domain/reviews/trend';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { countOf } from '@/ui/format/counts';
import { dateShort } from '@/ui/format/dates';
import { moneyCompact } from '@/ui/format/money';
import { percent } from '@/ui/format/ratio';

export const MEASURE_TITLES: Record<TrendMeasure, string> = {
  commit: 'Claimed commit that evidence carried',
  promises: 'Promises kept',
  pushes: 'Close dates pushed',
  knockedDown: 'Deals knocked down',
  prepared: 'Deals prepared in full',
};

/** What a measure was in one review: "4 of 10", "$120k of $400k (30 %)". */
export function measureText(measure: TrendMeasure, figures: TrendFigures, currency: string): string {
  switch (measure) {
    case 'commit':
      return commitText(figures, currency);
    case 'promises':
      return promisesText(figures);
    case 'pushes':
      return figures.pushes === 0
        ? 'none'
        : `${countOf(figures.pushes, 'push', 'pushes')}, ${countOf(figures.pushedDays, 'day')}`;
    case 'knockedDown':
      return `${figures.knockedDown} of ${countOf(figures.deals, 'deal')}`;
    case 'prepared':
      return `${figures.prepared} of ${countOf(figures.deals, 'deal')}`;
  }
}

function commitText(figures: TrendFigures, currency: string): string {
  const share = evidencedShare(figures);
  if (share.ratio === null) return `n/a, ${share.reason}`;
  const money = (minor: bigint) => moneyCompact({ minor, currency });
  return `${money(figures.evidencedMinor)} of ${money(figures.claimedMinor)} (${percent(share.ratio)})`;
}

/** "8 of 10, 1 late, 1 dropped"; what was not due is said too. */
function promisesText(figures: TrendFigures): string {
  const due = duePromises(figures);
  const { kept, late, dropped, notDue } = figures;
  if (due === 0) return notDue > 0 ? `n/a, ${notDue} not due yet` : 'n/a, no promise was due';
  const rest = [
    [late, 'late'],
    [dropped, 'dropped'],
    [notDue, 'not due yet'],
  ] as const;
  const said = rest.filter(([count]) => count > 0).map(([count, word]) => `, ${count} ${word}`);
  return `${kept} of ${due}${said.join('')}`;
}

const LEADS: Record<TrendMeasure, string> = {
  commit: 'Evidence carried',
  promises: 'Kept promises',
  pushes: 'Close dates pushed',
  knockedDown: 'Knocked down',
  prepared: 'Prepared in full',
};

/** A share of nothing is no figure to compare with. */
function hasFigure(measure: TrendMeasure, figures: TrendFigures): boolean {
  if (measure === 'commit') return figures.claimedMinor > 0n;
  return measure === 'promises' ? duePromises(figures) > 0 : figures.deals > 0;
}

/** What changed from the first figure of the window to the last, without a verdict: "Kept promises: 4 of 10 then, 8 of 10 now." */
export function changeSentence(
  measure: TrendMeasure,
  points: readonly TrendPoint[],
  currency: string,
): string {
  const ends = firstAndLast(points.filter(({ figures }) => figures && hasFigure(measure, figures)));
  if (!ends) return 'Two reviews with a figure are needed to compare.';
  const [then, now] = [ends.first, ends.last].map(({ figures }) => measureText(measure, figures, currency));
  return then === now
    ? `${LEADS[measure]}: ${now}, as in the first of these reviews.`
    : `${LEADS[measure]}: ${then} then, ${now} now.`;
}

/** "28 Sep – 16 Nov, 8 reviews", and what is missing to a trend. */
export function windowText(points: readonly { heldOn: CalendarDate }[], missing: number): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return 'No review has been closed yet.';
  const range =
    first === last ? dateShort(first.heldOn) : `${dateShort(first.heldOn)} – ${dateShort(last.heldOn)}`;
  const text = `${range}, ${countOf(points.length, 'review')}.`;
  return missing > 0
    ? `${text} ${countOf(missing, 'review')} more make ${LEAST_REVIEWS}: fewer say little.`
    : text;
}
