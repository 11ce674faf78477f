import { beforeAll, describe, expect, it } from 'vitest';
import { editDeal } from '@/features/deals/commands';
import { listReviews, reviewsOfDeal } from '@/features/reviews/queries-list';
import { atInstant } from '@/platform/clock/clock';
import { newId } from '@/platform/db/ids';
import { withUnit } from '@/platform/db/unit-of-work';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { closedReview, dealOf, monday, secondRep } from './closed-reviews';

const NOW = '2026-03-01T12:00:00.000Z';

let tenant: TestTenant;
let sam: string;
let cold: string;
let orchard: string;
const ids: string[] = [];

async function told(statement: string, values: readonly (string | null)[]): Promise<void> {
  await withUnit({ tenantId: tenant.id, mode: 'write' }, (unit) =>
    unit.execute(statement, [unit.tenantId, ...values]),
  );
}

async function planned(startsAt: string, state: 'planned' | 'open' | 'skipped' = 'planned'): Promise<string> {
  const id = newId();
  await told(
    `INSERT INTO review (tenant_id, id, held_on, starts_at, zone, state, opened_at, skip_reason, skipped_at, recorded_at)
     VALUES ($1, $2, $3::timestamptz::date, $3, 'UTC', $4, CASE WHEN $4 = 'open' THEN $3::timestamptz END,
       CASE WHEN $4 = 'skipped' THEN 'Fair in Hanover' END, CASE WHEN $4 = 'skipped' THEN $3::timestamptz END, $3)`,
    [id, startsAt, state],
  );
  return id;
}

/** Seven closed reviews; Sam sat in all, Ria in all but the first. */
beforeAll(async () => {
  tenant = await makeTenant();
  sam = await secondRep(tenant, 'Sam Second');
  cold = await dealOf(tenant, tenant.repId, 'Cold store');
  orchard = await dealOf(tenant, sam, 'Orchard');
  for (let week = 0; week < 7; week++) {
    const promise = { promise: 'Send the quote', promiseResult: week % 2 ? ('kept' as const) : null };
    const ria = { dealId: cold, repId: tenant.repId, claimed: 10_000n, evidenced: 4_000n, ...promise };
    const his = { dealId: orchard, repId: sam, outcome: 'parked' as const, prepared: false };
    ids.push(await closedReview(tenant, week, week === 0 ? [his] : [ria, his]));
  }
});

const listed = async (role: 'CRO' | 'CEO' | 'REP', input: Parameters<typeof listReviews>[1] = {}) =>
  atInstant(NOW, async () => value(await listReviews(tenant.as[role], input)));

describe('past reviews', () => {
  it('come in pages, the latest first, none twice and none left out', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listed>> = await listed('CRO', { after, limit: 3 });
      seen.push(...page.past.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect(seen).toEqual(ids.toReversed());
  });

  it('say what they came to', async () => {
    const [last] = (await listed('CEO')).past;
    expect(last).toMatchObject({
      heldOn: monday(6),
      state: 'closed',
      deals: 2,
      outcomes: { held: 1, parked: 1, lost: 0 },
      claimedMinor: 10_000n,
      evidencedMinor: 4_000n,
      due: 0,
      kept: 0,
      weightedBefore: 1000n,
      weightedAfter: 900n,
    });
  });

  it('are for a rep those in which he sat, with the sums of his own deals', async () => {
    const { past } = await listed('REP');
    expect(past.map(({ id }) => id)).toEqual(ids.slice(1).toReversed());
    expect(past[0]).toMatchObject({ deals: 1, outcomes: { held: 1, parked: 0 }, weightedBefore: 1000n });
  });

  it('refuse an address that nobody gave out', async () => {
    for (const after of [
      'x',
      'WyJ4IiwieSJd',
      Buffer.from(JSON.stringify(['2026', newId()])).toString('base64url'),
    ]) {
      expect(refusal(await listReviews(tenant.as.CRO, { after })).code).toBe('invalid');
    }
  });
});

