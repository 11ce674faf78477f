import type { Page } from '@playwright/test';
import { createDeal } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { showSettings } from '@/features/settings/queries';
import { closePool } from '@/platform/db/pool';
import type { Caller } from '@/platform/operations/caller';
import { must } from '../tests/support/operations-answers';
import { axeFinds } from './support/axe';
import { makeCompany, type OwnCompany } from './support/own-company';
import { expect, test } from './support/session';

// One order on its way to delivery, back, and on: each step stands on the one before.
test.describe.configure({ mode: 'serial' });

const DEAL = 'Harbour cold chain';
let company: OwnCompany;
let deal: string;

test.beforeAll(async () => {
  company = await makeCompany('Handoffs');
  const operator: Caller = { kind: 'operator', tenantSlug: company.slug };
  try {
    const [rep] = must(await showSettings(operator, {})).floors;
    const lines = [
      {
        stream: 'hardware' as const,
        recurring: false,
        description: 'Probes',
        units: 40,
        amountMinor: '400000',
      },
      { stream: 'software' as const, recurring: true, description: 'Platform', amountMinor: '900000' },
    ];
    const input = { name: DEAL, customer: 'Mole Foods', contact: 'Mira Alder', repId: rep?.repId, lines };
    const made = must(await createDeal(operator, input));
    const evidence = [
      { kind: 'demo' as const, evidenceOn: '2026-03-02' },
      { kind: 'quote' as const, reference: 'Q-1', evidenceOn: '2026-03-20', amountMinor: '1300000' },
      { kind: 'po' as const, reference: 'PO-77', evidenceOn: '2026-04-02', amountMinor: '1300000' },
    ];
    must(await moveDeal(operator, { ...made, to: 'hardware_po_received', evidence }));
    deal = `/t/${company.slug}/deals/${made.dealId}`;
  } finally {
    await closePool();
  }
});

const handoff = (page: Page) => page.getByRole('region', { name: 'Handoff to delivery' });

async function tell(page: Page, button: string, network: string) {
  await handoff(page).getByRole('button', { name: button, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `Hand ${DEAL} over to delivery` });
  await dialog.getByLabel('Network').fill(network);
  await dialog.getByLabel('How it will be seen').fill('The night desk gets the first alarm');
  await dialog.getByRole('button', { name: 'Hand over', exact: true }).click();
  await expect(handoff(page)).toContainText('Waits for delivery');
}

