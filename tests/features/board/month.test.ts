import { beforeEach, describe, expect, it } from 'vitest';
import { publishAgenda } from '@/features/board/commands-agenda';
import { changeDecision, decide, removeDecision, settleDecision } from '@/features/board/commands-decisions';
import { openBoard, timeBoard, writeSentence } from '@/features/board/commands-hour';
import {
  answerBoard,
  inviteToBoard,
  planBoard,
  recordAttendance,
  uninviteFromBoard,
} from '@/features/board/commands-plan';
import { boardAgenda, boardList, boardShow } from '@/features/board/queries';
import { setKpiTarget } from '@/features/kpis/commands';
import { listNotices } from '@/features/notices/queries';
import { signStageModel } from '@/features/stage-models/commands';
import { atInstant } from '@/platform/clock/clock';
import type { Caller } from '@/platform/operations/caller';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { toldTo } from '../notices/a-notice';
import { close, MONTH, plannedMonth, shown } from './a-month';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await plannedMonth();
});

const idOf = (caller: Caller) => (caller.kind === 'member' ? caller.userId : '');
const roomOf = async () => {
  const { room } = await shown(tenant);
  if (!room) throw new Error('The month is closed');
  return room;
};

describe('a month', () => {
  it('has its figures before anybody plans it, and asks CRO and CEO once it is planned', async () => {
    const fresh = await makeTenant();
    const unplanned = value(await boardShow(fresh.as.VIEWER, { month: MONTH }));
    expect(unplanned).toMatchObject({ state: 'unplanned', page: { heldOn: null, attendance: [] } });
    expect(unplanned.page.kpis.every(({ verdict }) => verdict.state === 'not_judged')).toBe(true);
    expect(unplanned.page.forecast.rows.at(-1)).toMatchObject({ column: 'total', forecastMinor: '0' });
    const { page } = await shown(tenant);
    expect(page.attendance.map(({ role, answer }) => [role, answer])).toEqual([
      ['CEO', null],
      ['CRO', null],
    ]);
    expect(page.agenda).toHaveLength(5);
  });

  it('of the future or of long ago is not found', async () => {
    for (const month of ['2050-01', '1990-01'])
      expect(refusal(await boardShow(tenant.as.CRO, { month })).code).toBe('not_found');
  });

  it('is listed newest first, beside the last two that have no review', async () => {
    value(await close(tenant));
    const { months, unplanned } = value(await boardList(tenant.as.VIEWER, {}));
    expect(months.map(({ month, state }) => [month.key, state])).toEqual([[MONTH, 'closed']]);
    expect(unplanned.every(({ key }) => key > MONTH)).toBe(true);
  });

  it('moves to another day, not outside its time, and takes the agenda of the day on which it was planned', async () => {
    value(await planBoard(tenant.as.CRO, { month: MONTH, heldOn: '2026-11-12' }));
    expect((await shown(tenant)).page.heldOn).toBe('2026-11-12');
    expect(refusal(await planBoard(tenant.as.CRO, { month: MONTH, heldOn: '2026-11-12' })).code).toBe('rule');
    for (const heldOn of ['2026-09-30', '2027-05-01'])
      expect(refusal(await planBoard(tenant.as.CRO, { month: MONTH, heldOn })).fields).toHaveProperty(
        'heldOn',
      );
    const items = [{ key: 'all', title: 'Everything', minutes: 60 }];
    value(await publishAgenda(tenant.as.CRO, { version: 0, items }));
    expect((await shown(tenant)).page.agenda).toHaveLength(5);
  });

  it('is measured against its targets, and shows who has endorsed the model', async () => {
    const before = (await shown(tenant)).page;
    expect(before.kpis.find(({ id }) => id === 'nnarr')).toMatchObject({ target: null });
    const target = { kpi: 'nnarr' as const, effectiveFrom: '2026-07-01', target: '100000000' };
    value(await setKpiTarget(tenant.as.CRO, target));
    value(await signStageModel(tenant.as.CEO, { version: 1 }));
    const { page } = await shown(tenant);
    expect(page.kpis.find(({ id }) => id === 'nnarr')?.verdict).toEqual({
      state: 'look',
      text: 'Under its target of $1M.',
    });
    expect(page.endorsement.signatures).toMatchObject([{ role: 'CEO' }]);
  });
});

