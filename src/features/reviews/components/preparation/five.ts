import { QUESTIONS, type Question } from '@/domain/reviews/answers';
import type { PreparedDeal } from '../../preparation-view';
import { isStuck, missingOf, type Lane } from './lane';
import type { MissingOfDeal } from './ready-panel';

export function inOrder(deals: readonly PreparedDeal[], ids: readonly string[]): PreparedDeal[] {
  return ids.flatMap((id) => deals.find((deal) => deal.dealId === id) ?? []);
}

/** What keeps a deal from being ready: answers that are not there, and such as will not be saved as they stand. */
export function missingOn(deal: PreparedDeal, lanes: ReadonlyMap<string, Lane>): MissingOfDeal {
  const lane = lanes.get(deal.dealId);
  const { dealId, name } = deal;
  if (deal.outcome !== 'open' || !lane) return { dealId, name, missing: [] };
  const stuck = QUESTIONS.filter((question) => isStuck(lane, question));
  const rest = missingOf(lane).filter(({ question }) => !stuck.includes(question));
  return {
    dealId,
    name,
    missing: [...stuck.map((question) => ({ question, message: STUCK[question] })), ...rest],
  };
}

/** Whether an answer is missing on the server: then nobody is ready any more. */
export function lacks(deal: PreparedDeal, lanes: ReadonlyMap<string, Lane>): boolean {
  const lane = lanes.get(deal.dealId);
  return deal.outcome === 'open' && lane !== undefined && missingOf(lane).length > 0;
}

const STUCK: Record<Question, string> = {
  nextStep: 'The next step is not saved: it needs an action, an object and a day.',
  evidence: 'The evidence is not saved: choose again.',
  risk: 'The risk is not saved: choose again.',
};

/** Where the work goes on: the first deal that lacks an answer. */
export function firstUnanswered(deals: readonly PreparedDeal[]): string | null {
  const undone = deals.find(({ outcome, missingAnswers }) => outcome === 'open' && missingAnswers.length > 0);
  return (undone ?? deals[0])?.dealId ?? null;
}
