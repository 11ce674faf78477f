import { reviewInWeek, type Cadence, type Occurrence } from './cadence';

/** A review that the schedule made and that has not begun. */
export type ComingReview = {
  id: string;
  week: string;
  /** An instant (ISO, UTC, with milliseconds). */
  startsAt: string;
  zone: string;
  state: 'planned' | 'skipped';
  skipReason: string | null;
  /** Somebody has chosen deals for it, or said that he is ready. */
  prepared: boolean;
};

/** Why a review stays where it is: somebody prepares it, it was given another time by hand, or its new time is over already. */
export type KeptBecause = 'prepared' | 'own_time' | 'passed';

/** What another schedule does to the reviews to come. */
export type ScheduleEffect = {
  moved: { id: string; from: string; to: Occurrence }[];
  kept: { id: string; startsAt: string; why: KeptBecause }[];
  /** Planned ones that do not take place, for the schedule is off. */
  stopped: { id: string; startsAt: string }[];
  /** Those that the switch had stopped and that take place after all. */
  resumed: { id: string; to: Occurrence }[];
};

/** The reason with which switching the schedule off skips reviews, and by which switching it on finds them again. */
export const SWITCHED_OFF = 'The weekly review is switched off.';

/** Reviews that nobody has prepared follow the schedule; what somebody has put his hand to stays. `now`: ISO, ending in Z. */
export function effectOf(
  coming: readonly ComingReview[],
  change: { from: Cadence | null; to: Cadence; active: boolean },
  now: string,
): ScheduleEffect {
  const effect: ScheduleEffect = { moved: [], kept: [], stopped: [], resumed: [] };
  for (const review of coming) {
    const { id, week, startsAt, zone, state } = review;
    const to = reviewInWeek(change.to, week);
    if (state === 'skipped') {
      if (change.active && review.skipReason === SWITCHED_OFF && to.startsAt > now)
        effect.resumed.push({ id, to });
    } else if (!change.active) {
      if (review.prepared) effect.kept.push({ id, startsAt, why: 'prepared' });
      else effect.stopped.push({ id, startsAt });
    } else if (to.startsAt !== startsAt || change.to.zone !== zone) {
      const why = stays(review, change.from, to.startsAt, now);
      if (why) effect.kept.push({ id, startsAt, why });
      else effect.moved.push({ id, from: startsAt, to });
    }
  }
  return effect;
}

function stays(review: ComingReview, from: Cadence | null, to: string, now: string): KeptBecause | null {
  if (review.prepared) return 'prepared';
  if (from && reviewInWeek(from, review.week).startsAt !== review.startsAt) return 'own_time';
  return to <= now ? 'passed' : null;
}
