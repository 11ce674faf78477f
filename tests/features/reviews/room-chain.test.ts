import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { insertEvent, readEvents } from '@/data/review-events';
import type { RoomHappening } from '@/domain/reviews/events';
import { rule } from '@/features/reviews/commands-ruling';
import { point } from '@/features/reviews/commands-room';
import { withUnit } from '@/platform/db/unit-of-work';
import { asAdmin } from '../../support/database';
import { openReview, reviewCompany, roomIn, viewOf, type ReviewCompany } from '../../support/sample-review';
import { value } from '../../support/tenants';

let company: ReviewCompany;
let reviewId: string;

beforeAll(async () => {
  company = await reviewCompany();
});
beforeEach(async () => {
  reviewId = await openReview(company);
});

const POINTED: RoomHappening = { kind: 'pointed', repId: null, dealId: null };

function write(seq: number, happening: RoomHappening) {
  return withUnit({ tenantId: company.tenant.id, mode: 'write' }, (unit) =>
    insertEvent(unit, reviewId, {
      seq,
      at: '2026-11-22T10:00:00.000Z',
      byUserId: null,
      byName: 'x',
      happening,
    }),
  );
}

describe('the database keeps the chain', () => {
  test('of events without a gap, each once', async () => {
    await write(2, POINTED);
    await expect(write(2, POINTED)).rejects.toMatchObject({ code: '23505' });
    await expect(write(4, POINTED)).rejects.toMatchObject({ code: '23503' });
    await expect(write(0, POINTED)).rejects.toMatchObject({ code: '23514' });
  });

  test('with one opening, and that first', async () => {
    const opened = (await readAll())[0]?.happening ?? POINTED;
    await expect(write(2, opened)).rejects.toMatchObject({ code: '23514' });
    await expect(write(1, opened)).rejects.toMatchObject({ code: '23505' });
  });

  test('with nothing after the close', async () => {
    await write(2, { kind: 'closed', sha256: 'a'.repeat(64) });
    await expect(write(3, POINTED)).rejects.toMatchObject({ code: '23503' });
  });

  test('and neither changes nor loses an event', async () => {
    const spoil = (text: string) =>
      withUnit({ tenantId: company.tenant.id, mode: 'write' }, (unit) =>
        unit.execute(text, [unit.tenantId, reviewId]),
      );
    const where = 'WHERE tenant_id = $1 AND review_id = $2';
    await expect(spoil(`UPDATE review_event SET kind = 'timer' ${where}`)).rejects.toMatchObject({
      code: '42501',
    });
    await expect(spoil(`DELETE FROM review_event ${where}`)).rejects.toMatchObject({ code: '42501' });
  });
});

function readAll() {
  return withUnit({ tenantId: company.tenant.id, mode: 'read' }, (unit) => readEvents(unit, reviewId));
}

/** Ends the connection that waits for a lock, as a server that is killed would. */
async function killWaiting(): Promise<void> {
  await expect
    .poll(() =>
      asAdmin(async (client) => {
        const { rowCount } = await client.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return rowCount;
      }),
    )
    .toBe(1);
}

test('a command that is killed in the middle leaves nothing half-written', async () => {
  const { dealId } = company.quoted;
  const card = (await viewOf(company.tenant.as.CRO, reviewId)).cards.find((one) => one.dealId === dealId);
  const asked = {
    reviewId,
    dealId,
    dealVersion: card?.dealVersion ?? 0,
    outcome: 'lost' as const,
    reason: 'Gone',
  };
  // The move writes its transition last: by then review and deal are locked, the deal and its history are written.
  await asAdmin(async (client) => {
    await client.query('BEGIN');
    await client.query('LOCK TABLE stage_transition IN ACCESS EXCLUSIVE MODE');
    const ruling = rule(company.tenant.as.CRO, asked).then(
      () => 'done',
      () => 'killed',
    );
    await killWaiting();
    expect(await ruling).toBe('killed');
    await client.query('ROLLBACK');
  });
  expect((await roomIn(company, reviewId)).seq).toBe(1);
  const after = (await viewOf(company.tenant.as.CRO, reviewId)).cards.find((one) => one.dealId === dealId);
  expect(after).toEqual(card);
  value(await rule(company.tenant.as.CRO, asked));
  value(await point(company.tenant.as.CRO, { reviewId, repId: null, dealId: null }));
  expect((await readAll()).map(({ seq }) => seq)).toEqual([1, 2, 3]);
});

describe('the lock of a review', () => {
  const pointAway = () => point(company.tenant.as.CRO, { reviewId, repId: null, dealId: null });

  test('lets the room go on while a mail about it is being sent, for however long', async () => {
    await asAdmin(async (client) => {
      await client.query('BEGIN');
      await client.query(
        `INSERT INTO review_mail (tenant_id, review_id, user_id, kind, delivered, at) VALUES ($1, $2, $3, 'two_hours', true, now())`,
        [company.tenant.id, reviewId, company.benUserId],
      );
      expect(value(await pointAway()).event.seq).toBe(2);
      await client.query('ROLLBACK');
    });
  });

  test('lets one command in after the other', async () => {
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    const after = await asAdmin(async (client) => {
      await client.query('BEGIN');
      await client.query('SELECT 1 FROM review WHERE id = $1 FOR NO KEY UPDATE', [reviewId]);
      const all = Promise.all(Array.from({ length: 4 }, pointAway));
      // Asked from outside: a transaction sees who is connected as it was when it first asked.
      await expect.poll(() => asAdmin(async (other) => (await other.query(waiting)).rowCount)).toBe(4);
      await client.query('COMMIT');
      return all;
    });
    expect(after.map((each) => value(each).event.seq).toSorted((one, other) => one - other)).toEqual([
      2, 3, 4, 5,
    ]);
  });
});
