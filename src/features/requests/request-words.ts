import type { RequestStanding } from '@/domain/board/requests';

export const STANDING_NAMES: Readonly<Record<RequestStanding, string>> = {
  waiting: 'Waits',
  overdue: 'Overdue',
  answered: 'Answered',
  late: 'Answered late',
  withdrawn: 'Withdrawn',
};

/** What is coloured: only what somebody has to look at. */
export const STANDING_TONES: Readonly<Record<RequestStanding, 'plain' | 'look' | 'act'>> = {
  waiting: 'plain',
  overdue: 'act',
  answered: 'plain',
  late: 'look',
  withdrawn: 'plain',
};
