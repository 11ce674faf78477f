import { expect, test } from 'vitest';
import { asAdmin, asOwner, testDatabase } from '../../support/database';
import { makeTenant } from '../../support/tenants';
import { purgeBeforeServing } from '../../../scripts/database/purge';

// The step of `npm start` and `npm run demo` before anything is served, with the command line that it calls.

const { appUrl, ownerUrl } = testDatabase();
const slugs = async () => {
  const { rows } = await asAdmin((client) => client.query<{ slug: string }>('SELECT slug FROM tenant'));
  return rows.map(({ slug }) => slug);
};

async function leavingSince(days: number): Promise<string> {
  const { slug } = await makeTenant();
  await asOwner((client) =>
    client.query(
      `UPDATE tenant SET state = 'leaving', state_at = now() - make_interval(days => $2),
         deletes_at = now() + make_interval(days => 30 - $2) WHERE slug = $1`,
      [slug, days],
    ),
  );
  return slug;
}

async function start(owner: string | null): Promise<string[]> {
  const said: string[] = [];
  await purgeBeforeServing({ appUrl, ownerUrl: owner }, process.env, (line) => said.push(line));
  return said;
}

test('a start deletes the companies whose time is over, and no other, and says so', async () => {
  expect(await start(ownerUrl)).toEqual([]);
  const [due, waits] = [await leavingSince(31), await leavingSince(29)];
  expect(await start(null)).toEqual([
    'A company is to be deleted now: run npm run commitpoint -- tenants purge with DATABASE_OWNER_URL set.',
  ]);
  expect(await slugs()).toContain(due);
  expect(await start(ownerUrl)).toEqual(['a company deleted, since the waiting time was over']);
  expect(await slugs()).toEqual([waits]);
  expect(await start(ownerUrl)).toEqual([]);
});

test('nothing is served while a company that is due cannot be deleted', async () => {
  const due = await leavingSince(31);
  await expect(start(appUrl)).rejects.toThrow('could not be deleted; the reason is above');
  expect(await slugs()).toContain(due);
});
