import { beforeAll, describe, expect, it } from 'vitest';
import { addAction } from '@/features/reviews/commands-actions';
import { closeReview } from '@/features/reviews/commands-close';
import { minutesQuery } from '@/features/reviews/queries-minutes';
import { sessionCookieName } from '@/platform/auth/session-cookie';
import { startSession } from '@/platform/auth/sessions';
import { runSql } from '@/platform/db/sql';
import { pool } from '@/platform/db/pool';
import { withUnit } from '@/platform/db/unit-of-work';
import { answerAction } from '@/platform/operations/action-call';
import { asRoute } from '@/platform/operations/as-route';
import { everyOperation, idFields, type Callable } from '../../support/operations';
import { openReview, plannedReview, reviewCompany, type ReviewCompany } from '../../support/sample-review';
import { value } from '../../support/tenants';

// A closed review at every door: each command that takes a review, and the database itself as the application's role.

let company: ReviewCompany;
let reviewId: string;
let action: { actionId: string; version: number };
let operations: Callable[];
beforeAll(async () => {
  operations = await everyOperation();
  company = await reviewCompany();
  reviewId = await openReview(company);
  const agreed = { reviewId, text: 'Book the warehouse', ownerId: company.benUserId, dueOn: '2099-01-01' };
  const { event } = value(await addAction(company.tenant.as.CRO, agreed));
  if (event.happening.kind !== 'actionAdded') throw new Error('No action was agreed');
  action = { actionId: event.happening.actionId, version: 1 };
  value(await closeReview(company.tenant.as.CRO, { reviewId }));
});

/** What each command would be told about the closed review, as if it were open. */
const INPUTS: Record<string, () => Record<string, unknown>> = {
  'reviews.addAction': () => ({ text: 'x', ownerId: company.benUserId, dueOn: '2099-01-01' }),
  'reviews.answer': () => ({ dealId: company.quoted.dealId, version: 1, riskKind: 'budget' }),
  'reviews.challenge': () => ({ dealId: company.quoted.dealId, reason: 'Who signs?' }),
  'reviews.choose': () => ({ repId: company.benRepId, dealIds: [company.benLead.dealId] }),
  'reviews.close': () => ({}),
  'reviews.judgePromise': () => ({ dealId: company.quoted.dealId, result: 'kept' }),
  'reviews.open': () => ({}),
  'reviews.point': () => ({ repId: company.benRepId, dealId: null }),
  'reviews.present': () => ({}),
  'reviews.remind': () => ({ kind: 'day_before', userId: company.benUserId }),
  'reviews.reschedule': () => ({ on: '2099-01-01', minuteOfDay: 540 }),
  'reviews.rule': () => ({ dealId: company.quoted.dealId, dealVersion: 2, outcome: 'held', reason: 'x' }),
  'reviews.setReady': () => ({ repId: company.benRepId, ready: true }),
  'reviews.skip': () => ({ reason: 'Holiday' }),
  'reviews.takeBack': () => ({ dealId: company.quoted.dealId, rulingSeq: 2 }),
  'reviews.timer': () => ({ change: 'start' }),
  'reviews.unskip': () => ({}),
};
/** What a closed review takes: notes and mails stand beside it, and its actions are settled as they are done. */
const BESIDE = ['reviews.correct', 'reviews.mailMinutes'];

const TABLES = [
  'review',
  'review_seat',
  'review_deal',
  'review_deal_evidence',
  'review_event',
  'review_minutes',
  'review_result',
];

/** Every row that belongs to the review, as text. */
async function everything(): Promise<Record<string, string[]>> {
  const { id } = company.tenant;
  return withUnit({ tenantId: id, mode: 'read' }, async (unit) => {
    const held: Record<string, string[]> = {};
    for (const table of TABLES) {
      const rows = await unit.sql<{ row: string }>(
        `SELECT t::text AS row FROM ${table} t WHERE t.tenant_id = $1 ORDER BY t::text`,
        [id],
      );
      held[table] = rows.map(({ row }) => row);
    }
    return held;
  });
}

