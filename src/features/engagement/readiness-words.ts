import type { ReadinessAnswer, ReadinessQuestion } from '@/domain/engagement/readiness';

export const QUESTION_WORDS: Record<ReadinessQuestion, string> = {
  repeatable_motion: 'Does the same way of selling win customer after customer?',
  pre_revenue: 'Is the company before its first recurring revenue?',
  physical_product: 'Does hardware ship with what is sold?',
  hiring_support: 'Shall the CRO help to hire salespeople?',
};

/** Why it is asked. */
export const QUESTION_REASONS: Record<ReadinessQuestion, string> = {
  repeatable_motion: 'Asked while the ledger is younger than four quarters; then the ledger answers.',
  pre_revenue: 'Asked while nothing is in the ledger.',
  physical_product: 'The purchase order of hardware is the commit. Without hardware there is none.',
  hiring_support: 'It is scope of its own and is paid for apart: see the terms.',
};

export const ANSWER_WORDS: Record<ReadinessAnswer, string> = { yes: 'Yes', no: 'No', unknown: 'Not known' };