describe('what comes', () => {
  it('is the open one, then the planned ones by time; a skipped one stays until its time has passed', async () => {
    const later = await planned('2026-03-16T09:00:00Z');
    const next = await planned('2026-03-09T09:00:00Z');
    const skipped = await planned('2026-03-23T09:00:00Z', 'skipped');
    const gone = await planned('2026-02-23T09:00:00Z', 'skipped');
    const open = await planned('2026-03-01T11:50:00Z', 'open');
    const { coming, past } = await listed('CRO');
    expect(coming.map(({ id }) => id)).toEqual([open, next, later, skipped]);
    expect(past[0]).toMatchObject({ id: gone, state: 'skipped', skipReason: 'Fair in Hanover', deals: 0 });
    const rep = await listed('REP');
    // In the open one he has no seat.
    expect(rep.coming.map(({ id }) => id)).toEqual([next, later, skipped]);
  });
});

describe('rights', () => {
  it('say who may run, prepare and schedule', async () => {
    expect((await listed('CRO')).may).toEqual({ prepare: true, run: true, schedule: true });
    expect((await listed('REP')).may).toEqual({ prepare: true, run: false, schedule: false });
    expect((await listed('CEO')).may).toEqual({ prepare: false, run: false, schedule: false });
  });

  it('leave delivery and viewers with nothing', async () => {
    for (const role of ['DELIVERY', 'VIEWER'] as const) {
      expect(refusal(await listReviews(tenant.as[role], {})).code).toBe('not_found');
      expect(refusal(await reviewsOfDeal(tenant.as[role], { dealId: cold })).code).toBe('not_found');
    }
  });
});

describe('my actions', () => {
  it('are the member’s own that are open, the earliest day first, with the deal as a link where it may be opened', async () => {
    const by = (role: 'CRO' | 'REP') => {
      const caller = tenant.as[role];
      return caller.kind === 'member' ? caller.userId : null;
    };
    const action = (owner: string | null, text: string, due: string, deal: string | null, state = 'open') =>
      told(
        `INSERT INTO review_action (tenant_id, id, review_id, deal_id, text, owner_id, due_on, state, settled_at, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, CASE WHEN $8 = 'open' THEN NULL ELSE $9::timestamptz END, $9)`,
        [newId(), ids[1] ?? '', deal, text, owner, due, state, NOW],
      );
    await action(by('REP'), 'Second', '2026-03-05', orchard);
    await action(by('REP'), 'First', '2026-02-20', cold);
    await action(by('REP'), 'Done', '2026-02-01', null, 'done');
    await action(by('CRO'), 'Of another', '2026-02-01', null);
    const { actions } = await listed('REP');
    expect(actions).toMatchObject([
      { text: 'First', deal: 'Cold store', inScope: true, heldOn: monday(1) },
      { text: 'Second', deal: 'Orchard', inScope: false },
    ]);
    expect((await listed('CRO')).actions.map(({ text }) => text)).toEqual(['Of another']);
  });
});

describe('the reviews of a deal', () => {
  it('come latest first, with promise, result and outcome', async () => {
    const { rows } = value(await reviewsOfDeal(tenant.as.CRO, { dealId: cold }));
    expect(rows.map(({ reviewId }) => reviewId)).toEqual(ids.slice(1).toReversed());
    expect(rows[1]).toMatchObject({ promise: 'Send the quote', promiseResult: 'kept', outcome: 'held' });
  });

  it('are not there for a rep whose deal it is not, nor of a deal that does not exist', async () => {
    const unknown = await reviewsOfDeal(tenant.as.REP, { dealId: newId() });
    expect(await reviewsOfDeal(tenant.as.REP, { dealId: orchard })).toEqual(unknown);
    expect(refusal(unknown).code).toBe('not_found');
  });

  it('leave out for the new owner what another rep brought', async () => {
    const dealId = await dealOf(tenant, sam, 'Handed over');
    await closedReview(tenant, 30, [{ dealId, repId: sam }]);
    value(await editDeal(tenant.as.CRO, { dealId, version: 1, repId: tenant.repId }));
    expect(value(await reviewsOfDeal(tenant.as.REP, { dealId })).rows).toEqual([]);
    expect(value(await reviewsOfDeal(tenant.as.CRO, { dealId })).rows).toHaveLength(1);
  });
});
