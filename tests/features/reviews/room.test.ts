import { beforeAll, describe, expect, test } from 'vitest';
import { addAction, settleAction } from '@/features/reviews/commands-actions';
import { open } from '@/features/reviews/commands-open';
import { challenge, judgePromise, point, present, timer } from '@/features/reviews/commands-room';
import { rule, takeBack } from '@/features/reviews/commands-ruling';
import { skipReview } from '@/features/reviews/commands-plan';
import { roomQuery } from '@/features/reviews/queries-room';
import { addDays } from '@/domain/values/calendar-date';
import { newId } from '@/platform/db/ids';
import { today } from '@/platform/clock/clock';
import type { Caller } from '@/platform/operations/caller';
import type { Result } from '@/domain/values/result';
import {
  openReview,
  plannedReview,
  reviewCompany,
  roomIn,
  viewOf,
  type ReviewCompany,
} from '../../support/sample-review';
import { refusal, value } from '../../support/tenants';

const SOON = addDays(today('UTC'), 7);
let company: ReviewCompany;
let cro: Caller;
let ceo: Caller;
let rep: Caller;

beforeAll(async () => {
  company = await reviewCompany();
  ({ CRO: cro, CEO: ceo, REP: rep } = company.tenant.as);
});

/** Every command of a room, as somebody calls it on a review. */
function commandsOn(reviewId: string): Record<string, (caller: Caller) => Promise<Result<unknown>>> {
  const { dealId } = company.quoted;
  const [repId, ownerId] = [company.tenant.repId, company.benUserId];
  const ruling = { reviewId, dealId, dealVersion: 2, outcome: 'held' as const, reason: null };
  return {
    present: (caller) => present(caller, { reviewId }),
    point: (caller) => point(caller, { reviewId, repId, dealId }),
    timer: (caller) => timer(caller, { reviewId, change: 'extend' }),
    judgePromise: (caller) => judgePromise(caller, { reviewId, dealId, result: 'kept' }),
    challenge: (caller) => challenge(caller, { reviewId, dealId, reason: 'Who signs?' }),
    rule: (caller) => rule(caller, ruling),
    takeBack: (caller) => takeBack(caller, { reviewId, dealId, rulingSeq: 2 }),
    addAction: (caller) => addAction(caller, { reviewId, text: 'Ask', ownerId, dueOn: SOON }),
  };
}

