/** How long somebody has waited: fine, to look at after three days, to act on after seven. */
export type Urgency = 'fine' | 'look' | 'act';

const LOOK_AFTER_DAYS = 3;
const ACT_AFTER_DAYS = 7;

export function urgencyOf(days: number): Urgency {
  if (days > ACT_AFTER_DAYS) return 'act';
  return days > LOOK_AFTER_DAYS ? 'look' : 'fine';
}
