import type { StartStepId } from '@/domain/tenants/start-guide';

type Words = {
  title: string;
  /** Why it comes here. */
  why: string;
  /** What was done, without its day. */
  done: string;
  action: string;
  /** Below the company's address. */
  path: string;
};

/** The steps in the words of whoever does them. */
export const GUIDE_WORDS: Record<StartStepId, Words> = {
  import: {
    title: 'Import the pipeline',
    why: 'An export of the CRM as it is: open, won and lost. Nothing is written before you have seen what would change.',
    done: 'Deals are here',
    action: 'Import deals',
    path: 'imports/new',
  },
  audit: {
    title: 'Look at the audit',
    why: 'Won without a ship date, stuck in negotiation, past its close date, zombies: what the forecast believes and should not.',
    done: 'The audit was looked at',
    action: 'Open the audit',
    path: 'audit',
  },
  stage_map: {
    title: 'Set the stage model and sign it',
    why: 'Where the purchase order is the commit point, and what each stage of the CRM means here. Your signature puts it in force; the CEO endorses it.',
    done: 'The stage model is signed',
    action: 'Open the stage model',
    path: 'settings',
  },
  invite: {
    title: 'Invite the people',
    why: 'Reps bring their top five, delivery records what ships, the CEO endorses and reads.',
    done: 'Somebody else is here or invited',
    action: 'Invite people',
    path: 'members',
  },
  review: {
    title: 'Hold the first review',
    why: 'Thirty minutes, five deals a rep: next step, evidence, risk.',
    done: 'The first review was held',
    action: 'Plan the review',
    path: 'reviews',
  },
};
