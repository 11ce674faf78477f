import type { Page } from '@playwright/test';
import { axeFinds } from './support/axe';
import { makeCompany, type OwnCompany } from './support/own-company';
import { DEMO, demoPerson, expect, test } from './support/session';

// One deployment on its way to first value: the steps stand on one another.
test.describe.configure({ mode: 'serial' });

let company: OwnCompany;
let deployment: string;

test.beforeAll(async () => {
  company = await makeCompany('Deployments');
});

async function openDeployment(page: Page) {
  await page.goto(deployment);
  await expect(page.getByRole('heading', { level: 1, name: 'Cold store 4' })).toBeVisible();
}

test('delivery lands on deployments, writes one down, and records its next day in two presses', async ({
  pageOf,
}) => {
  const page = await pageOf(company.person('DELIVERY'));
  await page.goto(`/t/${company.slug}`);
  await expect(page).toHaveURL(`/t/${company.slug}/deployments`);
  await expect(page.getByText('No deployments yet')).toBeVisible();
  await page.getByRole('button', { name: 'New deployment' }).click();
  const dialog = page.getByRole('dialog', { name: 'New deployment' });
  await dialog.getByLabel('Customer').fill('Nordic Foods');
  await dialog.getByLabel('Site').fill('Cold store 4');
  await dialog.getByLabel('Contract signed').fill('2026-05-04');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Cold store 4' })).toBeVisible();
  deployment = new URL(page.url()).pathname;
  await page.goto(`/t/${company.slug}/deployments`);
  const row = page.getByRole('table', { name: 'Deployments' }).getByRole('row', { name: /Cold store 4/ });
  await row.getByRole('button', { name: 'Record shipped' }).click();
  await page
    .getByRole('dialog', { name: 'Shipped: Cold store 4' })
    .getByRole('button', { name: 'Save' })
    .click();
  await expect(row.getByRole('button', { name: 'Record installed' })).toBeVisible();
  await expect(row).toContainText('Shipped');
});

