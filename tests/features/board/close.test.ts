import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { canonicalPage } from '@/domain/board/page';
import { publishAgenda } from '@/features/board/commands-agenda';
import { closeBoard } from '@/features/board/commands-close';
import { changeDecision, decide, removeDecision, settleDecision } from '@/features/board/commands-decisions';
import { openBoard, timeBoard, writeSentence } from '@/features/board/commands-hour';
import {
  answerBoard,
  inviteToBoard,
  planBoard,
  recordAttendance,
  uninviteFromBoard,
} from '@/features/board/commands-plan';
import { atInstant, later, now } from '@/platform/clock/clock';
import { withUnit, type Unit } from '@/platform/db/unit-of-work';
import { asAdmin } from '../../support/database';
import { refusal, value, type TestTenant } from '../../support/tenants';
import { close, MONTH, plannedMonth, shown, sold, storedPages } from './a-month';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await plannedMonth();
});

describe('closing a month', () => {
  it('freezes what was seen, with the checksum of its text, and closes the ledger through it', async () => {
    const before = await shown(tenant);
    const answer = value(await close(tenant));
    const after = await shown(tenant);
    expect(after).toMatchObject({ state: 'closed', intact: true, room: null, sha256: answer.sha256 });
    expect(after.page).toEqual({
      ...before.page,
      closed: { by: after.page.closed?.by, at: after.page.closed?.at },
    });
    const [page] = await storedPages(tenant);
    expect(page?.body).toBe(canonicalPage(after.page));
    expect(
      createHash('sha256')
        .update(page?.body ?? '')
        .digest('hex'),
    ).toBe(answer.sha256);
    expect(answer.ledgerMonths).toBe(1);
    const closed = await asAdmin((client) =>
      client.query('SELECT period FROM ledger_close WHERE tenant_id = $1', [tenant.id]),
    );
    expect(closed.rows).toEqual([{ period: 2026 * 12 + 9 }]);
  });

  it('leaves the closed page to the byte whatever is done afterwards; it comes as a correction into the next month', async () => {
    value(await close(tenant));
    const stored = await storedPages(tenant);
    await sold(tenant, 'Late Paper Ltd', '2026-09-15', '600000');
    value(await planBoard(tenant.as.CRO, { month: '2026-11', heldOn: '2026-12-03' }));
    await asAdmin((client) =>
      client.query(
        `UPDATE tenant SET name = 'Renamed', currency = 'JPY', zone = 'Asia/Tokyo' WHERE id = $1`,
        [tenant.id],
      ),
    );
    await asAdmin((client) => client.query(`UPDATE tenant SET currency = 'USD' WHERE id = $1`, [tenant.id]));
    expect(await storedPages(tenant)).toEqual(stored);
    const { page } = await shown(tenant, '2026-11');
    expect(page.corrections).toMatchObject({
      rows: 1,
      sumMinor: '600000',
      months: [{ month: '2026-09', rows: 1, amountMinor: '600000' }],
    });
  });

  it('leaves out no correction that was begun before it and booked after it, and tells none twice', async () => {
    await sold(tenant, 'Early Ltd', '2026-08-15', '120000');
    value(await close(tenant));
    await atInstant(later(now(), -60), () => sold(tenant, 'Late Paper Ltd', '2026-09-15', '600000'));
    value(await planBoard(tenant.as.CRO, { month: '2026-11', heldOn: '2026-12-03' }));
    const told = { rows: 1, months: [{ month: '2026-09', rows: 1, amountMinor: '600000' }] };
    expect((await shown(tenant, '2026-11')).page.corrections).toMatchObject(told);
    await atInstant('2026-12-03T12:00:00Z', async () => {
      value(await close(tenant, '2026-11'));
      value(await planBoard(tenant.as.CRO, { month: '2026-12', heldOn: '2026-12-30' }));
      expect((await shown(tenant, '2026-12')).page.corrections.rows).toBe(0);
      await sold(tenant, 'Another Ltd', '2026-09-20', '120000');
      const next = (await shown(tenant, '2026-12')).page.corrections;
      expect(next.months).toEqual([{ month: '2026-09', rows: 1, amountMinor: '120000' }]);
    });
  });

  it('and the planning of a month before it do not pass each other', async () => {
    const { sha256 } = await shown(tenant);
    const [closed, planned] = await Promise.all([
      closeBoard(tenant.as.CEO, { month: MONTH, sha256 }),
      planBoard(tenant.as.CRO, { month: '2026-09', heldOn: '2026-10-05' }),
    ]);
    expect([closed.ok, planned.ok].filter(Boolean)).toHaveLength(1);
  });

  it('is refused while it is not over, and while an earlier one is open', async () => {
    value(await planBoard(tenant.as.CRO, { month: '2026-11', heldOn: '2026-11-30' }));
    expect(refusal(await close(tenant, '2026-11'))).toMatchObject({
      code: 'rule',
      remedy: 'It can be closed from 1 Dec 2026 on.',
    });
    value(await planBoard(tenant.as.CRO, { month: '2026-09', heldOn: '2026-10-05' }));
    expect(refusal(await close(tenant))).toMatchObject({
      code: 'rule',
      remedy: 'Close September 2026 first.',
    });
    value(await close(tenant, '2026-09'));
    value(await close(tenant));
    expect(refusal(await planBoard(tenant.as.CRO, { month: '2026-08', heldOn: '2026-09-05' }))).toMatchObject(
      {
        code: 'rule',
      },
    );
  });

  it('is refused for a page that has changed since it was looked at', async () => {
    const { sha256 } = await shown(tenant);
    await sold(tenant, 'A new customer', '2026-08-01', '100000');
    expect(refusal(await closeBoard(tenant.as.CEO, { month: MONTH, sha256 }))).toMatchObject({
      code: 'conflict',
      details: { sha256: (await shown(tenant)).sha256 },
    });
    expect(await storedPages(tenant)).toEqual([]);
  });
});

