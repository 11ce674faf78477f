import { beforeAll, describe, expect, it } from 'vitest';
import { requestStanding } from '@/domain/board/requests';
import { dayOfInstant } from '@/domain/values/calendar-date';
import { periodOf } from '@/domain/values/fiscal-calendar';
import { showWaiting } from '@/features/ceo-home/queries';
import { showDiscipline } from '@/features/discipline/queries';
import { answerRequest } from '@/features/requests/commands';
import { listRequests, type ShownRequest } from '@/features/requests/queries';
import { atInstant } from '@/platform/clock/clock';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

const NOW = '2026-11-20T12:00:00Z';
const ZONE = 'America/St_Johns';
const COUNT = 330;
let tenant: TestTenant;

/**
 * Many requests over four months, asked at moments that several share (to the microsecond) and at midnight in the company's zone, with and
 * without a day: a third waits, the others are answered in time, late, or withdrawn. Other companies have some too.
 */
beforeAll(async () => {
  tenant = await makeTenant({ zone: ZONE });
  const other = await makeTenant({ zone: ZONE });
  for (const { id } of [tenant, other])
    await asAdmin((client) =>
      client.query(
        `INSERT INTO ceo_request (tenant_id, id, text, due_on, state, answer, answered_at, recorded_at)
         SELECT $1, gen_random_uuid(), 'Request ' || i, CASE WHEN i % 5 > 0 THEN date '2026-06-01' + (i % 29) * 7 END, state,
           CASE WHEN state = 'answered' THEN 'yes' END,
           CASE WHEN state = 'answered' THEN timestamptz '2026-11-01T02:30:00.123456Z' + (i % 50) * interval '6 hours' END,
           timestamptz '2026-08-01T02:30:00.654321Z' + (i % 37) * interval '3 days'
         FROM (SELECT i, (ARRAY['open', 'answered', 'withdrawn', 'answered', 'open', 'answered'])[i % 6 + 1] AS state
           FROM generate_series(1, $2) i) n`,
        [id, COUNT],
      ),
    );
});

type Input = Parameters<typeof listRequests>[1];
const list = (input: Input) => atInstant(NOW, async () => value(await listRequests(tenant.as.CEO, input)));

/** All pages one after the other, with what they are asked. */
async function walk(limit?: number): Promise<{ rows: ShownRequest[]; pages: number }> {
  const rows: ShownRequest[] = [];
  let pages = 0;
  for (let after: string | null = null; ; pages += 1) {
    const page = await list({ after, limit });
    rows.push(...page.rows);
    if (page.next === null) return { rows, pages: pages + 1 };
    after = page.next;
  }
}

describe('more requests than fit on a page', () => {
  it('come page by page: every one once, what waits by its day, then what is settled, the latest first', async () => {
    const { rows, pages } = await walk();
    expect(pages).toBe(Math.ceil(COUNT / 50));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(COUNT);
    const open = rows.filter(({ state }) => state === 'open');
    expect(rows.slice(0, open.length)).toEqual(open);
    const days = open.map(({ dueOn }) => dueOn ?? '9999-12-31');
    expect(days).toEqual(days.toSorted());
    const settled = rows.slice(open.length).map(({ answeredAt, askedAt }) => answeredAt ?? askedAt);
    expect(settled).toEqual(settled.toSorted().toReversed());
    // Where a page ends makes no difference, also between the two lists and between rows of one moment.
    expect((await walk(7)).rows).toEqual(rows);
  });

  it('are counted over all of them on every page', async () => {
    const { rows } = await walk(200);
    const counted = {
      total: COUNT,
      waiting: rows.filter(({ state }) => state === 'open').length,
      overdue: rows.filter(({ standing }) => standing === 'overdue').length,
    };
    const first = await list({});
    expect(first).toMatchObject(counted);
    expect(await list({ after: first.next })).toMatchObject(counted);
    expect(counted.overdue).toBeGreaterThan(50);
  });

  it('are judged month by month over all of them, as each one stands', async () => {
    const { rows } = await walk(200);
    const { months } = await atInstant(NOW, async () =>
      value(await showDiscipline(tenant.as.CEO, { months: 4 })),
    );
    const asked = rows.filter(({ state }) => state !== 'withdrawn');
    const expected = months.map(({ period }) => {
      const standings = asked
        .filter(({ askedAt }) => periodOf(dayOfInstant(askedAt, ZONE)) === period)
        .map((row) => {
          const answeredOn = row.answeredAt ? dayOfInstant(row.answeredAt, ZONE) : null;
          return requestStanding({ ...row, answeredOn }, dayOfInstant(NOW, ZONE));
        });
      const count = (...of: string[]) => standings.filter((standing) => of.includes(standing)).length;
      return {
        asked: standings.length,
        answered: count('answered', 'late'),
        late: count('late'),
        overdue: count('overdue'),
      };
    });
    expect(months.map(({ requests }) => requests)).toEqual(expected);
    expect(expected.every(({ asked: some, late }) => some > 0 && late > 0)).toBe(true);
  });

  it('are named in number on the CEO’s first page, the most urgent ones drawn', async () => {
    const first = await list({ limit: 20 });
    const waiting = await atInstant(NOW, async () => value(await showWaiting(tenant.as.CEO, {})));
    expect(waiting.answer).toEqual(first.rows);
    expect(waiting.moreRequests).toBe(first.waiting - 20);
    // And the endorsement of the first version.
    expect(waiting.count).toBe(first.waiting + 1);
  });

  it('are neither lost nor doubled when one is answered between two pages', async () => {
    const first = await list({ limit: 10 });
    const last = first.rows.at(-1);
    if (!last || first.next === null) throw new Error('There are more than ten');
    const before = (await walk()).rows.map(({ id }) => id);
    await atInstant(NOW, async () =>
      value(await answerRequest(tenant.as.CEO, { requestId: last.id, version: last.version, answer: 'yes' })),
    );
    const next = await list({ after: first.next, limit: 10 });
    expect(next.rows.map(({ id }) => id)).toEqual(before.slice(10, 20));
  });

  it('have no page after something that is no place', async () => {
    const id = '01900000-0000-7000-8000-000000000000';
    const at = '2026-11-01T00:00:00.000000Z';
    for (const after of [
      '',
      'open',
      `open 2026-13-01 ${at} ${id}`,
      `open 2026-11-01 ${id}`,
      `open 2026-11-01 2026-99-01T00:00:00.000000Z ${id}`,
      `settled 2026-11-01 ${at} ${id}`,
      `settled ${at} nobody`,
      `settled 0000-01-01T00:00:00.000000Z ${id}`,
      `all ${at} ${id}`,
    ])
      expect(refusal(await listRequests(tenant.as.CEO, { after })).code).toBe('invalid');
    expect(refusal(await listRequests(tenant.as.CEO, { limit: 5000 })).code).toBe('invalid');
    expect((await list({ after: `settled 1999-01-01T00:00:00.000000Z ${id}` })).rows).toEqual([]);
  });
});
