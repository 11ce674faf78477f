import { axeFinds } from './support/axe';
import { keysHeard } from './support/keys';
import { makeCompany, type OwnCompany } from './support/own-company';
import { expect, test } from './support/session';

// What a member is told, how he settles it, and what he wants to hear of.
test.describe.configure({ mode: 'serial' });

let company: OwnCompany;
const FIRST = 'Called a review for';

test.beforeAll(async () => {
  company = await makeCompany('Told');
});

const at = (rest: string) => `/t/${company.slug}${rest}`;

test('what the CRO plans rings the rep’s bell; E puts it away and undo brings it back', async ({
  pageOf,
}) => {
  const cro = await pageOf(company.person('CRO'));
  await cro.goto(at('/reviews'));
  const answered = cro.waitForResponse((answer) => answer.request().method() === 'POST');
  await cro.getByRole('button', { name: 'Call a review now' }).click();
  await answered;

  const rep = await pageOf(company.person('REP'));
  await rep.goto(at('/notices'));
  const row = rep.getByRole('listitem').filter({ hasText: FIRST });
  await expect(row).toBeVisible();
  await expect(row.getByText('Weekly review')).toBeVisible();
  await keysHeard(rep, 'Done with the notice');
  await row.getByRole('link').focus();
  await rep.keyboard.press('e');
  await expect(row).toHaveCount(0);
  await rep.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toBeVisible();
  await row.getByRole('button', { name: /^Done/ }).click();
  // The row goes at once; the page counts anew when it is put away.
  await expect(rep.getByRole('link', { name: /^Waiting ?0$/ })).toBeVisible();
  await rep.goto(at('/notices?show=done'));
  await expect(rep.getByRole('listitem').filter({ hasText: FIRST })).toBeVisible();
});

test('a kind that is switched off stays off', async ({ pageOf }) => {
  const page = await pageOf(company.person('REP'));
  await page.goto(at('/settings/notices'));
  const mail = page.getByRole('switch', { name: 'Weekly digest: by mail' });
  await expect(mail).toBeChecked();
  await mail.uncheck();
  await expect(mail).toBeEnabled();
  await page.reload();
  await expect(mail).not.toBeChecked();
  await expect(page.getByText('Board review', { exact: true })).toHaveCount(0);
});

test('the digest is shown as it is mailed', async ({ pageOf }) => {
  // The CEO has been told of the review too, and has not looked: that needs him.
  const page = await pageOf(company.person('CEO'));
  await page.goto(at('/settings/notices/preview'));
  await expect(page.getByText('Subject:')).toBeVisible();
  const mail = page.frameLocator('iframe[title="The mail"]');
  await expect(mail.getByRole('heading', { name: 'Your week' })).toBeVisible();
  await expect(mail.getByRole('link', { name: '1 notice waits in your inbox' })).toBeVisible();
  await page.getByText('As plain text').click();
  await expect(page.getByText('Your week at Told', { exact: false })).toBeVisible();
});

for (const path of ['/notices?show=done', '/settings/notices'])
  test(`${path} has no accessibility faults, in light and dark`, async ({ pageOf }) => {
    const page = await pageOf(company.person('REP'));
    await page.goto(at(path));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await axeFinds(page)).toEqual([]);
  });
