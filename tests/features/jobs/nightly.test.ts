import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { workWhatIsDue } from '@/due-work';
import { recordContract } from '@/features/contracts/commands';
import { mailWarnings } from '@/features/sweeps/commands-mail';
import { nightOf } from '@/features/sweeps/nightly';
import { showSweeps } from '@/features/sweeps/queries';
import { addDays, date } from '@/domain/values/calendar-date';
import { startSession } from '@/platform/auth/sessions';
import { atInstant } from '@/platform/clock/clock';
import { pool } from '@/platform/db/pool';
import { asAdmin } from '../../support/database';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { closings, quietDeal, stageOf } from '../sweeps/a-sweep';
import { startMailServer, type Received } from './mail-server';

const mails: Received[] = [];
let broken = false;
const { url, server } = await startMailServer(mails, () => broken, { without: '/settings/notices' });
process.env.SMTP_URL = url;
afterAll(() => server.close());

let tenant: TestTenant;
/** Test tenants come into being today; their first night is the next. */
const FIRST = addDays(date(new Date().toISOString().slice(0, 10)), 2);
const work = (offset: number, time = '02:30') =>
  atInstant(`${addDays(FIRST, offset)}T${time}:00Z`, () => workWhatIsDue(new AbortController().signal));
const sweeps = async (of = tenant) => value(await showSweeps(of.as.CRO, {})).sweeps;

beforeEach(async () => {
  await asAdmin((client) => client.query('DELETE FROM pgboss.job; UPDATE tenant SET is_demo = true'));
  tenant = await makeTenant();
  mails.length = 0;
  broken = false;
});

describe('the night of a tenant', () => {
  const berlin = { slug: 'a', zone: 'Europe/Berlin', isDemo: false, createdAt: '2026-01-01T12:00:00Z' };

  it('begins at two in the morning where he is', () => {
    expect(nightOf(berlin, '2026-11-22T00:59:00Z')).toBe('2026-11-21');
    expect(nightOf(berlin, '2026-11-22T01:00:00Z')).toBe('2026-11-22');
    expect(nightOf({ ...berlin, zone: 'America/Los_Angeles' }, '2026-11-22T09:59:00Z')).toBe('2026-11-21');
    expect(nightOf({ ...berlin, zone: 'Pacific/Auckland' }, '2026-11-22T13:00:00Z')).toBe('2026-11-23');
  });

  it('is one a day when the clocks change', () => {
    for (const change of ['2026-03-29', '2026-10-25']) {
      const seen = Array.from({ length: 72 }, (_, hour) => {
        const instant = new Date(Date.parse(`${change}T00:00:00Z`) + (hour - 24) * 3_600_000).toISOString();
        return nightOf(berlin, instant);
      });
      const nights = [...new Set(seen)];
      const [first] = nights;
      expect(nights.length).toBeGreaterThanOrEqual(3);
      expect(nights).toEqual(nights.map((_, index) => addDays(first ?? FIRST, index)));
    }
  });

  it('does not fall on the day on which he comes, nor ever on a company for show', () => {
    expect(nightOf({ ...berlin, createdAt: '2026-11-22T08:00:00Z' }, '2026-11-22T12:00:00Z')).toBeNull();
    expect(nightOf({ ...berlin, createdAt: '2026-11-22T08:00:00Z' }, '2026-11-23T02:00:00Z')).toBe(
      '2026-11-23',
    );
    expect(nightOf({ ...berlin, isDemo: true }, '2026-11-22T12:00:00Z')).toBeNull();
  });
});

