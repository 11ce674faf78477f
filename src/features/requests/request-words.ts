import type { RequestStanding } from '@/domain/board/requests';
import { countText } from '@/ui/format/counts';

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

/** The sentence above the list: how many of all wait, and how many of these past their day. */
export function requestsLead({ waiting, overdue }: { waiting: number; overdue: number }): string {
  const lead = 'What only the CEO can do. An answer stands.';
  if (waiting === 0) return lead;
  const late = overdue === 0 ? '' : `, ${countText(overdue)} past ${overdue === 1 ? 'its' : 'their'} day`;
  return `${lead} ${countText(waiting)} ${waiting === 1 ? 'waits' : 'wait'}${late}.`;
}
