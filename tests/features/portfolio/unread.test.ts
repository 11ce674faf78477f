import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { portfolioOf } from '@/features/portfolio/queries';
import { asAdmin, asOwner } from '../../support/database';
import { makeTenant, type TestTenant } from '../../support/tenants';

let well: TestTenant;
let other: TestTenant;
let ill: TestTenant;

const seen = () =>
  portfolioOf([well, ill, other].map(({ as, slug }) => ({ caller: as.CRO, company: `Company ${slug}` })));

/** What is logged while something is done. */
async function logged(work: () => Promise<void>): Promise<string> {
  const written: string[] = [];
  vi.stubEnv('LOG_LEVEL', 'error');
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((line) => written.push(String(line)) > 0);
  try {
    await work();
  } finally {
    spy.mockRestore();
  }
  return written.join('');
}

/** The other companies are there; of this one its name and the number under which the log tells why. */
async function isShownAlone(why: RegExp): Promise<void> {
  let reference = '';
  const told = await logged(async () => {
    const { unread, companies } = await seen();
    expect(companies.map(({ slug }) => slug).toSorted()).toEqual([well.slug, other.slug].toSorted());
    expect(unread).toMatchObject([{ slug: ill.slug, company: `Company ${ill.slug}` }]);
    reference = unread[0]?.reference ?? '';
  });
  expect(reference).toMatch(/^[0-9A-Z]{6,8}$/);
  expect(told).toContain(`"reference":"${reference}"`);
  expect(told).toContain(`"tenant":"${ill.slug}"`);
  expect(told).toMatch(why);
}

beforeAll(async () => {
  [well, other, ill] = [await makeTenant(), await makeTenant(), await makeTenant()];
});
afterEach(() => vi.unstubAllEnvs());

describe('a company that cannot be read', () => {
  it('does not take the others with it: something in it is broken', async () => {
    const zone = (name: string) =>
      asAdmin((client) => client.query('UPDATE tenant SET zone = $2 WHERE id = $1', [ill.id, name]));
    await zone('Nowhere/Nothing');
    await isShownAlone(/Invalid time zone/);
    await zone('UTC');
    expect((await seen()).unread).toEqual([]);
  });

  it('does not keep them waiting: its rows do not come', async () => {
    await asOwner((client) =>
      client.query(
        `CREATE POLICY stuck ON stage_model AS RESTRICTIVE FOR SELECT USING (tenant_id <> '${ill.id}' OR pg_sleep(600) IS NULL)`,
      ),
    );
    await isShownAlone(/statement timeout/);
    await asOwner((client) => client.query('DROP POLICY stuck ON stage_model'));
    expect((await seen()).unread).toEqual([]);
  }, 20_000);
});
