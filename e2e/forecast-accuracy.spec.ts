import type { FiscalQuarter } from '@/domain/values/fiscal-calendar';
import { axeFinds } from './support/axe';
import { makeCompany, type OwnCompany } from './support/own-company';
import { expect, test } from './support/session';
import { tellQuarter } from './support/told-quarter';

// How true the forecast was, and what the stage table should say instead: one quarter that is over, told by the commands.
test.describe.configure({ mode: 'serial' });

let company: OwnCompany;
let quarter: FiscalQuarter;

test.beforeAll(async () => {
  company = await makeCompany('Accuracy');
  quarter = await tellQuarter(company.slug);
});

const forecast = (rest: string) => `/t/${company.slug}/forecast/${rest}`;

test('the quarter’s frozen forecast stands beside what came, and every step between them has its deals', async ({
  pageOf,
}) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(forecast('accuracy'));
  await expect(page.getByRole('heading', { level: 1, name: 'Forecast accuracy' })).toBeVisible();
  const quarters = page.getByRole('table', { name: 'Forecast and actual by quarter' });
  await expect(quarters.getByRole('row', { name: new RegExp(`^${quarter.label}`) })).toContainText('50 %');
  const parts = page.getByRole('table', { name: 'What it is made of, largest first' });
  await expect(parts.getByRole('row')).toHaveCount(4);
  await expect(parts.getByRole('row', { name: /Cold chain.*Hardware days/ })).toContainText('−€400');
  await expect(parts.getByRole('row', { name: /Pump watch/ })).toContainText('−€200');
  const reps = page.getByRole('table', { name: 'Rep by rep and stream by stream' });
  await expect(reps.getByRole('row', { name: /^Sam Idowu/ })).toContainText('17 %');
  await expect(page.getByRole('region', { name: 'The programme' })).toContainText('Reinforcement');
  expect(await axeFinds(page)).toEqual([]);
  await reps.getByRole('link', { name: 'Sam Idowu' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Accuracy of Sam Idowu' })).toBeVisible();
  await expect(parts.getByRole('row', { name: /Pump watch/ })).toHaveCount(0);
});

test('a rep sees how true his own forecast was, and nobody else’s', async ({ pageOf }) => {
  const page = await pageOf(company.person('REP'), { viewport: { width: 390, height: 844 } });
  await page.goto(forecast('accuracy'));
  await expect(page.getByRole('heading', { level: 1, name: 'My forecast accuracy' })).toBeVisible();
  await expect(page.getByText(`${quarter.label} came out 17 % off`)).toBeVisible();
  await expect(page.getByText('Pump watch')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Calibration' })).toHaveCount(0);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(beyond).toBeLessThanOrEqual(0);
});

test('what history contradicts opens as a draft, and nothing changes until it is published', async ({
  pageOf,
}) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(forecast('calibration'));
  const stages = page.getByRole('table', { name: 'Stated and observed, stage by stage' });
  const quote = stages.getByRole('row', { name: /^Hardware Quote Sent/ });
  await expect(quote).toContainText('1 of 22 came');
  await expect(quote).toContainText('Too high');
  await expect(stages.getByRole('row', { name: /^Demo/ })).toContainText('Insufficient history');
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole('link', { name: 'Open as a draft' }).click();
  await expect(
    page.getByRole('group', { name: 'Hardware Quote Sent', exact: true }).getByLabel('Counts'),
  ).toHaveValue('21');
  await expect(page.getByLabel('Why this version')).toHaveValue(/own history.*40 % to 21 %/);
  await page.goto(`/t/${company.slug}/settings`);
  await expect(page.getByText(/^Version 1, in force/)).toBeVisible();
});
