import { axeFinds } from './support/axe';
import { makeCompany, type OwnCompany } from './support/own-company';
import { DEMO, demoPerson, expect, test } from './support/session';

// One set of KPIs on its way: swapped, refused, opened and closed to what is not in it.
test.describe.configure({ mode: 'serial' });

let company: OwnCompany;

test.beforeAll(async () => {
  company = await makeCompany('Kpi set');
});

test('the CRO swaps a KPI with a reason, and is refused a fifth and what belongs to others', async ({
  pageOf,
}) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(`/t/${company.slug}/settings/kpis`);
  await page.getByRole('checkbox', { name: 'Hardware failure rate' }).check();
  await expect(page.getByRole('alert').filter({ hasText: 'at most 4 KPIs' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change the KPIs' })).toBeDisabled();
  await page.getByRole('checkbox', { name: 'Time to first value' }).uncheck();
  await page.getByLabel('Why this change').fill('Gateways break in the field');
  await page.getByRole('button', { name: 'Change the KPIs' }).click();
  const versions = page.getByRole('table', { name: 'Versions of the set' });
  await expect(versions.getByRole('row', { name: /Gateways break in the field/ })).toContainText(
    'Hardware failure rate',
  );
  await page.getByLabel('Another figure').fill('NPS');
  await page.getByRole('button', { name: 'May it join?' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'NPS is no KPI' })).toContainText(
    'customer success',
  );
});

test('what is in the set opens with its passport, what is not is not found', async ({ pageOf }) => {
  const page = await pageOf(company.person('CEO'));
  await page.goto(`/t/${company.slug}/dashboard/hardware-failure-rate`);
  await expect(page.getByRole('heading', { level: 1, name: 'Hardware failure rate' })).toBeVisible();
  await expect(page.getByText('Over its target')).toBeVisible();
  const answer = await page.goto(`/t/${company.slug}/dashboard/ttfv`);
  expect(answer?.status()).toBe(404);
});

test('the engagement’s first day counts the days, and a CEO has no way to set it', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(`/t/${company.slug}/settings/kpis`);
  await page.getByRole('button', { name: 'Set the first day' }).click();
  const dialog = page.getByRole('dialog', { name: 'First day of the engagement' });
  await dialog.getByLabel('First day').fill('2024-01-01');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Locked since 31 Mar 2024')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change the KPIs' })).toHaveCount(0);
  const ceo = await pageOf(company.person('CEO'));
  await ceo.goto(`/t/${company.slug}/settings/kpis`);
  await expect(ceo.getByText('Locked since 31 Mar 2024')).toBeVisible();
  await expect(ceo.getByRole('button', { name: 'Set target' })).toHaveCount(0);
});

for (const path of ['dashboard/grr', 'dashboard/ttfv']) {
  test(`axe finds nothing on ${path}, in light and dark`, async ({ pageOf }) => {
    const page = await pageOf(demoPerson('CRO'));
    await page.goto(`/t/${DEMO.slug}/${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await axeFinds(page)).toEqual([]);
  });
}
