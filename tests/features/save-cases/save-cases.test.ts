import { beforeEach, describe, expect, it } from 'vitest';
import { atInstant } from '@/platform/clock/clock';
import { assignSaveCase, closeSaveCase, openSaveCase } from '@/features/save-cases/commands';
import { saveListQuery } from '@/features/save-cases/queries';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { pays, reported } from '../devices/a-fleet';

const NOW = '2026-06-30T12:00:00.000Z';
const kind = 'connected_not_paying';
let tenant: TestTenant;
let customerId: string;

const then = <T>(work: () => Promise<T>) => atInstant(NOW, work);
const row = async () => {
  const found = value(await then(() => saveListQuery(tenant.as.CRO, {}))).rows[0];
  if (!found) throw new Error('The list is empty');
  return found;
};
const open = (more: object = {}) => then(() => openSaveCase(tenant.as.CRO, { customerId, kind, ...more }));
const idOf = (role: 'CRO' | 'DELIVERY' | 'CEO') => {
  const caller = tenant.as[role];
  return caller.kind === 'member' ? caller.userId : '';
};

beforeEach(async () => {
  tenant = await makeTenant();
  await then(() => reported(tenant, ['N-1 Never 2026-06-25']));
  ({ customerId } = await row());
});

describe('a case of the save list', () => {
  it('is taken on, given to somebody, and closed with what came of it', async () => {
    const { caseId } = value(await open({ note: 'Call them' }));
    expect((await row()).case).toMatchObject({
      id: caseId,
      state: 'open',
      ownerId: idOf('CRO'),
      note: 'Call them',
      version: 1,
    });
    value(await then(() => assignSaveCase(tenant.as.CRO, { caseId, version: 1, ownerId: idOf('DELIVERY') })));
    expect((await row()).case).toMatchObject({ ownerId: idOf('DELIVERY'), version: 2, state: 'open' });
    value(
      await then(() =>
        closeSaveCase(tenant.as.DELIVERY, { caseId, version: 2, outcome: 'lost', note: 'They moved away' }),
      ),
    );
    expect(await row()).toMatchObject({
      toSave: false,
      case: { state: 'lost', note: 'They moved away', closedAt: NOW, version: 3 },
    });
  });

  it('that was called saved is asked for again while nothing is paid, and can be taken on again', async () => {
    const { caseId } = value(await open());
    value(
      await then(() =>
        closeSaveCase(tenant.as.CRO, { caseId, version: 1, outcome: 'saved', note: 'Signs today' }),
      ),
    );
    expect(await row()).toMatchObject({ toSave: true, case: { state: 'saved' } });
    const again = value(await open());
    expect((await row()).case).toMatchObject({ id: again.caseId, state: 'open' });
    await then(() => pays(tenant, 'Never', { startOn: '2026-06-30' }));
    expect(value(await then(() => saveListQuery(tenant.as.CRO, {}))).rows).toEqual([]);
  });

  it('can be closed as saved once its customer is off the list, and is shown until then', async () => {
    const { caseId } = value(await open({ note: 'Call them' }));
    await then(() => pays(tenant, 'Never', { startOn: '2026-06-30' }));
    const page = async (asOf?: string) =>
      value(await then(() => saveListQuery(tenant.as.CEO, asOf ? { asOf } : {})));
    expect(await page()).toMatchObject({
      rows: [],
      cleared: [{ id: caseId, customer: 'Never', kind, note: 'Call them', version: 1 }],
    });
    // On a day on which it was on the list there is nothing to clear.
    expect((await page('2026-06-29')).cleared).toEqual([]);
    const saved = { caseId, version: 1, outcome: 'saved' as const, note: 'Signed for a year' };
    value(await then(() => closeSaveCase(tenant.as.CRO, saved)));
    expect((await page()).cleared).toEqual([]);
  });

  it('is one for a customer, whoever comes first', async () => {
    const answers = await Promise.all([open(), open(), open()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers) if (!answer.ok) expect(answer.refusal.code).toBe('conflict');
  });

  it('is only of a customer who is on the list, as it is on it', async () => {
    expect(
      refusal(await then(() => openSaveCase(tenant.as.CRO, { customerId, kind: 'paying_not_connected' }))),
    ).toMatchObject({
      code: 'rule',
      message: expect.stringContaining('nothing to save'),
    });
    await then(() => pays(tenant, 'Never'));
    expect(refusal(await open()).code).toBe('rule');
  });

  it('shows both values to the second of two who change it', async () => {
    const { caseId } = value(await open());
    value(await then(() => assignSaveCase(tenant.as.CRO, { caseId, version: 1, ownerId: null })));
    const late = await then(() =>
      closeSaveCase(tenant.as.DELIVERY, { caseId, version: 1, outcome: 'explained', note: 'Spare unit' }),
    );
    expect(refusal(late)).toMatchObject({
      code: 'conflict',
      details: { version: 2, theirs: { ownerId: null, state: 'open' } },
    });
    value(
      await then(() =>
        closeSaveCase(tenant.as.CRO, { caseId, version: 2, outcome: 'explained', note: 'Spare unit' }),
      ),
    );
    const closed = await then(() =>
      assignSaveCase(tenant.as.CRO, { caseId, version: 3, ownerId: idOf('CRO') }),
    );
    expect(refusal(closed)).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Spare unit'),
    });
  });

  it('is owned only by a member who may write cases', async () => {
    expect(refusal(await open({ ownerId: idOf('CEO') })).code).toBe('not_found');
    const { caseId } = value(await open({ ownerId: null }));
    const given = await then(() =>
      assignSaveCase(tenant.as.CRO, { caseId, version: 1, ownerId: idOf('CEO') }),
    );
    expect(refusal(given).code).toBe('not_found');
  });
});
