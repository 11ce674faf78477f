import { beforeAll, describe, expect, it } from 'vitest';
import { exportTime, listTime, type ShownEntry } from '@/features/time/queries';
import { atInstant } from '@/platform/clock/clock';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { engage } from '../terms/the-terms';

const NOW = '2026-02-20T12:00:00Z';
const COUNT = 330;
let tenant: TestTenant;

/** A month with many short entries of two people, some not charged, and beside it what must not count: removed ones, a timer, other months. */
beforeAll(async () => {
  tenant = await makeTenant();
  await engage(tenant, { contractedDays: 1000 });
  const { CRO, CEO } = tenant.as;
  if (CRO.kind !== 'member' || CEO.kind !== 'member') throw new Error('They are members');
  const add = (days: string, minutes: string, state: string, count: number) =>
    asAdmin((client) =>
      client.query(
        `INSERT INTO time_entry (tenant_id, id, user_id, worked_on, kind, minutes, started_at, billable, state, recorded_at)
         SELECT $1, gen_random_uuid(), CASE WHEN i > 320 THEN $3::uuid ELSE $2::uuid END, ${days}, 'work', ${minutes},
           CASE WHEN ${minutes} IS NULL THEN now() END, i % 5 > 0, $4, now() FROM generate_series(1, $5) i`,
        [tenant.id, CRO.userId, CEO.userId, state, count],
      ),
    );
  await add(`date '2026-02-01' + i % 20`, '1 + i % 7', 'live', COUNT);
  await add(`date '2026-02-10'`, '9', 'removed', 40);
  await add(`date '2026-01-31'`, '9', 'live', 40);
  await add(`date '2026-02-20'`, 'NULL::int', 'live', 1);
});

type Input = Parameters<typeof listTime>[1];
const list = (input: Input) => atInstant(NOW, async () => value(await listTime(tenant.as.CRO, input)));

async function walk(limit?: number): Promise<{ entries: ShownEntry[]; pages: number }> {
  const entries: ShownEntry[] = [];
  let pages = 0;
  for (let after: string | null = null; ; pages += 1) {
    const page = await list({ after, limit });
    entries.push(...page.entries);
    if (page.next === null) return { entries, pages: pages + 1 };
    after = page.next;
  }
}

describe('a month with more time than fits on a page', () => {
  it('comes page by page: every entry once, the latest day first', async () => {
    const { entries, pages } = await walk();
    expect([entries.length, pages]).toEqual([COUNT, 4]);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(COUNT);
    const days = entries.map(({ workedOn }) => workedOn);
    expect(days).toEqual(days.toSorted().toReversed());
    expect((await walk(7)).entries).toEqual(entries);
  });

  it('adds up over every entry on every page, as its days and its file do', async () => {
    const { entries } = await walk(500);
    const minutes = entries.reduce((sum, entry) => sum + entry.minutes, 0);
    const charged = entries.filter(({ billable }) => billable).reduce((sum, entry) => sum + entry.minutes, 0);
    const first = await list({});
    const second = await list({ after: first.next });
    for (const page of [first, second]) {
      expect(page.all).toEqual({ count: COUNT, minutes, people: 2 });
      // In hundredths of a day of eight hours.
      expect(page.time.usedDays).toBe(Math.round((charged * 100) / 480));
    }
    const { pieces } = await atInstant(NOW, async () =>
      value(await exportTime(tenant.as.CEO, { format: 'csv' })),
    );
    const lines = pieces.join('').trim().split('\r\n').slice(1);
    expect(lines.length).toBe(COUNT);
    expect(lines.reduce((sum, line) => sum + Number(line.split(',')[4]), 0)).toBe(minutes);
  });

  it('has no page after something that is no place', async () => {
    for (const after of ['', '2026-02-30 x', '2026-02-10', '01900000-0000-7000-8000-000000000000'])
      expect(refusal(await listTime(tenant.as.CRO, { after })).code).toBe('invalid');
    expect(refusal(await listTime(tenant.as.CRO, { limit: 5000 })).code).toBe('invalid');
  });
});
