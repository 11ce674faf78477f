import { createDeal } from '@/features/deals/commands';
import { showSettings } from '@/features/settings/queries';
import { runSweep } from '@/features/sweeps/run-sweep';
import { atInstant } from '@/platform/clock/clock';
import { closePool } from '@/platform/db/pool';
import type { Caller } from '@/platform/operations/caller';
import { must } from '../tests/support/operations-answers';
import { makeCompany, type OwnCompany } from './support/own-company';
import { expect, test } from './support/session';

// Two quiet deals and their nights: the steps stand on one another.
test.describe.configure({ mode: 'serial' });

const DAY_MS = 24 * 3600 * 1000;
/** Nights are told, not waited for. */
const inDays = <T>(days: number, work: () => Promise<T>) =>
  atInstant(new Date(Date.now() + days * DAY_MS).toISOString(), work);

let company: OwnCompany;
let operator: Caller;
let quiet: string;

/** The sweep of a night, counted from today. */
async function night(days: number): Promise<void> {
  must(await inDays(days, () => runSweep({ kind: 'system', tenantSlug: company.slug }, {})));
}

test.beforeAll(async () => {
  company = await makeCompany('Zombies');
  operator = { kind: 'operator', tenantSlug: company.slug };
  try {
    const [rep] = must(await showSettings(operator, {})).floors;
    const make = (name: string) =>
      inDays(-200, async () =>
        must(
          await createDeal(operator, {
            name,
            customer: 'Alder Farms',
            repId: rep?.repId,
            amountMinor: '9000000',
          }),
        ),
      );
    quiet = `/t/${company.slug}/deals/${(await make('Quiet silos')).dealId}`;
    await make('Silent barns');
    await night(-13);
  } finally {
    await closePool();
  }
});

test('the deal says when it closes, and the rep says why it is alive', async ({ pageOf }) => {
  const page = await pageOf(company.person('REP'));
  await page.goto(quiet);
  await expect(page.getByText(/^Closes as lost on/)).toBeVisible();
  await page.getByRole('button', { name: 'Justify' }).click();
  const dialog = page.getByRole('dialog', { name: 'Keep it open' });
  await dialog.getByLabel('Why it stays open').fill('Their harvest ends in a month');
  await dialog.getByLabel('What shows that it is alive').fill('Visit of their foreman is fixed');
  const until = new Date(Date.now() + 30 * DAY_MS).toISOString().slice(0, 10);
  await dialog.getByLabel('Until').fill(until);
  await dialog.getByRole('button', { name: 'Keep it open' }).click();
  await expect(page.getByText(/^Closes as lost on/)).toBeHidden();
  const reasons = page.getByRole('region', { name: 'Why it stayed open' });
  await expect(reasons).toContainText('Their harvest ends in a month');
});

test('the night closes the other one, and the CRO takes the night back', async ({ pageOf }) => {
  try {
    await night(1);
  } finally {
    await closePool();
  }
  const page = await pageOf(company.person('CRO'));
  await page.goto(`/t/${company.slug}/audit`);
  const nights = page.getByRole('region', { name: 'Last nights' });
  await expect(nights.getByRole('listitem').first()).toContainText('1 deal closed, 0 warnings');
  await nights.getByRole('button', { name: /^Undo the sweep of/ }).click();
  await expect(page.getByText('1 deal open again', { exact: true })).toBeVisible();
  await expect(nights).toContainText('Undone: 1 deal open again.');
});
