import { beforeEach, describe, expect, it } from 'vitest';
import { decide, settleDecision } from '@/features/board/commands-decisions';
import { answerBoard, planBoard } from '@/features/board/commands-plan';
import { showWaiting } from '@/features/ceo-home/queries';
import { answerRequest, askRequest } from '@/features/requests/commands';
import { publishStageModel, signStageModel } from '@/features/stage-models/commands';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { close } from '../board/a-month';
import { draftOf } from '../stage-models/a-draft';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

const on = <T>(day: string, work: () => Promise<T>) => atInstant(`${day}T12:00:00.000Z`, work);
const waiting = async (day = '2026-11-04') => value(await on(day, () => showWaiting(tenant.as.CEO, {})));
const endorsed = () => on('2026-11-01', () => signStageModel(tenant.as.CEO, { version: 1 }));
const planned = (month: string, heldOn: string) =>
  on('2026-11-01', async () => value(await planBoard(tenant.as.CRO, { month, heldOn })));

describe('what waits for the CEO', () => {
  it('is the endorsement of a new company, and nothing once it is given', async () => {
    expect(await waiting()).toMatchObject({ count: 1, endorse: [{ version: 1, state: 'in force' }] });
    value(await endorsed());
    expect(await waiting()).toMatchObject({
      count: 0,
      endorse: [],
      attend: [],
      answer: [],
      close: [],
      actions: [],
      next: null,
    });
  });

  it('is a version to come as well, after the one in force', async () => {
    await on('2026-11-02', async () => {
      const draft = { ...draftOf({ demo: 2500 }), effectiveFrom: '2026-11-20', note: 'Demos', basedOn: 1 };
      value(await publishStageModel(tenant.as.CRO, draft));
    });
    expect((await waiting()).endorse).toMatchObject([
      { version: 1, state: 'in force' },
      { version: 2, state: 'to come', note: 'Demos', effectiveFrom: '2026-11-20' },
    ]);
    expect((await waiting('2026-11-20')).endorse).toMatchObject([{ version: 2, state: 'in force' }]);
  });

  it('is a board review until he says whether he comes', async () => {
    await endorsed();
    await planned('2026-11', '2026-12-03');
    expect(await waiting()).toMatchObject({
      count: 1,
      attend: [{ month: { key: '2026-11' }, heldOn: '2026-12-03' }],
      close: [],
    });
    value(await on('2026-11-04', () => answerBoard(tenant.as.CEO, { month: '2026-11', coming: true })));
    expect(await waiting()).toMatchObject({
      count: 0,
      next: { month: { key: '2026-11' }, answer: 'coming' },
    });
  });

  it('is the oldest month that is over, then the next; one whose review was missed asks for no answer', async () => {
    await endorsed();
    await planned('2026-09', '2026-10-05');
    await planned('2026-10', '2026-11-05');
    expect(await waiting('2026-11-06')).toMatchObject({
      attend: [],
      close: [{ month: { name: 'September 2026' } }],
      next: null,
    });
    await on('2026-11-06', async () => void value(await close(tenant, '2026-09')));
    expect((await waiting('2026-11-06')).close).toMatchObject([{ month: { name: 'October 2026' } }]);
    await on('2026-11-06', async () => void value(await close(tenant, '2026-10')));
    expect((await waiting('2026-11-06')).count).toBe(0);
  });

  it('is each request until it is answered, the earliest day first', async () => {
    await endorsed();
    const ask = (text: string, dueOn: string | null) =>
      on('2026-11-02', async () => value(await askRequest(tenant.as.CRO, { text, dueOn })));
    await ask('Some day', null);
    const { requestId } = await ask('Soon', '2026-11-03');
    expect((await waiting()).answer).toMatchObject([
      { text: 'Soon', standing: 'overdue' },
      { text: 'Some day', standing: 'waiting' },
    ]);
    value(await answerRequest(tenant.as.CEO, { requestId, version: 1, answer: 'yes' }));
    expect((await waiting()).answer).toMatchObject([{ text: 'Some day' }]);
  });

  it('is what he promised until he has done it', async () => {
    await endorsed();
    await planned('2026-10', '2026-11-02');
    const ownerId = tenant.as.CEO.kind === 'member' ? tenant.as.CEO.userId : '';
    await on('2026-11-02', async () => {
      const action = { month: '2026-10', kind: 'action' as const, text: 'Call the supplier' };
      value(await decide(tenant.as.CRO, { ...action, ownerId, dueOn: '2026-11-03' }));
    });
    const [own] = (await waiting()).actions;
    expect(own).toMatchObject({
      of: 'board',
      text: 'Call the supplier',
      late: true,
      month: { key: '2026-10' },
    });
    await on('2026-11-04', async () => {
      const settled = { id: own?.id ?? '', version: own?.version ?? 0, state: 'done' as const };
      value(await settleDecision(tenant.as.CEO, settled));
    });
    expect((await waiting()).actions).toEqual([]);
  });

  it('is his alone', async () => {
    for (const role of ['CRO', 'REP', 'DELIVERY', 'VIEWER'] as const)
      expect(refusal(await showWaiting(tenant.as[role], {})).code).toBe('not_found');
  });
});
