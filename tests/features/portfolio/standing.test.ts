import { beforeAll, describe, expect, it } from 'vitest';
import { upsertQuarterVariance } from '@/data/quarter-variances';
import { date } from '@/domain/values/calendar-date';
import { portfolioCompany } from '@/features/portfolio/queries';
import { askRequest, answerRequest } from '@/features/requests/commands';
import { signStageModel } from '@/features/stage-models/commands';
import { atInstant } from '@/platform/clock/clock';
import { newId } from '@/platform/db/ids';
import { withUnit } from '@/platform/db/unit-of-work';
import type { Caller } from '@/platform/operations/caller';
import { asAdmin } from '../../support/database';
import { makeTenant, value, type TestTenant } from '../../support/tenants';

const NOW = '2026-11-23T10:00:00Z';
const OCTOBER = 2026 * 12 + 9;
let tenant: TestTenant;

const standingOf = async (by: Caller = tenant.as.CRO, at = NOW) => {
  const { standing } = await atInstant(at, async () => value(await portfolioCompany(by, {})));
  if (!standing) throw new Error('The company is at work');
  return standing;
};
const userOf = (caller: Caller): string => (caller.kind === 'member' ? caller.userId : '');

async function board(period: number, heldOn: string, state: 'planned' | 'open'): Promise<string> {
  const id = newId();
  await asAdmin((client) =>
    client.query(
      `INSERT INTO board_review (tenant_id, id, period, held_on, state, agenda, recorded_at) VALUES ($1, $2, $3, $4, $5, '[]', now())`,
      [tenant.id, id, period, heldOn, state],
    ),
  );
  return id;
}

beforeAll(async () => {
  tenant = await makeTenant({ zone: 'Pacific/Auckland' });
});

describe('board reviews', () => {
  it('are the earliest that is not closed, red once its day is past', async () => {
    const later = await board(OCTOBER + 1, '2026-12-04', 'planned');
    expect((await standingOf()).board).toMatchObject({ id: later, period: OCTOBER + 1, on: '2026-12-04' });
    const first = await board(OCTOBER, '2026-11-05', 'planned');
    const { board: next, needs } = await standingOf();
    expect(next).toMatchObject({ id: first, period: OCTOBER, state: 'planned', startsAt: null });
    expect(needs.find(({ id }) => id === 'board_overdue')).toMatchObject({ tone: 'act' });
    expect(needs.map(({ id }) => id)).not.toContain('no_board');
  });

  it('ask who was invited and has not answered', async () => {
    const { board: next } = await standingOf();
    const ceo = userOf(tenant.as.CEO);
    await asAdmin((client) =>
      client.query(
        'INSERT INTO board_attendance (tenant_id, review_id, user_id, recorded_at) VALUES ($1, $2, $3, now())',
        [tenant.id, next?.id, ceo],
      ),
    );
    const kinds = async (by: Caller) => (await standingOf(by)).forToday.map(({ kind }) => kind);
    expect(await kinds(tenant.as.CEO)).toContain('say_coming');
    expect(await kinds(tenant.as.CRO)).not.toContain('say_coming');
    await asAdmin((client) =>
      client.query(
        `UPDATE board_attendance SET answer = 'coming', answered_at = now() WHERE tenant_id = $1 AND user_id = $2`,
        [tenant.id, ceo],
      ),
    );
    expect(await kinds(tenant.as.CEO)).not.toContain('say_coming');
  });

  it('are on as long as they are open', async () => {
    await asAdmin((client) =>
      client.query(`UPDATE board_review SET state = 'open' WHERE tenant_id = $1 AND period = $2`, [
        tenant.id,
        OCTOBER,
      ]),
    );
    const { forToday, needs } = await standingOf();
    expect(forToday[0]).toMatchObject({ kind: 'close_month' });
    const { forToday: onTheDay } = await standingOf(tenant.as.CRO, '2026-11-05T01:00:00Z');
    expect(onTheDay[0]).toMatchObject({ kind: 'board_on' });
    expect(needs.map(({ id }) => id)).not.toContain('board_overdue');
  });
});

describe('versions of the stage model', () => {
  const signing = async (by: Caller) =>
    (await standingOf(by)).forToday.flatMap(({ kind, count }) =>
      kind === 'sign_model' || kind === 'endorsement' ? [[kind, count]] : [],
    );

  it('wait for the CRO, then for the CEO, then for nobody', async () => {
    expect(await signing(tenant.as.CRO)).toEqual([['sign_model', 1]]);
    expect(await signing(tenant.as.CEO)).toEqual([['sign_model', 1]]);
    await atInstant(NOW, async () => value(await signStageModel(tenant.as.CRO, { version: 1 })));
    expect(await signing(tenant.as.CRO)).toEqual([['endorsement', 1]]);
    await atInstant(NOW, async () => value(await signStageModel(tenant.as.CEO, { version: 1 })));
    expect(await signing(tenant.as.CRO)).toEqual([]);
    expect(await signing(tenant.as.CEO)).toEqual([]);
  });
});

