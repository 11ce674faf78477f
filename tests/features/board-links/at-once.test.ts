import { beforeEach, describe, expect, it } from 'vitest';
import { makeLink, revokeBoardLink } from '@/features/board-links/commands';
import { linksQuery } from '@/features/board-links/queries';
import { atInstant } from '@/platform/clock/clock';
import { closedMonth } from '../../support/closed-board';
import { asAdmin } from '../../support/database';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { NOW, openShared, pathOf } from './a-link';

const MONTH = '2026-10';
let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
  await closedMonth(tenant.id, MONTH);
});

const make = (label: string) =>
  atInstant(NOW, () => makeLink(tenant.as.CRO, { month: MONTH, label, days: 14 }));
const links = async () => value(await linksQuery(tenant.as.CRO, { month: MONTH })).links;
const codesOf = (answers: { ok: boolean; refusal?: { code: string } }[]) =>
  answers.map((answer) => (answer.ok ? 'ok' : (answer.refusal?.code ?? ''))).sort();

describe('links of several people at once', () => {
  it('are one for each name, however many ask', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => make('Anna')));
    expect(codesOf(answers)).toEqual([...Array<string>(7).fill('invalid'), 'ok']);
    expect(await links()).toHaveLength(1);
  });

  it('are never more than twenty', async () => {
    for (let i = 0; i < 18; i += 1) value(await make(`Guest ${i}`));
    const answers = await Promise.all(Array.from({ length: 6 }, (_, i) => make(`Late ${i}`)));
    expect(codesOf(answers)).toEqual(['ok', 'ok', 'rule', 'rule', 'rule', 'rule']);
    expect(await links()).toHaveLength(20);
  });

  it('are revoked once', async () => {
    const { linkId } = value(await make('Anna'));
    const answers = await Promise.all(
      (['CRO', 'CEO', 'CRO'] as const).map((role) => revokeBoardLink(tenant.as[role], { linkId })),
    );
    expect(codesOf(answers)).toEqual(['conflict', 'conflict', 'ok']);
  });

  it('count each of many openings, and tell of the first one only', async () => {
    const path = pathOf(value(await make('Anna')).address);
    const answers = await Promise.all(Array.from({ length: 20 }, () => openShared(path)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await links())[0]?.views).toBe(20);
    const told = await asAdmin(async (client) => {
      const sql = `SELECT user_id FROM notice WHERE tenant_id = $1 AND kind = 'link'`;
      return (await client.query<{ user_id: string }>(sql, [tenant.id])).rows;
    });
    expect(told).toHaveLength(2);
    expect(new Set(told.map(({ user_id }) => user_id)).size).toBe(2);
  });
});

describe('the list of links', () => {
  it('is a month’s own, the latest first, and says who made them', async () => {
    await closedMonth(tenant.id, '2026-09', {
      month: { period: 24320, key: '2026-09', name: 'September 2026' },
    });
    value(await make('First'));
    value(
      await atInstant('2026-11-11T15:00:00.000Z', () =>
        makeLink(tenant.as.CEO, { month: MONTH, label: 'Second' }),
      ),
    );
    value(await atInstant(NOW, () => makeLink(tenant.as.CEO, { month: '2026-09', label: 'Elsewhere' })));
    expect((await links()).map(({ label }) => label)).toEqual(['Second', 'First']);
    expect((await links()).map(({ createdByName }) => createdByName?.slice(0, 3))).toEqual(['CEO', 'CRO']);
  });

  it('never has an address in it, nor what could lead to one', async () => {
    const token =
      value(await make('Anna'))
        .address.split('/')
        .at(-1) ?? '';
    const text = JSON.stringify(await links());
    expect(text).not.toContain(token);
    expect(text).not.toMatch(/[0-9a-f]{64}/);
  });
});

describe('what stays of a link', () => {
  it('is beyond the application’s hands: a view is neither changed nor removed, a link not removed', async () => {
    await openShared(pathOf(value(await make('Anna')).address));
    const rights = await asAdmin(async (client) => {
      const sql = `SELECT table_name AS name, privilege_type AS may FROM information_schema.role_table_grants
        WHERE grantee LIKE '%app%' AND table_name IN ('board_link', 'board_link_view', 'board_page')`;
      return (await client.query<{ name: string; may: string }>(sql)).rows;
    });
    const of = (name: string) =>
      [...new Set(rights.filter((row) => row.name === name).map(({ may }) => may))].sort();
    expect(of('board_link_view')).toEqual(['INSERT', 'SELECT']);
    expect(of('board_page')).toEqual(['INSERT', 'SELECT']);
    expect(of('board_link')).toEqual(['INSERT', 'SELECT', 'UPDATE']);
  });
});