describe('the nights of all tenants', () => {
  it('sweep each once a day, warn and close, however often and by however many they are worked', async () => {
    const other = await makeTenant();
    const deals = [await quietDeal(tenant, 'Ours'), await quietDeal(other, 'Theirs')];
    await Promise.all([work(0), work(0)]);
    await work(0, '23:00');
    for (const each of [tenant, other])
      expect(await sweeps(each)).toMatchObject([{ asOf: FIRST, warned: 1 }]);
    await Promise.all([work(14), work(14)]);
    expect([
      await stageOf(tenant, deals[0] ?? { dealId: '' }),
      await stageOf(other, deals[1] ?? { dealId: '' }),
    ]).toEqual(['closed_lost', 'closed_lost']);
    expect([...(await closings(tenant)).values(), ...(await closings(other)).values()]).toEqual([1, 1]);
  });

  it('are made up for once after days without any', async () => {
    await work(0);
    await work(5, '11:00');
    expect((await sweeps()).map(({ asOf }) => asOf)).toEqual([addDays(FIRST, 5), FIRST]);
  });

  it('clean away sessions that ended a month ago', async () => {
    const { rows } = await asAdmin((client) =>
      client.query<{ id: string }>('SELECT user_id AS id FROM membership LIMIT 1'),
    );
    await atInstant('2026-01-01T10:00:00Z', () => startSession(rows[0]?.id ?? '', 'old'));
    const kept = await startSession(rows[0]?.id ?? '', 'new');
    await work(0);
    const left = await asAdmin((client) => client.query('SELECT 1 FROM session'));
    expect([kept.length > 0, left.rowCount]).toEqual([true, 1]);
  });

  it('recount the ledger, and say aloud where kept totals are not what its rows say', async () => {
    const contract = {
      customer: 'Harbour',
      stream: 'software',
      amountMinor: '120000',
      periodMonths: 12,
    } as const;
    value(await recordContract(tenant.operator, { ...contract, startOn: '2026-03-01' }));
    const lines: string[] = [];
    const written = vi
      .spyOn(process.stderr, 'write')
      .mockImplementation((line) => lines.push(String(line)) > 0);
    vi.stubEnv('LOG_LEVEL', 'info');
    try {
      await work(0);
      await asAdmin((client) =>
        client.query('UPDATE movement_month SET amount_minor = amount_minor + 1 WHERE tenant_id = $1', [
          tenant.id,
        ]),
      );
      await work(1);
    } finally {
      vi.unstubAllEnvs();
      written.mockRestore();
    }
    const said = lines
      .filter((line) => line.includes('recounted the ledger'))
      .map((line): unknown => JSON.parse(line));
    expect(said).toMatchObject([
      { level: 'info', tenant: tenant.slug, totalsDiffer: 0, changed: '' },
      { level: 'error', tenant: tenant.slug, totalsDiffer: 1, changed: '' },
    ]);
  });

  it('give a job that failed another try, without a second effect', async () => {
    await quietDeal(tenant, 'Quiet');
    broken = true;
    await work(0);
    expect(mails).toEqual([]);
    broken = false;
    await asAdmin((client) =>
      client.query(`UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`),
    );
    await work(0);
    expect(mails).toHaveLength(1);
    expect(await sweeps()).toMatchObject([{ warned: 1 }]);
  });
});

describe('the warnings of a night', () => {
  it('go out as one mail to the rep with all his deals, and to the CRO where the rep is no member', async () => {
    await quietDeal(tenant, 'First of the rep', tenant.as.REP);
    await quietDeal(tenant, 'Second of the rep', tenant.as.REP);
    const { dealId } = await quietDeal(tenant, 'Of nobody');
    await work(0);
    await work(0);
    expect(new Set(mails.map(({ to }) => to.split('@')[0]))).toEqual(new Set(['cro', 'rep']));
    expect(mails).toHaveLength(2);
    const [toRep, toCro] = ['rep', 'cro'].map(
      (who) => mails.find(({ to }) => to.startsWith(who))?.text ?? '',
    );
    expect(toRep).toContain('First of the rep');
    expect(toRep).toContain('Second of the rep');
    expect(toRep).toContain(`closes in 14 days, on ${addDays(FIRST, 14)}`);
    expect(toRep).not.toContain('Of nobody');
    expect(toCro).toContain(`http://localhost:3000/t/${tenant.slug}/deals/${dealId}`);
    await work(7);
    expect(mails).toHaveLength(4);
  });

  it('are sent once when they are sent by hand as well', async () => {
    await quietDeal(tenant, 'Quiet', tenant.as.REP);
    await work(0);
    expect(value(await mailWarnings(tenant.operator, FIRST))).toEqual({ mails: 0 });
  });
});

it('the application works in the schema of the queue and can make nothing in it', async () => {
  await expect(pool().query('CREATE TABLE pgboss.more (id int)')).rejects.toMatchObject({ code: '42501' });
  await expect(pool().query('CREATE SCHEMA more')).rejects.toMatchObject({ code: '42501' });
  await expect(pool().query('ALTER TABLE pgboss.job ADD COLUMN more int')).rejects.toMatchObject({
    code: '42501',
  });
});