describe('opening a review', () => {
  test('seats every rep with open deals, freezes agenda, time and forecast, and is led by who opened it', async () => {
    const reviewId = await plannedReview(company);
    const { event } = value(await open(cro, { reviewId }));
    expect(event).toMatchObject({ seq: 1, happening: { kind: 'opened', minutes: 30 } });
    const room = await roomIn(company, reviewId);
    expect(room.seats).toEqual([
      { repId: company.benRepId, name: 'Ben Rep', seconds: 900, prepared: false },
      { repId: company.tenant.repId, name: 'Ria Rep', seconds: 900, prepared: false },
    ]);
    expect(room.deals).toHaveLength(5);
    expect(room.deals.find(({ dealId }) => dealId === company.quoted.dealId)?.opened).toEqual({
      stage: 'hardware_quote_sent',
      bp: 4000,
      category: 'bestCase',
      outcome: 'open',
      amountMinor: '100000',
      weightedMinor: '40000',
    });
    expect(room.forecast).toEqual({
      currency: 'USD',
      openMinor: '500000',
      weightedMinor: '180000',
      commitMinor: '100000',
      bestCaseMinor: '200000',
      pipelineMinor: '200000',
    });
    expect(room.presenter?.name).toBe(event.byName);
  });

  test('happens once, whoever clicks twice, with one key or without', async () => {
    const reviewId = await plannedReview(company);
    const key = newId();
    const keyed = { ...cro, idempotencyKey: key } as Caller;
    const answers = await Promise.all([open(keyed, { reviewId }), open(keyed, { reviewId })]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    expect(value(answers[0])).toEqual(value(answers[1]));
    expect(refusal(await open(company.cro2, { reviewId }))).toMatchObject({ code: 'conflict' });
    expect((await roomIn(company, reviewId)).seq).toBe(1);
  });

  test('needs something to review, and says what to do without', async () => {
    const empty = await reviewCompany({ deals: false });
    const reviewId = await plannedReview(empty);
    const refused = refusal(await open(empty.tenant.as.CRO, { reviewId }));
    expect(refused).toMatchObject({ code: 'rule', remedy: 'Skip this review, with the reason.' });
  });

  test('is the CRO’s', async () => {
    const reviewId = await plannedReview(company);
    for (const role of ['CEO', 'REP', 'DELIVERY', 'VIEWER'] as const)
      expect(refusal(await open(company.tenant.as[role], { reviewId })).code).toBe('not_found');
  });
});

describe('a room that is not open', () => {
  test.each(['planned', 'skipped'])('refuses every command on a %s review, with the way', async (state) => {
    const reviewId = await plannedReview(company);
    if (state === 'skipped') value(await skipReview(cro, { reviewId, reason: 'Fair week' }));
    for (const command of Object.values(commandsOn(reviewId))) {
      const refused = refusal(await command(cro));
      expect(refused.code).toBe('rule');
      expect(refused.remedy).toBeTruthy();
    }
    if (state === 'skipped') expect(refusal(await open(cro, { reviewId })).code).toBe('rule');
  });

  test('cannot be told from one that does not exist, or is another company’s', async () => {
    const other = await reviewCompany({ deals: false });
    const foreign = await plannedReview(other);
    for (const reviewId of [foreign, newId()])
      for (const command of Object.values(commandsOn(reviewId)))
        expect(refusal(await command(cro))).toEqual({ code: 'not_found', message: 'Not found.' });
  });
});

describe('who may do what in an open room', () => {
  const HIS: Record<string, readonly string[]> = {
    CRO: ['present', 'point', 'timer', 'challenge', 'rule', 'addAction'],
    CEO: ['addAction'],
    REP: ['addAction'],
    DELIVERY: [],
    VIEWER: [],
  };

  test.each(Object.keys(HIS))('as %s', async (role) => {
    const reviewId = await openReview(company);
    const caller = company.tenant.as[role as 'CRO'];
    const { takeBack: _needsRuling, judgePromise: _needsPromise, ...commands } = commandsOn(reviewId);
    for (const [name, command] of Object.entries(commands)) {
      const result = await command(caller);
      if (HIS[role]?.includes(name)) value(result);
      else expect(refusal(result).code, name).toBe('not_found');
    }
  });

  test('a rep without a seat is not there; one with a seat sees everybody’s cards', async () => {
    const reviewId = await openReview(company);
    expect(value(await roomQuery(rep, { reviewId })).cards).toHaveLength(5);
    const stranger = await company.addRep('Nils New');
    expect(refusal(await roomQuery(stranger, { reviewId })).code).toBe('not_found');
    const action = { reviewId, text: 'Ask', ownerId: company.benUserId, dueOn: SOON };
    expect(refusal(await addAction(stranger, action)).code).toBe('not_found');
  });
});

describe('leading', () => {
  test('goes from one CRO to the other; the rep who is turned to spends the time', async () => {
    const reviewId = await openReview(company);
    value(await present(company.cro2, { reviewId }));
    value(await timer(cro, { reviewId, change: 'start' }));
    value(await point(company.cro2, { reviewId, repId: null, dealId: company.quoted.dealId }));
    const room = await roomIn(company, reviewId);
    expect(room.presenter?.name).toBe('Cora Second');
    expect(room.cursor).toEqual({ repId: company.tenant.repId, dealId: company.quoted.dealId });
    expect(room.timer).toMatchObject({
      repId: company.tenant.repId,
      runningSince: expect.any(String) as string,
    });
  });

  test('points only at what is on the agenda', async () => {
    const reviewId = await openReview(company);
    const [repId, dealId] = [company.benRepId, company.quoted.dealId];
    for (const to of [
      { repId, dealId },
      { repId: newId(), dealId: null },
      { repId: null, dealId: newId() },
    ])
      expect(refusal(await point(cro, { reviewId, ...to })).code).toBe('not_found');
    value(await point(cro, { reviewId, repId: null, dealId: null }));
  });

  test('starts, extends and skips once: who comes second is told so', async () => {
    const reviewId = await openReview(company);
    const change = (what: 'start' | 'pause' | 'extend' | 'skip', repId: string | null = null) =>
      timer(cro, { reviewId, change: what, repId });
    expect(refusal(await change('pause')).code).toBe('conflict');
    value(await change('start'));
    expect(refusal(await change('start')).code).toBe('conflict');
    value(await change('extend', company.benRepId));
    value(await change('skip'));
    expect(refusal(await change('skip', company.benRepId)).code).toBe('conflict');
    expect(refusal(await change('skip', newId())).code).toBe('not_found');
    const room = await roomIn(company, reviewId);
    expect(room.timer.skipped).toEqual([company.benRepId]);
    expect(room.cursor.repId).toBe(company.tenant.repId);
    value(await point(cro, { reviewId, repId: null, dealId: null }));
    expect(refusal(await change('skip')).code).toBe('invalid');
  });
});

describe('actions', () => {
  test('are somebody’s of the review, from today on, about a deal of the agenda', async () => {
    const reviewId = await openReview(company);
    const action = { reviewId, text: 'Ask the buyer', ownerId: company.benUserId, dueOn: SOON };
    expect(refusal(await addAction(cro, { ...action, dueOn: '2026-01-01' })).fields?.dueOn).toBeTruthy();
    expect(refusal(await addAction(cro, { ...action, dealId: newId() })).code).toBe('not_found');
    const viewer = (company.tenant.as.VIEWER as { userId: string }).userId;
    expect(refusal(await addAction(cro, { ...action, ownerId: viewer })).fields?.ownerId).toBeTruthy();
    const { event } = value(await addAction(rep, { ...action, dealId: company.quoted.dealId }));
    expect(event.happening).toMatchObject({ ownerName: 'Ben Rep', dealId: company.quoted.dealId });
    expect((await roomIn(company, reviewId)).actions).toHaveLength(1);
  });

  test('are settled by their owner or the CRO, once, with both values for the second', async () => {
    const reviewId = await openReview(company);
    const added = value(
      await addAction(cro, { reviewId, text: 'Ask', ownerId: company.benUserId, dueOn: SOON }),
    );
    if (added.event.happening.kind !== 'actionAdded') throw new Error('No action');
    const { actionId } = added.event.happening;
    const done = { actionId, version: 1, state: 'done' as const };
    expect(refusal(await settleAction(rep, done)).code).toBe('rule');
    expect(refusal(await settleAction(ceo, done)).code).toBe('rule');
    const stranger = await company.addRep('Olaf Other');
    expect(refusal(await settleAction(stranger, done)).code).toBe('not_found');
    expect(value(await settleAction(company.ben, done))).toMatchObject({ version: 2, event: { seq: 3 } });
    const late = refusal(await settleAction(cro, { ...done, state: 'dropped' }));
    expect(late).toMatchObject({ code: 'conflict', details: { theirs: { state: 'done', version: 2 } } });
    value(await settleAction(cro, { actionId, version: 2, state: 'open' }));
    // The page settles by the version that the events add up to: it is the row's.
    expect((await roomIn(company, reviewId)).actions[0]).toMatchObject({ state: 'open', version: 3 });
    expect((await viewOf(cro, reviewId)).actions[0]).toMatchObject({ state: 'open', version: 3 });
  });
});

test('a promise is judged only where one was made', async () => {
  const reviewId = await openReview(company);
  const asked = { reviewId, dealId: company.quoted.dealId, result: 'kept' as const };
  expect(refusal(await judgePromise(cro, asked)).message).toContain('Nothing was promised');
  expect(refusal(await judgePromise(ceo, asked)).code).toBe('not_found');
  expect(refusal(await judgePromise(company.ben, asked)).message).toContain('CRO');
});