describe('a closed review', () => {
  it('is tried by every command that takes a review', () => {
    const takes = operations
      .filter(({ kind, schema }) => kind === 'command' && idFields(schema).includes('reviewId'))
      .map(({ name }) => name);
    const missing = takes.filter((name) => !(name in INPUTS) && !BESIDE.includes(name));
    expect(missing).toEqual([]);
    expect(takes.length).toBeGreaterThan(12);
  });

  it('is refused by all of them, for everybody, at the door of operations and at that of server actions', async () => {
    const before = await everything();
    const cro = company.tenant.as.CRO;
    const token = cro.kind === 'member' ? await startSession(cro.userId, 'a test') : '';
    const callers = [...Object.values(company.tenant.as), company.ben, company.tenant.operator];
    for (const operation of operations.filter(({ name }) => name in INPUTS)) {
      const input = { reviewId, ...INPUTS[operation.name]?.() };
      expect({ name: operation.name, ...operation.schema.safeParse(input) }).toMatchObject({ success: true });
      for (const caller of callers) {
        const result = await operation.call(caller, input);
        // A reminder that is not due is no reminder: nothing is sent, nothing is written.
        if (result.ok) expect([operation.name, result.value]).toEqual(['reviews.remind', { mailed: false }]);
        else expect(['rule', 'not_found', 'conflict']).toContain(result.refusal.code);
        if (!result.ok && caller === company.tenant.as.CRO && result.refusal.code === 'rule')
          expect(result.refusal.message).toMatch(/closed|final|not skipped|over|planned/);
      }
      const answered = await answerAction(asOperation(operation), {
        headers: new Headers({ origin: 'http://localhost:3000', host: 'localhost:3000' }),
        token,
        tenantSlug: company.tenant.slug,
        input,
        idempotencyKey: undefined,
      });
      expect(answered.ok && (answered.value as { mailed?: boolean }).mailed !== false).toBe(false);
    }
    expect(await everything()).toEqual(before);
  });

  it('is refused at the door of routes too', async () => {
    const { slug, as } = company.tenant;
    const token = as.CRO.kind === 'member' ? await startSession(as.CRO.userId, 'a test') : '';
    const before = await everything();
    for (const operation of operations.filter(({ name }) => name in INPUTS && name !== 'reviews.remind')) {
      const handler = asRoute(asOperation(operation), {
        input: () => ({ reviewId, ...INPUTS[operation.name]?.() }),
      });
      const request = new Request(`http://localhost:3000/api/t/${slug}/anything`, {
        method: 'POST',
        headers: { origin: 'http://localhost:3000', cookie: `${sessionCookieName()}=${token}` },
      });
      const { status } = await handler(request, { params: Promise.resolve({ tenant: slug }) });
      expect([operation.name, [404, 409].includes(status)]).toEqual([operation.name, true]);
    }
    expect(await everything()).toEqual(before);
  });

  it('lets its actions be done, which changes neither its chain nor its minutes', async () => {
    const settle = operations.find(({ name }) => name === 'reviews.settleAction');
    const before = await everything();
    expect(await settle?.call(company.ben, { ...action, state: 'done' })).toMatchObject({ ok: true });
    expect(await everything()).toEqual(before);
    const { minutes, since } = value(await minutesQuery(company.tenant.as.CRO, { reviewId }));
    expect(minutes.actions).toMatchObject([{ text: 'Book the warehouse', state: 'open' }]);
    expect(since[action.actionId]).toMatchObject({ state: 'done' });
  });
});

function asOperation({ name, kind, schema, call }: Callable) {
  return Object.assign(call, {
    operation: { name, kind, permission: 'tenant.read' as const, input: schema },
  });
}

