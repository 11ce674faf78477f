import { beforeAll, describe, expect, it } from 'vitest';
import { changeDecision, decide, removeDecision, settleDecision } from '@/features/board/commands-decisions';
import { openBoard, timeBoard, writeSentence } from '@/features/board/commands-hour';
import {
  answerBoard,
  inviteToBoard,
  planBoard,
  recordAttendance,
  uninviteFromBoard,
} from '@/features/board/commands-plan';
import { closeBoard } from '@/features/board/commands-close';
import { boardShow } from '@/features/board/queries';
import { exportQuery } from '@/features/board/queries-export';
import { archiveTenant, restoreTenant } from '@/features/company-life/commands';
import type { Caller } from '@/platform/operations/caller';
import { asAdmin } from '../../support/database';
import { refusal, value, type TestTenant } from '../../support/tenants';
import { close, MONTH, plannedMonth, shown } from './a-month';

const idOf = (caller: Caller) => (caller.kind === 'member' ? caller.userId : '');

/** Everything that a company keeps of its reviews, as text. */
async function kept(tenant: TestTenant): Promise<string> {
  return asAdmin(async (client) => {
    const tables = ['board_review', 'board_sentence', 'board_decision', 'board_attendance', 'board_page'];
    const all: string[] = [];
    for (const table of tables) {
      const { rows } = await client.query<{ row: string }>(
        `SELECT to_jsonb(t)::text AS row FROM ${table} t WHERE tenant_id = $1 ORDER BY 1`,
        [tenant.id],
      );
      all.push(table, ...rows.map(({ row }) => row));
    }
    return all.join('\n');
  });
}

describe('two companies with the same month', () => {
  let ours: TestTenant;
  let theirs: TestTenant;
  let decision: { id: string; version: number };
  beforeAll(async () => {
    [ours, theirs] = [await plannedMonth(), await plannedMonth()];
    const words = { text: 'Theirs alone', ownerId: idOf(theirs.as.CRO), dueOn: '2026-11-30' };
    decision = value(await decide(theirs.as.CRO, { month: MONTH, kind: 'action', ...words }));
  });

  it('know nothing of each other’s decisions, by whatever command', async () => {
    const before = await kept(theirs);
    const { id, version } = decision;
    const words = { text: 'Ours now', ownerId: idOf(ours.as.CRO), dueOn: '2026-12-01' };
    const tries = [
      await changeDecision(ours.as.CEO, { id, version, ...words }),
      await settleDecision(ours.as.CEO, { id, version, state: 'done' }),
      await removeDecision(ours.as.CRO, { id, version }),
    ];
    expect(tries.map((one) => refusal(one).code)).toEqual(['not_found', 'not_found', 'not_found']);
    expect(JSON.stringify(tries)).not.toContain('Theirs alone');
    expect(await kept(theirs)).toBe(before);
    expect(JSON.stringify(await shown(ours))).not.toContain('Theirs alone');
  });

  it('do not seat or charge each other’s people', async () => {
    const stranger = idOf(theirs.as.CEO);
    const seat = { month: MONTH, userId: stranger };
    expect(refusal(await inviteToBoard(ours.as.CRO, seat)).fields).toHaveProperty('userId');
    expect(refusal(await recordAttendance(ours.as.CRO, { ...seat, attended: true })).code).not.toBe(
      'unavailable',
    );
    expect((await uninviteFromBoard(ours.as.CRO, seat)).ok).toBe(false);
    const action = { month: MONTH, kind: 'action' as const, text: 'Call', dueOn: '2026-11-30' };
    expect(refusal(await decide(ours.as.CRO, { ...action, ownerId: stranger })).fields).toEqual({
      ownerId: 'Choose a member.',
    });
    expect((await shown(ours)).page.attendance.map(({ userId }) => userId)).not.toContain(stranger);
  });

  it('are opened, read, exported and closed by their own only', async () => {
    const stranger: Caller = { kind: 'member', userId: idOf(theirs.as.CEO), tenantSlug: ours.slug };
    const { sha256 } = await shown(ours);
    const tries = [
      await boardShow(stranger, { month: MONTH }),
      await exportQuery(stranger, { month: MONTH }),
      await closeBoard(stranger, { month: MONTH, sha256 }),
      await answerBoard(stranger, { month: MONTH, coming: true }),
    ];
    expect(new Set(tries.map((one) => JSON.stringify(refusal<unknown>(one)))).size).toBe(1);
    value(await close(theirs));
    expect((await shown(ours)).state).toBe('planned');
    expect(
      refusal(await closeBoard(ours.as.CEO, { month: MONTH, sha256: (await shown(theirs)).sha256 })),
    ).toMatchObject({
      code: 'conflict',
    });
  });
});