describe('an action', () => {
  it('that somebody else settled meanwhile says who did, not who wrote it', async () => {
    const { as } = tenant;
    const action = { kind: 'action' as const, text: 'Call them', dueOn: '2026-12-01' };
    const { id, version } = value(await decide(as.CRO, { month: MONTH, ...action, ownerId: idOf(as.CEO) }));
    value(await settleDecision(as.CEO, { id, version, state: 'done' }));
    expect(refusal(await settleDecision(as.CRO, { id, version, state: 'dropped' }))).toMatchObject({
      code: 'conflict',
      details: { changedBy: `CEO of ${tenant.slug}`, theirs: { state: 'done' } },
    });
  });
});

describe('sentences', () => {
  it('stand on the page, are taken back empty, and show both texts to who comes second', async () => {
    const say = (text: string | null, version: number) =>
      writeSentence(tenant.as.CRO, { month: MONTH, topic: 'forecast', text, version });
    value(await say('It holds.', 0));
    expect((await shown(tenant)).page.forecast.sentence).toBe('It holds.');
    const second = refusal(await say('It does not.', 0));
    expect(second).toMatchObject({
      code: 'conflict',
      details: { version: 1, theirs: { text: 'It holds.' } },
    });
    value(await say(null, 1));
    expect((await shown(tenant)).page.forecast.sentence).toBeNull();
    expect(refusal(await say('x'.repeat(281), 2)).fields).toHaveProperty('text');
  });
});

describe('the hour', () => {
  it('begins once, and everybody reads the same clock from the stored instants', async () => {
    const time = (item: string, action: 'start' | 'pause') =>
      timeBoard(tenant.as.CRO, { month: MONTH, item, action });
    expect(refusal(await time('kpis', 'start')).remedy).toBe('Open the review first.');
    value(await openBoard(tenant.as.CRO, { month: MONTH }));
    expect(refusal(await openBoard(tenant.as.CRO, { month: MONTH })).code).toBe('rule');
    expect(refusal(await time('nothing', 'start')).code).toBe('not_found');
    await atInstant('2026-11-22T09:00:00.000Z', () => time('actions', 'start'));
    await atInstant('2026-11-22T09:08:00.000Z', () => time('kpis', 'start'));
    await atInstant('2026-11-22T09:20:00.000Z', () => time('kpis', 'pause'));
    const { page, room } = await shown(tenant);
    expect(room?.timer).toEqual({ item: null, since: null, used: { actions: 480, kpis: 720 } });
    expect(page.agenda.find(({ key }) => key === 'kpis')?.secondsUsed).toBe(720);
    expect(await shown(tenant)).toMatchObject({ sha256: (await shown(tenant)).sha256 });
  });

  it('counts what runs at the close', async () => {
    const month = MONTH;
    const at = <T>(time: string, work: () => Promise<T>) => atInstant(`2026-11-22T${time}:00.000Z`, work);
    value(await openBoard(tenant.as.CRO, { month }));
    value(await at('09:00', () => timeBoard(tenant.as.CRO, { month, item: 'close', action: 'start' })));
    value(await at('09:04', () => close(tenant)));
    expect((await shown(tenant)).page.agenda.find(({ key }) => key === 'close')?.secondsUsed).toBe(240);
  });
});

