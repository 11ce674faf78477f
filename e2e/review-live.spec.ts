import type { Page } from '@playwright/test';
import { addMember } from '@/features/members/add-member';
import { closePool } from '@/platform/db/pool';
import { callAReview, newDeals } from './support/a-review';
import { makeCompany, type OwnCompany } from './support/own-company';
import { SecondServer } from './support/second-server';
import { expect, test } from './support/session';
import type { SignIn } from './support/sign-ins';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
/** Long enough for a server to come back, and for people to be missed. */
const SLOW = { timeout: 45_000 };

// What cannot be pressed is said at once, not at the end of the test.
test.use({ actionTimeout: 20_000 });

let second: SecondServer;
test.beforeAll(async () => {
  second = await SecondServer.start();
});
test.afterAll(async () => {
  await second.kill();
});

async function secondRep({ slug }: OwnCompany): Promise<SignIn> {
  const person = {
    role: 'REP' as const,
    name: 'Ola Berg',
    email: `ola@${slug}.example`,
    password: 'quiet orchard ladder',
  };
  try {
    const added = await addMember({ tenantSlug: slug, ...person });
    if (!added.ok) throw new Error(added.refusal.message);
  } finally {
    await closePool();
  }
  return { ...person, tenant: slug };
}

const inRoom = (page: Page) => page.getByRole('list', { name: 'In the room' }).getByRole('listitem');

async function decided(pages: Page[], words: string): Promise<void> {
  for (const page of pages) await expect(page.getByText(words)).toBeVisible(SLOW);
}

/** The leader holds the deal that is shown and goes on to the next. */
async function holdAndGoOn(cro: Page): Promise<void> {
  const keys = cro.getByRole('toolbar', { name: 'Decide' });
  await keys.getByRole('button', { name: 'Held', exact: true }).click();
  await keys.getByRole('button', { name: 'Next deal' }).click();
}

test('three people in one room on two servers see the same, and lose nothing when one is killed', async ({
  pageOf,
}) => {
  test.setTimeout(180_000);
  const company = await makeCompany('Live room');
  const [cro, sam, ola] = [
    await pageOf(company.person('CRO')),
    await pageOf(company.person('REP')),
    await pageOf(await secondRep(company), PHONE),
  ];
  await newDeals(sam, company.slug, ['Cold chain', 'Pump watch']);
  await newDeals(ola, company.slug, ['Silo levels', 'Fleet trackers']);
  const path = `/t/${company.slug}/reviews/${await callAReview(company.slug)}`;

  await test.step('who waits is seen by the others, and the room opens for all by itself', async () => {
    await cro.goto(path);
    await sam.goto(`${second.origin}${path}`);
    await ola.goto(`${second.origin}${path}`);
    for (const page of [cro, sam, ola]) await expect(inRoom(page)).toHaveCount(3, SLOW);
    await cro.getByRole('button', { name: 'Open the review' }).click();
    await decided([cro, sam, ola], '0 of 4 deals decided');
    for (const page of [cro, sam, ola]) await expect(inRoom(page)).toHaveCount(3, SLOW);
  });

  await test.step('what each does, all see', async () => {
    await cro.getByRole('toolbar', { name: 'Decide' }).getByRole('button', { name: 'Challenge' }).click();
    await cro.getByRole('dialog').getByRole('textbox').fill('Where is the PO?');
    await cro.keyboard.press('Enter');
    for (const page of [cro, sam, ola])
      await expect(page.getByText('Where is the PO?').first()).toBeVisible();
    await holdAndGoOn(cro);
    await decided([cro, sam, ola], '1 of 4 deals decided');
    await sam.getByRole('toolbar', { name: 'Decide' }).getByRole('button', { name: 'Action' }).click();
    await sam.getByRole('dialog').getByLabel('What').fill('Ask Ada for the PO number');
    await sam.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
    for (const page of [cro, sam, ola]) {
      await expect(page.getByRole('region', { name: 'Actions' })).toContainText('Ask Ada for the PO number');
    }
  });

  await test.step('a killed server: its people read on when it is back, and the others went on meanwhile', async () => {
    await second.kill();
    for (const page of [sam, ola]) await expect(page.getByText('Reconnecting…')).toBeVisible(SLOW);
    await holdAndGoOn(cro);
    await decided([cro], '2 of 4 deals decided');
    await expect(inRoom(cro)).toHaveCount(1, SLOW);
    // Said for a few seconds only, so it is looked for from before on.
    const back = [sam, ola].map((page) => expect(page.getByText(/^Back, \d changes?$/)).toBeVisible(SLOW));
    await Promise.all([second.start(), ...back]);
    await decided([sam, ola], '2 of 4 deals decided');
    for (const page of [cro, sam, ola]) await expect(inRoom(page)).toHaveCount(3, SLOW);
  });

  await test.step('a phone that was away catches up', async () => {
    await ola.context().setOffline(true);
    await holdAndGoOn(cro);
    await decided([cro, sam], '3 of 4 deals decided');
    await ola.context().setOffline(false);
    await decided([ola], '3 of 4 deals decided');
  });
});

test('nothing on the way compresses the stream or holds it back', async ({ pageOf }) => {
  const company = await makeCompany('Live headers');
  const cro = await pageOf(company.person('CRO'));
  const url = `/api/t/${company.slug}/review-live/${await callAReview(company.slug)}?after=0`;
  await cro.goto(`/t/${company.slug}/reviews`);
  const first = await cro.evaluate(async (address) => {
    const answer = await fetch(address, { headers: { accept: 'text/event-stream' } });
    const reader = answer.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    await reader?.cancel();
    const headers = ['content-type', 'content-encoding', 'cache-control', 'x-accel-buffering'];
    return [new TextDecoder().decode(value).slice(0, 6), ...headers.map((name) => answer.headers.get(name))];
  }, url);
  expect(first).toEqual([
    'retry:',
    'text/event-stream; charset=utf-8',
    null,
    'private, no-store, no-transform',
    'no',
  ]);
});
