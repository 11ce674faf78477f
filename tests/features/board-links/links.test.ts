import { beforeEach, describe, expect, it } from 'vitest';
import { makeLink, revokeBoardLink } from '@/features/board-links/commands';
import { linksQuery } from '@/features/board-links/queries';
import { atInstant, later } from '@/platform/clock/clock';
import { closedMonth } from '../../support/closed-board';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { NOW, openShared, pathOf } from './a-link';

const MONTH = '2026-10';
let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant({ zone: 'America/New_York' });
  await closedMonth(tenant.id, MONTH);
});

const make = (label = 'Anna Berg', days?: number, at = NOW) =>
  atInstant(at, () =>
    makeLink(tenant.as.CEO, { month: MONTH, label, ...(days === undefined ? {} : { days }) }),
  );
const links = async (at = NOW) =>
  value(await atInstant(at, () => linksQuery(tenant.as.CRO, { month: MONTH }))).links;

describe('a link to a closed page', () => {
  it('opens until the end of its last day in the company’s zone, a fortnight unless told', async () => {
    const { address, until } = value(await make());
    expect(address).toMatch(new RegExp(`^http://localhost:3000/shared/${tenant.slug}/[\\w-]{43}$`));
    expect(until).toBe('24 Nov 2026');
    expect(await links()).toMatchObject([
      { label: 'Anna Berg', expiresAt: '2026-11-25T05:00:00.000Z', revokedAt: null, views: 0 },
    ]);
    expect((await openShared(pathOf(address), {}, '2026-11-25T04:59:59.999Z')).status).toBe(200);
    expect((await openShared(pathOf(address), {}, '2026-11-25T05:00:00.000Z')).status).toBe(404);
  });

  it('is kept as its hash alone', async () => {
    const token =
      value(await make())
        .address.split('/')
        .at(-1) ?? '';
    const everything = await asAdmin(async (client) => {
      const texts: string[] = [];
      for (const table of ['board_link', 'audit_event', 'idempotency_key', 'notice'])
        texts.push(JSON.stringify((await client.query(`SELECT * FROM ${table}`)).rows));
      return texts.join();
    });
    expect(everything).not.toContain(token);
  });

  it('is not kept by an idempotency key either', async () => {
    const caller = { ...tenant.as.CRO, idempotencyKey: 'again' };
    const first = value(await makeLink(caller, { month: MONTH, label: 'Anna' }));
    expect(refusal(await makeLink(caller, { month: MONTH, label: 'Anna' })).code).toBe('invalid');
    expect(value(await makeLink(caller, { month: MONTH, label: 'Ben' })).address).not.toBe(first.address);
  });

  it('is for a closed month only, for one to ninety days, and for somebody', async () => {
    const open = await makeLink(tenant.as.CRO, { month: '2026-11', label: 'Anna' });
    expect(refusal(open)).toMatchObject({ code: 'rule', remedy: expect.stringContaining('Close the month') });
    for (const days of [0, 91, 1.5]) expect(refusal(await make('Anna', days)).code).toBe('invalid');
    for (const month of ['2026-13', 'soon', '9999-01'])
      expect(refusal(await makeLink(tenant.as.CRO, { month, label: 'Anna' })).code).toBe('invalid');
    expect(refusal(await make('  ')).code).toBe('invalid');
    value(await make('Anna', 90));
  });

  it('is one of at most twenty a month, each for somebody else', async () => {
    for (let i = 0; i < 20; i += 1) value(await make(`Guest ${i}`));
    expect(refusal(await make('guest 7'))).toMatchObject({
      code: 'invalid',
      fields: { label: expect.any(String) },
    });
    expect(refusal(await make('One more'))).toMatchObject({ code: 'rule', remedy: expect.any(String) });
    const [latest] = await links();
    value(await revokeBoardLink(tenant.as.CRO, { linkId: latest?.id ?? '' }));
    value(await make('One more'));
  });

  it('opens nothing once revoked, and stays in the list with its views', async () => {
    const { address, linkId } = value(await make());
    expect((await openShared(pathOf(address))).status).toBe(200);
    value(await atInstant(later(NOW, 60), () => revokeBoardLink(tenant.as.CRO, { linkId })));
    expect((await openShared(pathOf(address))).status).toBe(404);
    expect(refusal(await revokeBoardLink(tenant.as.CEO, { linkId })).code).toBe('conflict');
    expect(await links()).toMatchObject([
      { revokedAt: later(NOW, 60), revokedByName: expect.stringContaining('CRO'), views: 1 },
    ]);
  });

  it('is made, seen and revoked by CRO and CEO alone, in their own company', async () => {
    const { linkId } = value(await make());
    const other = await makeTenant();
    for (const role of ['REP', 'DELIVERY', 'VIEWER'] as const) {
      expect(refusal(await makeLink(tenant.as[role], { month: MONTH, label: 'Mine' })).code).toBe(
        'not_found',
      );
      expect(refusal(await linksQuery(tenant.as[role], { month: MONTH })).code).toBe('not_found');
      expect(refusal(await revokeBoardLink(tenant.as[role], { linkId })).code).toBe('not_found');
    }
    expect(refusal(await revokeBoardLink(other.as.CRO, { linkId })).code).toBe('not_found');
    expect(value(await linksQuery(other.as.CRO, { month: MONTH }))).toMatchObject({
      closed: false,
      links: [],
    });
  });
});
