import { axeFinds } from './support/axe';
import { alive } from './support/keys';
import { makeCompany, type OwnCompany } from './support/own-company';
import { expect, test } from './support/session';

// A company from its making to the day on which its deletion is called off.
test.describe.configure({ mode: 'serial' });

let first: OwnCompany;
let slug: string;
const name = () => `Harbour Sensors ${slug.slice(-6)}`;

test.beforeAll(async () => {
  first = await makeCompany('Company life');
  slug = `harbour-sensors-${first.slug.slice(-6)}`;
});

test('a CRO makes another company and is led to its first review', async ({ pageOf }) => {
  const page = await pageOf(first.person('CRO'));
  await page.goto('/portfolio/new');
  await page.getByLabel('Name', { exact: true }).fill(name());
  await page.getByLabel('Currency').selectOption('USD');
  await page.getByLabel('Fiscal year begins in').selectOption({ label: 'April' });
  await page.getByRole('button', { name: 'Create company' }).click();
  await expect(page).toHaveURL(`/t/${slug}/start`);
  await expect(page.getByText('0 of 5 done')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Import deals' })).toBeVisible();

  await alive(page);
  await page.getByLabel('People', { exact: true }).fill(`Ann Lee <ann@${slug}.example>\nbob@${slug}.example`);
  await page.getByRole('button', { name: 'Invite them' }).click();
  await expect(page.getByText(`ann@${slug}.example:`)).toBeVisible();
  await expect(page.getByText('1 of 5 done')).toBeVisible();
  await page.goto(`/t/${slug}/members`);
  await expect(page.getByRole('row', { name: /Bob/ })).toContainText('Sales rep');
});

test('a guide that was put away leaves the dashboard, and comes back', async ({ pageOf }) => {
  const page = await pageOf(first.person('CRO'));
  await page.goto(`/t/${slug}/dashboard`);
  await expect(page.getByText('Getting started: 1 of 5 done')).toBeVisible();
  await page.getByRole('link', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Put it away' }).click();
  await expect(page.getByRole('button', { name: 'Show it on the dashboard again' })).toBeVisible();
  await page.goto(`/t/${slug}/dashboard`);
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
  await expect(page.getByText(/^Getting started: /)).toHaveCount(0);
});

test('an archived company is read, says so on every page, and takes no deal until it is restored', async ({
  pageOf,
}) => {
  // Its form was open before.
  const rep = await pageOf(first.person('REP'));
  await rep.goto(`/t/${first.slug}/deals/new`);
  await rep.getByLabel('Deal', { exact: true }).fill('Orchard frost watch');
  await rep.getByLabel('Customer', { exact: true }).fill('Holm Orchards');

  const page = await pageOf(first.person('CRO'));
  await page.goto(`/t/${first.slug}/settings/company`);
  await page.getByRole('button', { name: 'Archive…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(page.getByText(/is archived since/)).toBeVisible();

  await page.goto(`/t/${first.slug}/pipeline`);
  await expect(page.getByText('Archived: everything can be read, nothing changed.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Pipeline' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'New deal' })).toHaveCount(0);
  await page.goto(`/t/${first.slug}/deals/new`);
  await expect(page.getByText('No new deals while the company is read-only')).toBeVisible();

  await rep.getByRole('button', { name: 'Create deal' }).click();
  await expect(rep.getByText('everything can be read and exported, nothing changed.').first()).toBeVisible();

  await page.goto(`/t/${first.slug}/settings/company`);
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText(/is archived since/)).toHaveCount(0);
  await rep.getByRole('button', { name: 'Create deal' }).click();
  await expect(rep.getByRole('heading', { level: 1, name: 'Orchard frost watch' })).toBeVisible();
});

test('everything is taken out as one file', async ({ pageOf }) => {
  const page = await pageOf(first.person('CEO'));
  await page.goto(`/t/${first.slug}/settings/company`);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export everything' }).click();
  expect((await download).suggestedFilename()).toMatch(
    new RegExp(`^${first.slug}-\\d{4}-\\d\\d-\\d\\d\\.zip$`),
  );
  expect(await (await download).failure()).toBeNull();
  await page.reload();
  await expect(page.getByText('Last exported by Ida Brandt')).toBeVisible();
});

test('a deletion asks for the name, and the CEO calls it off', async ({ pageOf }) => {
  const page = await pageOf(first.person('CRO'));
  await page.goto(`/t/${first.slug}/settings/company`);
  await page.getByRole('button', { name: 'Delete…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Type Company life to confirm').fill('Company');
  await dialog.getByRole('button', { name: 'Delete after 30 days' }).click();
  await expect(dialog.getByText('That is not the name of this company.')).toBeVisible();
  await dialog.getByLabel('Type Company life to confirm').fill('Company life');
  await dialog.getByRole('button', { name: 'Delete after 30 days' }).click();
  await expect(page.getByText(/^Company life is deleted on/)).toBeVisible();

  const ceo = await pageOf(first.person('CEO'));
  await ceo.goto(`/t/${first.slug}/dashboard`);
  await ceo.getByRole('link', { name: 'When, and how to call it off' }).click();
  await ceo.getByRole('button', { name: 'Call the deletion off' }).click();
  await expect(ceo.getByText(/^Company life is deleted on/)).toHaveCount(0);
  await expect(ceo.getByRole('link', { name: 'When, and how to call it off' })).toHaveCount(0);
});

for (const path of ['start', 'settings/company']) {
  test(`axe finds nothing on ${path}`, async ({ pageOf }) => {
    const page = await pageOf(first.person('CRO'));
    await page.goto(`/t/${first.slug}/${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await axeFinds(page)).toEqual([]);
  });
}

test('axe finds nothing on the form for a new company', async ({ pageOf }) => {
  const page = await pageOf(first.person('CRO'));
  await page.goto('/portfolio/new');
  await expect(page.getByRole('button', { name: 'Create company' })).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
});

test('a company is handed over, and whoever leaves finds his other one', async ({ pageOf }) => {
  const page = await pageOf(first.person('CRO'));
  await page.goto(`/t/${first.slug}/settings/company`);
  await page.getByRole('button', { name: 'Hand over…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('New CRO')).toHaveValue('');
  await dialog.getByLabel('New CRO').selectOption({ label: 'Ida Brandt (CEO)' });
  await dialog.getByRole('button', { name: 'Hand over' }).click();
  await expect(page).toHaveURL(new RegExp(`/t/${slug}|/portfolio`));
  expect((await page.goto(`/t/${first.slug}/settings/company`))?.status()).toBe(404);
});