describe('the verdict of day ninety', () => {
  it('is due until it is spoken', async () => {
    const due = async () => (await standingOf()).forToday.some(({ kind }) => kind === 'verdict');
    const begin = (startOn: string) =>
      asAdmin((client) =>
        client.query(
          `INSERT INTO engagement (tenant_id, start_on, version, recorded_at) VALUES ($1, $2, 1, now())
           ON CONFLICT (tenant_id) DO UPDATE SET start_on = excluded.start_on`,
          [tenant.id, startOn],
        ),
      );
    await begin('2026-08-27');
    expect(await due()).toBe(false);
    await begin('2026-08-20');
    expect(await due()).toBe(true);
    await asAdmin((client) =>
      client.query(
        `INSERT INTO engagement_verdict (tenant_id, start_on, day_on, body, sha256, recorded_at)
         VALUES ($1, '2026-08-20', '2026-11-17', '{}', repeat('0', 64), now())`,
        [tenant.id],
      ),
    );
    expect(await due()).toBe(false);
  });
});

describe('requests to the CEO', () => {
  it('wait for him, then are news for three days', async () => {
    const asked = await atInstant('2026-11-20T09:00:00Z', async () =>
      value(await askRequest(tenant.as.CRO, { text: 'Talk to Sam about the pipeline', dueOn: '2026-11-21' })),
    );
    expect((await standingOf(tenant.as.CEO)).needs.find(({ id }) => id === 'requests')).toMatchObject({
      tone: 'act',
    });
    expect((await standingOf()).needs.find(({ id }) => id === 'requests')).toMatchObject({ tone: 'look' });
    await atInstant('2026-11-22T09:00:00Z', async () =>
      value(
        await answerRequest(tenant.as.CEO, {
          requestId: asked.requestId,
          version: 1,
          answer: 'yes',
          text: null,
        }),
      ),
    );
    const kinds = async (at: string) =>
      (await standingOf(tenant.as.CRO, at)).forToday.map(({ kind }) => kind);
    expect(await kinds(NOW)).toContain('request_answered');
    expect(await kinds('2026-11-26T09:00:00Z')).not.toContain('request_answered');
  });
});

describe('the forecast', () => {
  it('is that of the last quarter that is over in the company’s own calendar', async () => {
    const amounts = (hardware: bigint) => ({ hardware, software: 0n, services: 0n, unsplit: 0n });
    const kept = (quarterStart: string, forecast: bigint, actual = 100n) => ({
      quarterStart: date(quarterStart),
      snapshotOn: date(quarterStart),
      forecast: amounts(forecast),
      actual: amounts(actual),
    });
    await withUnit({ tenantId: tenant.id, mode: 'write' }, async (unit) => {
      await upsertQuarterVariance(unit, kept('2026-04-01', 300n), NOW);
      await upsertQuarterVariance(unit, kept('2026-07-01', 130n), NOW);
      await upsertQuarterVariance(unit, kept('2026-10-01', 900n), NOW);
    });
    const { variance, needs } = await standingOf();
    expect(variance).toMatchObject({
      quarter: 'Q3 2026',
      snapshotOn: '2026-07-01',
      total: { ratio: { numerator: 30n, denominator: 100n } },
    });
    expect(needs.find(({ id }) => id === 'variance')).toMatchObject({ tone: 'act' });
    await withUnit({ tenantId: tenant.id, mode: 'write' }, (unit) =>
      upsertQuarterVariance(unit, kept('2026-07-01', 130n, 0n), NOW),
    );
    const missed = await standingOf();
    expect(missed.variance).toMatchObject({ total: { ratio: null }, nothingCame: true });
    expect(missed.needs.find(({ id }) => id === 'variance')).toMatchObject({ tone: 'act' });
    await asAdmin((client) =>
      client.query('UPDATE tenant SET fiscal_start_month = 3 WHERE id = $1', [tenant.id]),
    );
    expect((await standingOf()).variance).toBeNull();
    await asAdmin((client) =>
      client.query('UPDATE tenant SET fiscal_start_month = 1 WHERE id = $1', [tenant.id]),
    );
  });
});

describe('the day', () => {
  it('is the company’s own', async () => {
    expect((await standingOf(tenant.as.CRO, '2026-11-23T10:00:00Z')).today).toBe('2026-11-23');
    expect((await standingOf(tenant.as.CRO, '2026-11-23T12:00:00Z')).today).toBe('2026-11-24');
  });

  it('has no days of an engagement where none are agreed and none used', async () => {
    expect((await standingOf()).days).toBeNull();
  });
});
