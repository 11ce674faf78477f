import type { Locator, Page } from '@playwright/test';

/** The main pages of a company, as a member with all rights sees them. */
export const MAIN_PAGES = [
  'dashboard',
  'forecast',
  'forecast/accuracy',
  'forecast/calibration',
  'forecast/compare',
  'forecast/discounts',
  'forecast/lead-times',
  'forecast/what-if',
  'forecast/back-test',
  'pipeline',
  'pipeline/board',
  'pipeline/compare',
  'reviews',
  'reviews/trend',
  'revenue',
  'revenue/movements',
  'revenue/losses',
  'revenue/renewals',
  'revenue/months',
  'deployments',
  'deployments/clocks',
  'deployments/cycle-times',
  'desk',
  'desk/pilots',
  'deployments/handoffs',
  'deployments/devices',
  'revenue/silent-churn',
  'engagement',
  'engagement/readiness',
  'engagement/time',
  'engagement/terms',
  'board',
  'board/discipline',
  'audit',
  'imports',
  'imports/new',
  'members',
  'notices',
  'settings',
  'settings/stage-model',
  'settings/exceptions',
  'settings/thresholds',
  'settings/kpis',
  'settings/keys',
  'settings/notices',
  'settings/agenda',
  'settings/reviews',
  'settings/value-plan',
  'settings/company',
  'start',
  'settings/templates',
] as const;

const AREAS = [
  'forecast',
  'pipeline',
  'reviews',
  'revenue',
  'deployments',
  'engagement',
  'board',
  'settings',
];
const areaOf = (path: string): string => AREAS.find((area) => path.startsWith(area)) ?? 'the rest';

/** The main pages in parts: all in one journey would leave a busy machine no room. */
export const WALKS = [...AREAS, 'the rest'].map((area) => ({
  area,
  paths: MAIN_PAGES.filter((path) => areaOf(path) === area),
}));

/** The rows of the pipeline's list of deals. */
export function dealRows(page: Page): Locator {
  return page.getByRole('table', { name: 'Deals', exact: true }).locator('tbody tr');
}

/** Opens the first deal of a company's list, with the list's own query. Answers its address. */
export async function openFirstDeal(page: Page, slug: string, query = ''): Promise<string> {
  await page.goto(`/t/${slug}/pipeline${query}`);
  const deal = dealRows(page).first().getByRole('link');
  const address = await deal.getAttribute('href');
  if (!address) throw new Error('The list has no deal');
  await page.goto(address);
  return address;
}

/** The address of an import that waits for its mapping. */
export async function uploadByRequest(page: Page, slug: string, kind: string, text: string): Promise<string> {
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post(`/api/t/${slug}/imports?kind=${kind}&name=journey.csv`, {
    data: Buffer.from(text),
    headers: { Origin: origin, 'Content-Type': 'text/csv' },
  });
  const { importId } = (await answer.json()) as { importId: string };
  return `/t/${slug}/imports/${importId}`;
}
