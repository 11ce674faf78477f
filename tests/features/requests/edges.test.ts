import { beforeEach, describe, expect, it } from 'vitest';
import { archiveTenant, restoreTenant } from '@/features/company-life/commands';
import { answerRequest, askRequest, withdrawRequest } from '@/features/requests/commands';
import { listRequests } from '@/features/requests/queries';
import { auditSeen, dismissStartGuide } from '@/features/start-guide/commands';
import { showStartGuide } from '@/features/start-guide/queries';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { toldTo } from '../notices/a-notice';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant({ zone: 'Pacific/Auckland' });
});
const ask = (input: { text?: string; dueOn?: string } = {}) =>
  askRequest(tenant.as.CRO, { text: 'Speak with the reps', ...input });
const answer = (requestId: string, version = 1) =>
  answerRequest(tenant.as.CEO, { requestId, version, answer: 'yes' });
const list = async () => value(await listRequests(tenant.as.CEO, {}));

describe('a request over the new year in Auckland', () => {
  it('has its day there: New Year’s Eve is over at eleven in London', async () => {
    await atInstant('2026-12-31T10:59:59Z', async () => {
      value(await ask({ dueOn: '2026-12-31' }));
      expect((await list()).rows).toMatchObject([{ standing: 'waiting' }]);
    });
    await atInstant('2026-12-31T11:00:00Z', async () => {
      expect(await list()).toMatchObject({ overdue: 1, today: '2027-01-01' });
      expect(refusal(await ask({ dueOn: '2026-12-31' })).fields).toEqual({ dueOn: 'Today is 1 Jan 2027.' });
    });
  });
});

describe('what the CEO is told', () => {
  it('is settled by his answer, and the CRO hears of that once', async () => {
    const { requestId } = value(await ask());
    expect(await toldTo(tenant, 'CEO')).toMatchObject([{ title: 'Speak with the reps', done: false }]);
    await Promise.all([answer(requestId), answer(requestId)]);
    expect(await toldTo(tenant, 'CEO')).toMatchObject([{ done: true, mail: 'dropped' }]);
    expect(await toldTo(tenant, 'CRO')).toMatchObject([{ title: 'Yes: Speak with the reps' }]);
  });

  it('is settled when the request is withdrawn', async () => {
    const { requestId } = value(await ask());
    value(await withdrawRequest(tenant.as.CRO, { requestId, version: 1 }));
    expect(await toldTo(tenant, 'CEO')).toMatchObject([{ done: true }]);
    expect(await toldTo(tenant, 'CRO')).toEqual([]);
  });

  it('is one line of whole letters, however long and whatever is in it', async () => {
    for (const length of [198, 199, 200]) value(await ask({ text: `${'x'.repeat(length)}🚚🚚 more` }));
    value(await ask({ text: '🚚'.repeat(200) }));
    for (const { title } of await toldTo(tenant, 'CEO')) {
      expect(title).not.toContain('\uFFFD');
      expect(title.endsWith('…')).toBe(true);
    }
  });

  it('is refused where nothing is asked, and where it is too much', async () => {
    for (const text of ['', '   ', '\n\t', 'x'.repeat(501)])
      expect(refusal(await ask({ text })).fields).toHaveProperty('text');
    expect((await list()).rows).toEqual([]);
  });
});

describe('an archived company', () => {
  it('asks and answers nothing, reads what was asked, and goes on afterwards', async () => {
    const { requestId } = value(await ask());
    value(await archiveTenant(tenant.as.CRO, {}));
    for (const refused of [await ask(), await answer(requestId)])
      expect(refusal<unknown>(refused).code).toBe('rule');
    expect(refusal(await withdrawRequest(tenant.as.CRO, { requestId, version: 1 })).code).toBe('rule');
    expect((await list()).rows).toMatchObject([{ id: requestId, state: 'open' }]);
    value(await restoreTenant(tenant.as.CRO, {}));
    value(await answer(requestId));
  });

  it('has a start guide to read, and none to put away', async () => {
    value(await archiveTenant(tenant.as.CRO, {}));
    expect(value(await showStartGuide(tenant.as.CRO, {}))).toMatchObject({ mayWrite: false });
    expect(refusal(await dismissStartGuide(tenant.as.CRO, {})).code).toBe('rule');
    expect(refusal(await auditSeen(tenant.as.CRO, {})).code).toBe('rule');
  });
});

describe('two windows', () => {
  it('look at the audit for the first time once', async () => {
    const both = await Promise.all([auditSeen(tenant.as.CRO, {}), auditSeen(tenant.as.CRO, {})]);
    expect(both.filter((one) => value(one).first)).toHaveLength(1);
  });

  it('answer and withdraw: one of them stands, and the other is told which', async () => {
    const { requestId } = value(await ask());
    const [answered, withdrawn] = await Promise.all([
      answer(requestId),
      withdrawRequest(tenant.as.CRO, { requestId, version: 1 }),
    ]);
    expect([answered.ok, withdrawn.ok].filter(Boolean)).toHaveLength(1);
    const [row] = (await list()).rows;
    expect(row?.state).toBe(answered.ok ? 'answered' : 'withdrawn');
    const lost = answered.ok ? refusal<unknown>(withdrawn) : refusal<unknown>(answered);
    expect(lost).toMatchObject({ code: 'conflict', details: { version: 2, theirs: { state: row?.state } } });
  });
});
