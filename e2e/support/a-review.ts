import type { Page } from '@playwright/test';
import { addDays } from '@/domain/values/calendar-date';
import { createDeal } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { closeReview } from '@/features/reviews/commands-close';
import { open } from '@/features/reviews/commands-open';
import { callReview } from '@/features/reviews/commands-plan';
import { answerDeal } from '@/features/reviews/commands-preparation';
import { roomQuery } from '@/features/reviews/queries-room';
import { closePool } from '@/platform/db/pool';
import type { Caller } from '@/platform/operations/caller';
import { must } from '../../tests/support/operations-answers';
import { expect, origin } from './session';

/** Calls a review of a company for tomorrow, as an operator does. Answers its id. */
export async function callAReview(slug: string): Promise<string> {
  try {
    const startsAt = new Date(Date.now() + 22 * 3_600_000).toISOString();
    const called = await callReview({ kind: 'operator', tenantSlug: slug }, { startsAt, minutes: 30 });
    if (!called.ok) throw new Error(called.refusal.message);
    return called.value.reviewId;
  } finally {
    await closePool();
  }
}

/** Deals of the person who is signed in on the page, closing soon, the largest first. */
export async function newDeals(page: Page, slug: string, names: readonly string[]): Promise<void> {
  const closeOn = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  for (const [index, name] of names.entries()) {
    const amountMinor = String(90_000_00 - index * 10_000_00);
    const answer = await page.request.post(`/api/t/${slug}/deals`, {
      data: { name, customer: `${name} Ltd`, contact: 'Ada', closeOn, amountMinor },
      headers: { Origin: origin() },
    });
    expect(answer.status(), await answer.text()).toBe(201);
  }
}

/** Deals of a rep with a quote each, the first of them the largest. Answers their ids. The caller closes the pool. */
export async function quotedDeals(
  operator: Caller,
  repId: string,
  names: readonly string[],
): Promise<string[]> {
  const dealIds: string[] = [];
  for (const [index, name] of names.entries()) {
    const amountMinor = String((names.length - index) * 10_000_000);
    dealIds.push(await quotedDeal(operator, { name, customer: `${name} Ltd`, repId, amountMinor }));
  }
  return dealIds;
}

type Quoted = { name: string; customer: string; repId: string; amountMinor: string };

async function quotedDeal(operator: Caller, { amountMinor, ...about }: Quoted): Promise<string> {
  const line = {
    stream: 'hardware' as const,
    recurring: false,
    description: 'Gateways',
    units: 100,
    amountMinor,
  };
  const { dealId, version } = must(
    await createDeal(operator, { ...about, contact: 'Ada Buyer', lines: [line] }),
  );
  const evidence = [
    { kind: 'demo' as const, evidenceOn: '2026-01-05' },
    { kind: 'quote' as const, reference: 'Q-1', evidenceOn: '2026-01-10', amountMinor },
  ];
  must(await moveDeal(operator, { dealId, version, to: 'hardware_quote_sent', evidence }));
  return dealId;
}

/** A review that was held before: one deal came with a promise for the day after tomorrow. The caller closes the pool. */
export async function earlierReview(operator: Caller, name: string, promise: string): Promise<void> {
  const { reviewId } = must(await callReview(operator, {}));
  must(await open(operator, { reviewId }));
  const { cards, today } = must(await roomQuery(operator, { reviewId }));
  const card = cards.find((one) => one.name === name);
  if (!card) throw new Error(`${name} is not on the agenda`);
  const nextStep = `${promise} by ${addDays(today, 2)}`;
  must(await answerDeal(operator, { reviewId, dealId: card.dealId, version: card.answersVersion, nextStep }));
  must(await closeReview(operator, { reviewId }));
}
