import { beforeEach, describe, expect, it } from 'vitest';
import { answerRequest, askRequest, withdrawRequest } from '@/features/requests/commands';
import { listRequests } from '@/features/requests/queries';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant({ zone: 'Europe/Berlin' });
});

const on = <T>(day: string, work: () => Promise<T>) => atInstant(`${day}T12:00:00.000Z`, work);
const ask = (input: object = {}) =>
  on('2026-11-02', () => askRequest(tenant.as.CRO, { text: 'Speak with the two reps', ...input }));
const answer = (requestId: string, input: object = {}) =>
  on('2026-11-09', () => answerRequest(tenant.as.CEO, { requestId, version: 1, answer: 'yes', ...input }));
const list = async (day: string) => value(await on(day, () => listRequests(tenant.as.CEO, {})));

describe('a request to the CEO', () => {
  it('waits until its day, is overdue after it, and late once answered', async () => {
    const { requestId } = value(await ask({ dueOn: '2026-11-06' }));
    expect(await list('2026-11-06')).toMatchObject({
      waiting: 1,
      overdue: 0,
      mayAsk: false,
      mayAnswer: true,
      rows: [
        {
          id: requestId,
          standing: 'waiting',
          askedBy: `CRO of ${tenant.slug}`,
          askedAt: '2026-11-02T12:00:00.000Z',
        },
      ],
    });
    expect(await list('2026-11-07')).toMatchObject({ overdue: 1, rows: [{ standing: 'overdue' }] });
    value(await answer(requestId, { text: 'Done on Monday' }));
    expect(await list('2026-11-10')).toMatchObject({
      waiting: 0,
      overdue: 0,
      rows: [
        {
          standing: 'late',
          answer: 'yes',
          answerText: 'Done on Monday',
          answeredBy: `CEO of ${tenant.slug}`,
          askedAt: '2026-11-02T12:00:00.000Z',
        },
      ],
    });
  });

  it('shows what waits first, by its day', async () => {
    const last = value(await ask({ text: 'No hurry' })).requestId;
    const first = value(await ask({ text: 'Soon', dueOn: '2026-11-05' })).requestId;
    const done = value(await ask({ text: 'Was done', dueOn: '2026-11-03' })).requestId;
    value(await answer(done));
    expect((await list('2026-11-10')).rows.map(({ id }) => id)).toEqual([first, last, done]);
  });

  it('is refused with a reason or not at all', async () => {
    const { requestId } = value(await ask());
    expect(refusal(await answer(requestId, { answer: 'no' }))).toMatchObject({
      code: 'invalid',
      fields: { text: 'Say why not, in a sentence.' },
    });
    value(await answer(requestId, { answer: 'no', text: 'Not before the fair' }));
    expect((await list('2026-11-10')).rows).toMatchObject([
      { answer: 'no', answerText: 'Not before the fair' },
    ]);
  });

  it('is not asked for a day that is past, in the zone of the company', async () => {
    expect(refusal(await ask({ dueOn: '2026-11-01' }))).toMatchObject({
      code: 'invalid',
      fields: { dueOn: 'Today is 2 Nov 2026.' },
    });
    expect((await ask({ dueOn: '2026-11-02' })).ok).toBe(true);
  });

  it('is answered once, and what is settled stays', async () => {
    const { requestId } = value(await ask());
    const answers = await Promise.all([answer(requestId), answer(requestId), answer(requestId)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.flatMap((one) => (one.ok ? [] : one.refusal.code))).toEqual(['conflict', 'conflict']);
    const late = await on('2026-11-10', () => withdrawRequest(tenant.as.CRO, { requestId, version: 2 }));
    expect(refusal(late)).toMatchObject({ code: 'conflict', details: { theirs: { answer: 'yes' } } });
  });

  it('can be withdrawn until then, and is no longer asked for', async () => {
    const { requestId } = value(await ask({ dueOn: '2026-11-03' }));
    value(await on('2026-11-08', () => withdrawRequest(tenant.as.CRO, { requestId, version: 1 })));
    expect(refusal(await answer(requestId, { version: 2 }))).toMatchObject({
      code: 'conflict',
      message: 'This request was withdrawn meanwhile.',
    });
    expect(await list('2026-11-10')).toMatchObject({ waiting: 0, rows: [{ standing: 'withdrawn' }] });
  });

  it('is not there for another company, nor for a rep', async () => {
    const { requestId } = value(await ask());
    const other = await makeTenant();
    const foreign = { requestId, version: 1, answer: 'yes' as const };
    expect(refusal(await answerRequest(other.as.CEO, foreign)).code).toBe('not_found');
    expect(refusal(await answerRequest(tenant.as.CRO, foreign)).code).toBe('not_found');
    expect(refusal(await listRequests(tenant.as.REP, {})).code).toBe('not_found');
  });
});
