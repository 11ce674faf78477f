import type { TimeKind, WeekState } from '@/domain/engagement/days';

export const KIND_WORDS: Record<TimeKind, string> = {
  work: 'Work',
  collaboration: 'With their people',
  visit: 'On site',
  travel: 'Travel',
};

export const WEEK_WORDS: Record<WeekState, string> = {
  kept: 'Kept',
  missed: 'Not kept',
  running: 'Running',
  part: 'Not a full week',
};
