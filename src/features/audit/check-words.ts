import type { CheckId } from '@/domain/audit/types';
import type { AuditThresholds } from '@/domain/settings/settings';

type Words = { title: string; advice: string };

const CHECK_WORDS: Record<CheckId, Words> = {
  'closed-won-without-ship-date': {
    title: 'Closed Won without a ship date',
    advice: 'Won is not shipped, and not shipped is not revenue. Find the ship date or the PO.',
  },
  'negotiation-over-60-days': {
    title: 'In negotiation for too long',
    advice: 'Ask what stops the PO. No answer is an answer.',
  },
  'close-date-past': {
    title: 'Close date passed, still open',
    advice: 'Agree a real date with the customer, or close the deal.',
  },
  zombie: {
    title: 'Zombies',
    advice: 'Closed as lost unless the rep writes down why not. A deal with a PO goes to your desk instead.',
  },
  'no-next-step': { title: 'No next step', advice: 'A step is an action, an object and a day.' },
  'next-step-overdue': { title: 'Next step overdue', advice: 'Done, or moved? Write the new day.' },
  'no-amount': { title: 'No amount', advice: 'A deal without an amount counts nothing.' },
  'no-stream-split': {
    title: 'No stream split',
    advice: 'Split the amount into hardware, software and services: each has its own clock.',
  },
  'po-number-twice': {
    title: 'PO number on two deals',
    advice: 'One PO carries one deal. Void the wrong record.',
  },
  'verbal-yes-over-30-days': {
    title: 'Old verbal yes',
    advice: 'It counts 20 % until the PO is there. Get the PO or take the flag away.',
  },
};

/** What each check asks, in plain words with the tenant's own days, and what to do about what it finds. */
export function checkWords(id: CheckId, thresholds: AuditThresholds): Words {
  return { ...CHECK_WORDS[id], ...titleWithDays(id, thresholds) };
}

function titleWithDays(id: CheckId, days: AuditThresholds): { title: string } | undefined {
  if (id === 'negotiation-over-60-days')
    return { title: `In negotiation for more than ${days.negotiationDays} days` };
  if (id === 'zombie') return { title: `Zombies: quiet for over ${days.zombieDays} days` };
  if (id === 'verbal-yes-over-30-days') return { title: `Verbal yes older than ${days.verbalYesDays} days` };
  return undefined;
}

/** The three that show about nine of ten problems, then the zombies. */
export const FIRST_CHECKS: readonly CheckId[] = [
  'closed-won-without-ship-date',
  'negotiation-over-60-days',
  'close-date-past',
  'zombie',
];