describe('a company that is archived in the middle of its hour', () => {
  it('keeps the hour as it is, is read, and goes on with it once restored', async () => {
    const tenant = await plannedMonth();
    value(await openBoard(tenant.as.CRO, { month: MONTH }));
    value(await timeBoard(tenant.as.CRO, { month: MONTH, item: 'kpis', action: 'start' }));
    value(await writeSentence(tenant.as.CRO, { month: MONTH, topic: 'grr', text: 'It leaks.', version: 0 }));
    const taken = value(
      await decide(tenant.as.CEO, { month: MONTH, kind: 'decision', text: 'No discounts' }),
    );
    value(await archiveTenant(tenant.as.CRO, {}));
    const before = await kept(tenant);
    const { sha256, page } = await shown(tenant);
    expect(page.kpis.find(({ id }) => id === 'grr')?.sentence).toBe('It leaks.');
    const tries = [
      await timeBoard(tenant.as.CRO, { month: MONTH, item: 'kpis', action: 'pause' }),
      await writeSentence(tenant.as.CRO, { month: MONTH, topic: 'grr', text: 'It does not.', version: 1 }),
      await removeDecision(tenant.as.CEO, taken),
      await answerBoard(tenant.as.CEO, { month: MONTH, coming: true }),
      await closeBoard(tenant.as.CEO, { month: MONTH, sha256 }),
      await planBoard(tenant.as.CRO, { month: '2026-11', heldOn: '2026-12-04' }),
    ];
    for (const one of tries)
      expect(refusal<unknown>(one)).toMatchObject({ code: 'rule', remedy: expect.any(String) as string });
    expect(await kept(tenant)).toBe(before);
    value(await exportQuery(tenant.as.VIEWER, { month: MONTH }));
    value(await restoreTenant(tenant.as.CRO, {}));
    value(await timeBoard(tenant.as.CRO, { month: MONTH, item: 'kpis', action: 'pause' }));
    value(await close(tenant));
  });
});

describe('two windows', () => {
  it('open, invite, answer and plan once, whichever is first', async () => {
    const tenant = await plannedMonth();
    const twice = async <T extends { ok: boolean }>(work: () => Promise<T>) =>
      (await Promise.all([work(), work()])).filter(({ ok }) => ok).length;
    const viewer = idOf(tenant.as.VIEWER);
    const cro = tenant.as.CRO;
    expect(await twice(() => openBoard(cro, { month: MONTH }))).toBe(1);
    expect(await twice(() => inviteToBoard(cro, { month: MONTH, userId: viewer }))).toBe(1);
    expect(await twice(() => planBoard(cro, { month: '2026-11', heldOn: '2026-12-04' }))).toBe(1);
    const say = (text: string) => writeSentence(cro, { month: MONTH, topic: 'forecast', text, version: 0 });
    const said = await Promise.all([say('One'), say('Two')]);
    expect(said.filter(({ ok }) => ok)).toHaveLength(1);
    const lost = said.find(({ ok }) => !ok);
    expect(lost && refusal(lost)).toMatchObject({ code: 'conflict', details: { version: 1 } });
    const { seats } = (await shown(tenant)).room ?? { seats: [] };
    expect(seats.filter(({ userId }) => userId === viewer)).toHaveLength(1);
  });

  it('settle an action once, and the second is told of the first', async () => {
    const tenant = await plannedMonth();
    const words = { text: 'Call them', ownerId: idOf(tenant.as.CEO), dueOn: '2026-11-30' };
    const made = value(await decide(tenant.as.CEO, { month: MONTH, kind: 'action', ...words }));
    const both = await Promise.all([
      settleDecision(tenant.as.CEO, { ...made, state: 'done' }),
      settleDecision(tenant.as.CRO, { ...made, state: 'dropped' }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const lost = both.find(({ ok }) => !ok);
    expect(lost && refusal(lost)).toMatchObject({
      code: 'conflict',
      details: { version: 2, theirs: { text: 'Call them' } },
    });
  });
});