test('a day that was recorded by mistake is taken back at once', async ({ pageOf }) => {
  const page = await pageOf(company.person('DELIVERY'));
  await openDeployment(page);
  const life = page.getByRole('region', { name: 'Life' });
  await life.getByRole('button', { name: 'Record installed' }).click();
  await page
    .getByRole('dialog', { name: 'Installed: Cold store 4' })
    .getByRole('button', { name: 'Save' })
    .click();
  await expect(life.getByRole('button', { name: 'Record activated' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(life.getByRole('button', { name: 'Record installed' })).toBeVisible();
});

test('what stands in the way is seen on the board until it goes on', async ({ pageOf }) => {
  const page = await pageOf(company.person('DELIVERY'));
  await openDeployment(page);
  const blocked = page.getByRole('region', { name: 'Blocked time' });
  await blocked.getByRole('button', { name: 'Record blocked time' }).click();
  const dialog = page.getByRole('dialog', { name: 'What stands in the way?' });
  await dialog.getByLabel('Cause').selectOption('Network configuration');
  await dialog.getByLabel('Since').fill('2026-06-01');
  await dialog.getByLabel('Note').fill('The firewall is closed');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(blocked.getByRole('table')).toContainText('Blocked now');
  await page.goto(`/t/${company.slug}/deployments/clocks`);
  const column = page.getByRole('region', { name: 'Past 120 days' });
  await expect(column).toContainText('Network configuration');
  await openDeployment(page);
  await blocked.getByRole('button', { name: 'It goes on' }).click();
  const end = page.getByRole('dialog', { name: 'Network configuration: no longer in the way' });
  await end.getByLabel('First day on which it went on').fill('2026-06-11');
  await end.getByRole('button', { name: 'Save' }).click();
  await expect(blocked).toContainText('10 days before first value: network configuration 10');
  await page.goto(`/t/${company.slug}/deployments/clocks`);
  await expect(column).toContainText('Cold store 4');
  await expect(column).not.toContainText('Network configuration');
});

test('devices that failed are written down and work again', async ({ pageOf }) => {
  const page = await pageOf(company.person('DELIVERY'));
  await openDeployment(page);
  const failures = page.getByRole('region', { name: 'Failures' });
  await failures.getByRole('button', { name: 'Record a failure' }).click();
  const dialog = page.getByRole('dialog', { name: 'Which devices failed?' });
  await dialog.getByLabel('Devices').fill('3');
  await dialog.getByLabel('Failed on').fill('2026-07-01');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(failures.getByRole('table')).toContainText('Not yet');
  await failures.getByRole('button', { name: 'All work again' }).click();
  const again = page.getByRole('dialog', { name: 'All devices work again' });
  await again.getByLabel('All work again since').fill('2026-07-09');
  await again.getByRole('button', { name: 'Save' }).click();
  await expect(failures).toContainText('3 devices failed in 1 case; all work again.');
});

test('a day that contradicts another is refused, and the days can be corrected together', async ({
  pageOf,
}) => {
  const page = await pageOf(company.person('DELIVERY'));
  await openDeployment(page);
  const life = page.getByRole('region', { name: 'Life' });
  await life.getByRole('button', { name: 'Correct' }).click();
  const dialog = page.getByRole('dialog', { name: 'Correct Cold store 4' });
  await dialog.getByLabel('Activated').fill('2026-06-24');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toContainText('It cannot be activated before it was shipped.');
  await dialog.getByLabel('Shipped').fill('2026-06-12');
  await dialog.getByLabel('Installed').fill('2026-06-20');
  await dialog.getByLabel('Devices').fill('40');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(life.getByRole('button', { name: 'Record first value' })).toBeVisible();
  await expect(life).toContainText('after 8 days');
});

test('the first value needs what it was and how one knows, and then the clock stands', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await openDeployment(page);
  const life = page.getByRole('region', { name: 'Life' });
  await life.getByRole('button', { name: 'Record first value' }).click();
  const dialog = page.getByRole('dialog', { name: 'First value: Cold store 4' });
  await dialog.getByLabel('First value on').fill('2026-06-30');
  await dialog.getByLabel('What it was').selectOption('First operational insight');
  await dialog.getByLabel('Proof').fill('Ana moved two pallets on the first alarm');
  expect(await axeFinds(page, '[role="dialog"]')).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(life).toContainText('57 days from the signature to the first value, 10 days of them blocked.');
  await expect(life).toContainText('Ana moved two pallets on the first alarm');
  await page.goto(`/t/${company.slug}/deployments/clocks`);
  await expect(page.getByText('Nobody waits for the first value.')).toBeVisible();
  const there = page.getByRole('region', { name: 'First value' });
  await expect(there.getByRole('link', { name: 'Cold store 4' })).toBeVisible();
});

test('a CEO reads it and changes nothing, a rep finds nothing there', async ({ pageOf }) => {
  const ceo = await pageOf(company.person('CEO'));
  await openDeployment(ceo);
  for (const name of ['Correct', 'Record blocked time', 'Record a failure', 'Remove']) {
    await expect.soft(ceo.getByRole('button', { name, exact: true })).toHaveCount(0);
  }
  const rep = await pageOf(company.person('REP'));
  for (const address of [
    deployment,
    `/t/${company.slug}/deployments`,
    `/t/${company.slug}/deployments/clocks`,
  ]) {
    const answer = await rep.goto(address);
    expect.soft(answer?.status(), address).toBe(404);
  }
});

test('cycle times open the rows behind a stage and a quarter', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('DELIVERY'));
  await page.goto(`/t/${DEMO.slug}/deployments/cycle-times`);
  await page.getByRole('table', { name: 'Days in each stage' }).getByRole('link', { name: 'Demo' }).click();
  const behind = page.getByRole('region', { name: 'Days in Demo' });
  await expect(behind.getByRole('table')).toContainText('Done');
  await behind.getByRole('link', { name: 'Close' }).click();
  await expect(behind).toBeHidden();
});

// The pages without an id are looked through in accessibility.spec.
test('one deployment in trouble is readable for everybody, in light and in dark', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'));
  await page.goto(`/t/${DEMO.slug}/deployments?stands=troubled`);
  await page.getByRole('table', { name: 'Deployments' }).getByRole('link').first().click();
  await expect(page.getByRole('region', { name: 'Life' })).toBeVisible();
  expect(await axeFinds(page, 'main')).toEqual([]);
});