describe('attendance', () => {
  it('takes an answer back as if it had not been given', async () => {
    const mine = async () =>
      (await roomOf()).seats.find(({ userId }) => userId === idOf(tenant.as.CEO))?.answer;
    value(await answerBoard(tenant.as.CEO, { month: MONTH, coming: true }));
    expect(await mine()).toBe('coming');
    value(await answerBoard(tenant.as.CEO, { month: MONTH, coming: null }));
    expect(await mine()).toBeNull();
  });

  it('puts the question away for who has answered it, and asks again once he takes that back', async () => {
    const open = async (role: 'CEO' | 'VIEWER' = 'CEO') =>
      (await toldTo(tenant, role)).filter(({ done }) => !done).map(({ title }) => title);
    const asked = ['Board review of October 2026 on 5 Nov 2026'];
    expect(await open()).toEqual(asked);
    value(await answerBoard(tenant.as.CEO, { month: MONTH, coming: false }));
    expect(await open()).toEqual([]);
    value(await answerBoard(tenant.as.CEO, { month: MONTH, coming: null }));
    expect(await open()).toEqual(asked);
    value(await uninviteFromBoard(tenant.as.CRO, { month: MONTH, userId: idOf(tenant.as.CEO) }));
    expect(await open()).toEqual([]);
    value(await inviteToBoard(tenant.as.CRO, { month: MONTH, userId: idOf(tenant.as.CEO) }));
    expect(await open()).toEqual(asked);
    value(await inviteToBoard(tenant.as.CRO, { month: MONTH, userId: idOf(tenant.as.VIEWER) }));
    expect(await open('VIEWER')).toEqual(asked);
    const inbox = async (caller: Caller) =>
      value(await listNotices(caller, {})).notices.map(({ body }) => body);
    expect(await inbox(tenant.as.CEO)).toEqual(['Say whether you come.']);
    // A viewer has no answer to give, so he is not asked for one.
    expect(await inbox(tenant.as.VIEWER)).toEqual(['You are asked to it.']);
  });

  it('is answered by oneself, and recorded by the CRO; only who can read the page is asked', async () => {
    const viewer = idOf(tenant.as.VIEWER);
    value(await answerBoard(tenant.as.CEO, { month: MONTH, coming: false }));
    value(await inviteToBoard(tenant.as.CRO, { month: MONTH, userId: viewer }));
    expect(refusal(await inviteToBoard(tenant.as.CRO, { month: MONTH, userId: viewer })).code).toBe('rule');
    expect(
      refusal(await inviteToBoard(tenant.as.CRO, { month: MONTH, userId: idOf(tenant.as.REP) })).fields,
    ).toHaveProperty('userId');
    value(await recordAttendance(tenant.as.CRO, { month: MONTH, userId: viewer, attended: true }));
    const { seats } = await roomOf();
    expect(seats.map(({ role, answer, attended }) => [role, answer, attended])).toEqual([
      ['CEO', 'not_coming', null],
      ['CRO', null, null],
      ['VIEWER', null, true],
    ]);
    value(await uninviteFromBoard(tenant.as.CRO, { month: MONTH, userId: idOf(tenant.as.CEO) }));
    expect(refusal(await answerBoard(tenant.as.CEO, { month: MONTH, coming: true })).message).toBe(
      'You are not asked to this review.',
    );
  });
});

describe('decisions and actions', () => {
  it('are written by CRO and CEO; an action has somebody and a day', async () => {
    const action = { month: MONTH, kind: 'action' as const, text: 'Call them' };
    expect(Object.keys(refusal(await decide(tenant.as.CEO, action)).fields ?? {})).toEqual([
      'ownerId',
      'dueOn',
    ]);
    const words = { ownerId: idOf(tenant.as.CEO), dueOn: '2026-11-30' };
    const made = value(await decide(tenant.as.CEO, { ...action, ...words }));
    const changed = value(await changeDecision(tenant.as.CRO, { ...made, text: 'Write to them', ...words }));
    expect(refusal(await changeDecision(tenant.as.CEO, { ...made, text: 'Mine', ...words }))).toMatchObject({
      code: 'conflict',
      details: { version: 2, theirs: { text: 'Write to them' } },
    });
    const settled = value(await settleDecision(tenant.as.CEO, { ...changed, state: 'done' }));
    expect((await shown(tenant)).page.thisMonth).toMatchObject([{ text: 'Write to them', became: 'kept' }]);
    value(await removeDecision(tenant.as.CRO, { id: settled.id, version: settled.version }));
    expect((await shown(tenant)).page.thisMonth).toEqual([]);
    const taken = value(
      await decide(tenant.as.CRO, { month: MONTH, kind: 'decision', text: 'No discounts' }),
    );
    expect(refusal(await settleDecision(tenant.as.CRO, { ...taken, state: 'done' })).code).toBe('rule');
    expect(refusal(await decide(tenant.as.VIEWER, { ...action, ...words })).code).toBe('not_found');
  });
});

describe('the agenda', () => {
  it('is published in versions of an hour at most; who comes second is shown the other', async () => {
    const items = [{ key: 'all', title: 'Everything', minutes: 60 }];
    const publish = (version: number, of: typeof items) =>
      publishAgenda(tenant.as.CRO, { version, items: of });
    value(await publish(0, items));
    expect(refusal(await publish(0, items))).toMatchObject({ code: 'conflict', details: { version: 1 } });
    expect(refusal(await publish(1, items)).message).toBe('Nothing has changed.');
    const over = [...items, { key: 'more', title: 'More', minutes: 10 }];
    expect(refusal(await publish(1, over)).remedy).toBe('Take 10 minutes out.');
    const { current, versions, mayWrite } = value(await boardAgenda(tenant.as.CEO, {}));
    expect([current.version, versions.length, mayWrite]).toEqual([1, 1, false]);
  });
});
