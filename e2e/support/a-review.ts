import type { Page } from '@playwright/test';
import { callReview } from '@/features/reviews/commands-plan';
import { closePool } from '@/platform/db/pool';
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