/** The code with which the database refuses statements of the application's role; $1 tenant, $2 review. */
async function refused(...statements: string[]): Promise<string> {
  const { id } = company.tenant;
  try {
    await withUnit({ tenantId: id, mode: 'write' }, async (unit) => {
      for (const statement of statements) await unit.execute(statement, [id, reviewId]);
    });
    return 'accepted';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const [FORBIDDEN, NO_KEY, CHECK, TWICE] = ['42501', '23503', '23514', '23505'];
const THE_REVIEW = 'WHERE tenant_id = $1 AND id = $2';
const ITS_ROWS = 'WHERE tenant_id = $1 AND review_id = $2';
const eventAfter = (prevOpen: string, kind: string, seq = 'last_seq + 1', prev = 'last_seq') =>
  `INSERT INTO review_event (tenant_id, review_id, seq, prev_seq, prev_open, kind, body, at, by_name)
   SELECT tenant_id, id, ${seq}, ${prev}, ${prevOpen}, '${kind}', '{}', now(), 'x' FROM review ${THE_REVIEW} RETURNING seq`;

describe('the database, as the application’s role', () => {
  it.each([
    [
      'opens it again',
      NO_KEY,
      `UPDATE review SET state = 'open', closed_at = NULL, minutes_id = NULL ${THE_REVIEW}`,
    ],
    [
      'plans it again',
      NO_KEY,
      `UPDATE review SET state = 'planned', opened_at = NULL, closed_at = NULL, minutes_id = NULL ${THE_REVIEW}`,
    ],
    ['takes its minutes from it', CHECK, `UPDATE review SET minutes_id = NULL ${THE_REVIEW}`],
    ['deletes it', FORBIDDEN, `DELETE FROM review ${THE_REVIEW}`],
    ['changes its minutes', FORBIDDEN, `UPDATE review_minutes SET body = '{}' ${ITS_ROWS}`],
    ['deletes its minutes', FORBIDDEN, `DELETE FROM review_minutes ${ITS_ROWS}`],
    [
      'writes its minutes again',
      TWICE,
      `INSERT INTO review_minutes (tenant_id, review_id, body, sha256, recorded_at) VALUES ($1, $2, '{}', repeat('0', 64), now())`,
    ],
    ['changes its results', FORBIDDEN, `UPDATE review_result SET outcome = 'held' ${ITS_ROWS}`],
    ['deletes its results', FORBIDDEN, `DELETE FROM review_result ${ITS_ROWS}`],
    ['changes its events', FORBIDDEN, `UPDATE review_event SET body = '{}' ${ITS_ROWS}`],
    ['deletes its events', FORBIDDEN, `DELETE FROM review_event ${ITS_ROWS}`],
    ['adds an event after the end', NO_KEY, eventAfter('true', 'presented')],
    ['adds one that says what came before was the end', CHECK, eventAfter('false', 'presented')],
    ['adds one after a gap', NO_KEY, eventAfter('true', 'presented', 'last_seq + 2', 'last_seq + 1')],
    ['begins it a second time', TWICE, eventAfter('NULL', 'opened', '1', 'NULL')],
    ['ends it a second time', NO_KEY, eventAfter('true', 'closed')],
    ['changes a correction', FORBIDDEN, `UPDATE review_correction SET text = 'x' ${ITS_ROWS}`],
  ])('%s: refused', async (_what, code, statement) => {
    const before = await everything();
    // Not every statement names both values: the others are told that they exist.
    expect(await refused(`SELECT 1 WHERE $1::uuid IS NOT NULL AND $2::uuid IS NOT NULL`, statement)).toBe(
      code,
    );
    expect(await everything()).toEqual(before);
  });

  it('empties none of its tables', async () => {
    for (const table of TABLES.slice(4))
      await expect(runSql(pool(), `TRUNCATE ${table} CASCADE`)).rejects.toMatchObject({ code: FORBIDDEN });
  });

  it('gives an open review no minutes, and closes none without them', async () => {
    const planned = await plannedReview(company);
    const { id } = company.tenant;
    const write = (statement: string) =>
      withUnit({ tenantId: id, mode: 'write' }, (unit) => unit.execute(statement, [id, planned]));
    await expect(
      write(
        `INSERT INTO review_minutes (tenant_id, review_id, body, sha256, recorded_at) VALUES ($1, $2, '{}', repeat('0', 64), now())`,
      ),
    ).rejects.toMatchObject({ code: NO_KEY });
    await expect(
      write(
        `UPDATE review SET state = 'closed', opened_at = now(), closed_at = now(), minutes_id = id ${THE_REVIEW}`,
      ),
    ).rejects.toMatchObject({ code: NO_KEY });
  });
});