test('a rep hears on his first page what he owes, and hands it over filled in', async ({ pageOf }) => {
  const page = await pageOf(company.person('REP'));
  await page.goto(`/t/${company.slug}/pipeline`);
  await expect(page.getByText('1 deal with a PO that delivery knows nothing of.')).toBeVisible();
  await page.getByRole('link', { name: 'Hand over', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Handoffs' })).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole('link', { name: `Hand over: ${DEAL}` }).click();
  await expect(handoff(page)).toContainText('delivery does not know yet what was promised');
  await handoff(page).getByRole('button', { name: 'Hand over', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `Hand ${DEAL} over to delivery` });
  await expect(dialog.getByLabel('Promised')).toHaveValue('40 × Probes\nPlatform, each year');
  await expect(dialog.getByLabel('Devices')).toHaveValue('40');
  await page.keyboard.press('Escape');
  await tell(page, 'Hand over', 'Their Wi-Fi');
});

test('delivery returns it with a question, and the rep answers it', async ({ pageOf }) => {
  const page = await pageOf(company.person('DELIVERY'));
  await page.goto(`/t/${company.slug}/deployments/handoffs`);
  await page.getByRole('link', { name: `Read and decide: ${DEAL}` }).click();
  await handoff(page).getByRole('button', { name: 'Return' }).click();
  const dialog = page.getByRole('dialog', { name: `Return ${DEAL}` });
  await dialog.getByLabel('What is missing').fill('Who opens their Wi-Fi?');
  await dialog.getByRole('button', { name: 'Return it' }).click();
  await expect(handoff(page)).toContainText('Delivery returned it: Who opens their Wi-Fi?');

  const rep = await pageOf(company.person('REP'));
  await rep.goto(deal);
  await tell(rep, 'Hand over again', 'LTE by us');
});

test('of two who correct it at once, the second reads the first and decides', async ({ pageOf }) => {
  const [rep, cro] = [await pageOf(company.person('REP')), await pageOf(company.person('CRO'))];
  const correct = async (page: Page) => {
    await page.goto(deal);
    await handoff(page).getByRole('button', { name: 'Correct', exact: true }).click();
    return page.getByRole('dialog', { name: 'Correct the handoff' });
  };
  const [late, first] = [await correct(rep), await correct(cro)];
  await first.getByLabel('Site').fill('Dock 7');
  await first.getByRole('button', { name: 'Save' }).click();
  await expect(handoff(cro)).toContainText('Dock 7');
  await late.getByLabel('Site').fill('Mole Foods, dock 8');
  await late.getByRole('button', { name: 'Save' }).click();
  await expect(late.getByRole('alert')).toContainText('It says now: Site: Dock 7.');
  await late.getByRole('button', { name: 'Save' }).click();
  await expect(late).toBeHidden();
  await expect(handoff(rep)).toContainText('Mole Foods, dock 8');
});

test('accepted, it is a deployment with a plan whose steps are done and taken back', async ({ pageOf }) => {
  const page = await pageOf(company.person('DELIVERY'));
  await page.goto(deal);
  await handoff(page).getByRole('button', { name: 'Accept' }).click();
  const dialog = page.getByRole('dialog', { name: `Accept ${DEAL}` });
  await dialog.getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mole Foods, dock 8' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Handoff' })).toContainText('LTE by us');

  const plan = page.getByRole('region', { name: 'Value acceleration plan' });
  await expect(plan).toContainText('0 of 5 steps done.');
  const first = plan.getByRole('row', { name: /simulated data/ });
  await expect(first).toContainText('Before the hardware');
  await expect(first).toContainText('16 Apr 2026');
  await first.getByRole('button', { name: /^Done/ }).click();
  await expect(plan).toContainText('1 of 5 steps done.');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(plan).toContainText('0 of 5 steps done.');
  expect(await axeFinds(page)).toEqual([]);
});

test('a plan keeps its early step until the CRO says why not', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(deal);
  await handoff(page).getByRole('link', { name: 'Mole Foods, dock 8' }).click();
  const plan = page.getByRole('region', { name: 'Value acceleration plan' });
  await plan
    .getByRole('row', { name: /simulated data/ })
    .getByRole('button', { name: /^Remove/ })
    .click();
  await expect(plan.getByRole('row', { name: /simulated data/ })).toHaveCount(0);
  const last = plan.getByRole('row', { name: /Preview the first report/ });
  await last.getByRole('button', { name: /^Remove/ }).click();
  await expect(page.getByText(/only step that gives value before the hardware/)).toBeVisible();
  await plan.getByRole('button', { name: 'No early value?' }).click();
  const dialog = page.getByRole('dialog', { name: 'No value before the hardware' });
  await dialog.getByLabel('Why there is none').fill('They run the same probes already');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await last.getByRole('button', { name: /^Remove/ }).click();
  await expect(plan).toContainText('No value before the hardware: They run the same probes already');
});

test('the CRO publishes what new plans begin with, and not without an early step', async ({ pageOf }) => {
  const page = await pageOf(company.person('CRO'));
  await page.goto(`/t/${company.slug}/settings/value-plan`);
  await page.getByLabel('When step 1 happens').selectOption('during');
  await page.getByLabel('When step 2 happens').selectOption('during');
  await page.getByRole('button', { name: 'Publish version 1' }).click();
  await expect(page.getByText(/needs a step that gives value before the hardware/)).toBeVisible();
  await page.getByLabel('When step 1 happens').selectOption('before');
  await page.getByLabel('Title of step 1').fill('Run it on simulated data');
  await page.getByRole('button', { name: 'Publish version 1' }).click();
  await expect(page.getByRole('row', { name: /^Version 1/ })).toContainText(
    'Day 14: Run it on simulated data',
  );
  await expect(page.getByRole('button', { name: 'Publish version 2' })).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
});
