import { beforeEach, describe, expect, it } from 'vitest';
import { changeDecision, decide, removeDecision, settleDecision } from '@/features/board/commands-decisions';
import { planBoard } from '@/features/board/commands-plan';
import { value, type TestTenant } from '../../support/tenants';
import { toldTo, userOf } from '../notices/a-notice';
import { MONTH, plannedMonth } from './a-month';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await plannedMonth();
});

describe('the day of the board review', () => {
  it('is told once more where it moves there and back', async () => {
    for (const heldOn of ['2026-11-06', '2026-11-05', '2026-11-06', '2026-11-05'])
      value(await planBoard(tenant.as.CRO, { month: MONTH, heldOn }));
    const told = await toldTo(tenant, 'CEO');
    const days = told.map(({ title, done }) => [/\d+ Nov/.exec(title)?.[0], done]);
    expect(days.slice(0, -1)).toEqual(['5 Nov', '6 Nov', '5 Nov', '6 Nov'].map((day) => [day, true]));
    expect(days.at(-1)).toEqual(['5 Nov', false]);
    expect(told.map(({ mail }) => mail === 'due')).toEqual([false, false, false, false, true]);
  });
});

/** What a member has been told of what was agreed: the review itself is told of before. */
const agreedOf = async (role: keyof TestTenant['as']) =>
  (await toldTo(tenant, role)).filter(({ subject }) => subject.startsWith('agreed '));

async function action(owner: keyof TestTenant['as']) {
  const words = { text: 'Call Harbour', ownerId: userOf(tenant, owner), dueOn: '2026-11-30' };
  const made = value(await decide(tenant.as.CRO, { month: MONTH, kind: 'action', ...words }));
  return { ...made, ...words };
}

describe('an action of the board review', () => {
  it('is told to whom it is given, and settled for him once it is done', async () => {
    const { id, version } = await action('CEO');
    expect(await agreedOf('CEO')).toMatchObject([{ title: 'Call Harbour', mail: 'due', done: false }]);
    value(await settleDecision(tenant.as.CEO, { id, version, state: 'done' }));
    expect(await agreedOf('CEO')).toMatchObject([{ mail: 'dropped', done: true }]);
    value(await settleDecision(tenant.as.CRO, { id, version: version + 1, state: 'open' }));
    expect((await agreedOf('CEO')).map(({ done }) => done)).toEqual([true, false]);
  });

  it('follows who it is given to, there and back', async () => {
    const { id, version, ...words } = await action('CEO');
    const given = { ...words, ownerId: userOf(tenant, 'VIEWER') };
    value(await changeDecision(tenant.as.CRO, { id, version, ...given }));
    expect(await agreedOf('CEO')).toMatchObject([{ done: true }]);
    expect(await agreedOf('VIEWER')).toMatchObject([{ done: false }]);
    value(await changeDecision(tenant.as.CRO, { id, version: version + 1, ...words }));
    expect(await agreedOf('CEO')).toMatchObject([{ done: true }, { done: false }]);
    expect(await agreedOf('VIEWER')).toMatchObject([{ done: true, mail: 'dropped' }]);
    value(await removeDecision(tenant.as.CRO, { id, version: version + 2 }));
    expect((await agreedOf('CEO')).map(({ done }) => done)).toEqual([true, true]);
  });

  it('is told neither to who wrote it down, nor to somebody who cannot open the page', async () => {
    await action('CRO');
    await action('REP');
    expect(await agreedOf('CRO')).toEqual([]);
    expect(await agreedOf('REP')).toEqual([]);
  });
});
