import type { NoticeKind } from '@/domain/notices/kinds';

/** What each kind is called, and what it tells. */
export const KIND_WORDS: Record<NoticeKind, { title: string; tells: string }> = {
  weekly_digest: {
    title: 'Weekly digest',
    tells: 'Monday at 7:00: what changed last week, and what needs you.',
  },
  monthly_digest: {
    title: 'Monthly digest',
    tells: 'On the 1st at 7:00: the figures of last month, and what needs you.',
  },
  review: {
    title: 'Weekly review',
    tells: 'Reminders before it, its minutes after it, what you agreed to do.',
  },
  board: { title: 'Board review', tells: 'Planned, moved and closed; decisions and actions with your name.' },
  request: { title: 'Requests between CRO and CEO', tells: 'Something was asked of you, or answered.' },
  approval: { title: 'Approvals', tells: 'A deal below its floor waits for a decision, or has one.' },
  handoff: { title: 'Handoffs', tells: 'A deal was handed over, accepted or given back.' },
  deal_warning: { title: 'Deals that will close', tells: 'Quiet deals that close as lost by themselves.' },
  import: { title: 'Imports', tells: 'A file was imported, or taken back.' },
  link: {
    title: 'Links to the board page',
    tells: 'A link that opens without sign-in was read for the first time.',
  },
};