describe('a closed month', () => {
  it('takes no write of any command', async () => {
    const { as } = tenant;
    const userId = as.VIEWER.kind === 'member' ? as.VIEWER.userId : '';
    const words = { text: 'Call them', ownerId: userId, dueOn: '2026-12-01' };
    value(await inviteToBoard(as.CRO, { month: MONTH, userId }));
    const { id, version } = value(await decide(as.CEO, { month: MONTH, kind: 'action', ...words }));
    value(await close(tenant));
    const refused = [
      await planBoard(as.CRO, { month: MONTH, heldOn: '2026-11-10' }),
      await inviteToBoard(as.CRO, { month: MONTH, userId }),
      await uninviteFromBoard(as.CRO, { month: MONTH, userId }),
      await recordAttendance(as.CRO, { month: MONTH, userId, attended: true }),
      await answerBoard(as.CEO, { month: MONTH, coming: true }),
      await writeSentence(as.CRO, { month: MONTH, topic: 'grr', text: 'Better', version: 0 }),
      await openBoard(as.CRO, { month: MONTH }),
      await timeBoard(as.CRO, { month: MONTH, item: 'kpis', action: 'start' }),
      await decide(as.CEO, { month: MONTH, kind: 'decision', text: 'More' }),
      await changeDecision(as.CEO, { id, version, ...words }),
      await removeDecision(as.CEO, { id, version }),
      await close(tenant),
    ];
    expect(refused.map((answer) => refusal<unknown>(answer as never).code)).toEqual(
      refused.map(() => 'conflict'),
    );
    // What becomes of an action is told by the month after: the closed page keeps it open.
    const stored = await storedPages(tenant);
    value(await settleDecision(as.CEO, { id, version, state: 'done' }));
    value(await publishAgenda(as.CRO, { version: 0, items: [{ key: 'all', title: 'All', minutes: 60 }] }));
    expect(await storedPages(tenant)).toEqual(stored);
    expect((await shown(tenant)).page.thisMonth).toMatchObject([{ became: 'open' }]);
    expect((await shown(tenant, '2026-11')).page.lastMonth).toMatchObject({
      month: 'October 2026',
      items: [{ became: 'kept' }],
    });
  });
});

describe('the database', () => {
  const run = (work: (unit: Unit) => Promise<unknown>) =>
    withUnit({ tenantId: tenant.id, mode: 'write' }, work).then(
      () => 'done',
      () => 'refused',
    );
  const all = () =>
    asAdmin(async (client) => {
      const { rows } = await client.query<{ row: string }>(
        `SELECT b::text AS row FROM board_review b WHERE tenant_id = $1 UNION ALL SELECT a::text FROM board_attendance a WHERE tenant_id = $1
         UNION ALL SELECT s::text FROM board_sentence s WHERE tenant_id = $1 ORDER BY 1`,
        [tenant.id],
      );
      return rows;
    });

  it('lets the application neither change nor add anything to a closed month', async () => {
    value(await writeSentence(tenant.as.CRO, { month: MONTH, topic: 'grr', text: 'Said', version: 0 }));
    value(await close(tenant));
    const before = await all();
    const id = (unit: Unit) => [unit.tenantId];
    const changes = [
      `UPDATE board_review SET timer = '{"item": "x"}', state = 'open', closed_at = NULL, page_id = NULL WHERE tenant_id = $1`,
      `UPDATE board_sentence SET text = 'Another' WHERE tenant_id = $1`,
      'UPDATE board_attendance SET attended = true WHERE tenant_id = $1',
      'DELETE FROM board_attendance WHERE tenant_id = $1',
    ];
    for (const sql of changes) await run((unit) => unit.execute(sql, id(unit)));
    const additions = [
      `INSERT INTO board_sentence (tenant_id, review_id, topic, text, recorded_at) SELECT $1, id, 'ttfv', 'New', now() FROM board_review`,
      `INSERT INTO board_decision (tenant_id, id, review_id, kind, text, state, recorded_at)
         SELECT $1, gen_random_uuid(), id, 'decision', 'New', 'taken', now() FROM board_review`,
      `UPDATE board_page SET body = '{}' WHERE tenant_id = $1`,
    ];
    for (const sql of additions) expect(await run((unit) => unit.execute(sql, id(unit)))).toBe('refused');
    expect(await all()).toEqual(before);
  });
});

describe('two closings at once', () => {
  it('close once: the second one finds it closed', async () => {
    const { sha256 } = await shown(tenant);
    const both = await Promise.all(
      [tenant.as.CEO, tenant.as.CRO].map((caller) => closeBoard(caller, { month: MONTH, sha256 })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const second = both.find(({ ok }) => !ok);
    expect(second && refusal(second)).toMatchObject({
      code: 'conflict',
      details: { month: MONTH, closed: true },
    });
    expect(await storedPages(tenant)).toHaveLength(1);
  });
});

/** Waits until a connection of the application waits for a lock on the pages; its process id. */
async function waitingClose(): Promise<number> {
  for (;;) {
    const { rows } = await asAdmin((client) =>
      client.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO board_page%'`,
      ),
    );
    if (rows[0]) return rows[0].pid;
    await sleep(10);
  }
}

describe('a close that is killed on the way', () => {
  it('has closed nothing, neither page nor ledger, and the next one closes all of it', async () => {
    const { sha256 } = await shown(tenant);
    await asAdmin(async (client) => {
      await client.query('BEGIN; LOCK TABLE board_page IN SHARE ROW EXCLUSIVE MODE');
      const dying = closeBoard(tenant.as.CEO, { month: MONTH, sha256 }).then(
        (answer) => answer.ok,
        () => 'died',
      );
      const pid = await waitingClose();
      await client.query('SELECT pg_terminate_backend($1)', [pid]);
      expect(await dying).toBe('died');
      await client.query('ROLLBACK');
    });
    expect((await shown(tenant)).state).toBe('planned');
    expect(await storedPages(tenant)).toEqual([]);
    expect(value(await close(tenant)).ledgerMonths).toBe(1);
  });
});
