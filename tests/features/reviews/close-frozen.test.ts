import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { editDeal } from '@/features/deals/commands';
import { closeReview, correctReview } from '@/features/reviews/commands-close';
import { minutesQuery } from '@/features/reviews/queries-minutes';
import { changeSettings } from '@/features/settings/commands';
import { canonicalMinutes } from '@/domain/reviews/minutes';
import { DEFAULT_SETTINGS } from '@/domain/settings/settings';
import { asAdmin } from '../../support/database';
import { openReview, reviewCompany, viewOf, type ReviewCompany } from '../../support/sample-review';
import { refusal, value } from '../../support/tenants';
import { published } from '../stage-models/a-draft';

let company: ReviewCompany;
let reviewId: string;
beforeEach(async () => {
  company = await reviewCompany();
  reviewId = await openReview(company);
});

const close = () => closeReview(company.tenant.as.CRO, { reviewId });
const shown = async () => value(await minutesQuery(company.tenant.as.CRO, { reviewId }));
const stored = () =>
  asAdmin(async (client) => {
    const { rows } = await client.query<{ body: string; sha256: string }>(
      'SELECT body, sha256 FROM review_minutes WHERE review_id = $1',
      [reviewId],
    );
    return rows;
  });

describe('minutes', () => {
  it('are the same bytes after deals, names, stage model and settings have changed', async () => {
    value(await close());
    const [before, was] = [await stored(), await shown()];
    expect(before[0]?.body).toBe(canonicalMinutes(was.minutes));
    const { tenant, quoted } = company;
    const { cards } = await viewOf(tenant.as.CRO, reviewId);
    const version = cards.find(({ dealId }) => dealId === quoted.dealId)?.dealVersion ?? 0;
    const change = { name: 'Another name', closeOn: '2030-01-01', nextStep: 'Call', claimBp: 9900 };
    value(await editDeal(tenant.as.CRO, { dealId: quoted.dealId, version, ...change }));
    await published(tenant, 1);
    value(await changeSettings(tenant.as.CRO, { ...DEFAULT_SETTINGS, zombieDays: 45, version: 1 }));
    await asAdmin((client) =>
      client.query(
        `UPDATE app_user SET name = 'Renamed'; UPDATE rep SET name = 'Renamed'; UPDATE tenant SET name = 'Renamed', zone = 'Asia/Tokyo'`,
      ),
    );
    value(await correctReview(tenant.as.CRO, { reviewId, text: 'A note' }));
    expect(await stored()).toEqual(before);
    const now = await shown();
    expect({ ...now, corrections: [] }).toEqual({ ...was, corrections: [] });
  });

  it('say loudly when they are not the ones that were sealed', async () => {
    value(await close());
    await asAdmin((client) =>
      client.query(
        `UPDATE review_minutes SET body = replace(body, 'Cold chain', 'Warm chain') WHERE review_id = $1`,
        [reviewId],
      ),
    );
    const { intact, minutes } = await shown();
    expect(intact).toBe(false);
    expect(JSON.stringify(minutes)).toContain('Warm chain');
  });
});

/** Waits until a connection of the application waits for a lock on the minutes; its process id. */
async function waitingClose(): Promise<number> {
  for (;;) {
    const { rows } = await asAdmin((client) =>
      client.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO review_minutes%'`,
      ),
    );
    if (rows[0]) return rows[0].pid;
    await sleep(10);
  }
}

describe('a close that dies on the way', () => {
  it('has closed nothing, and the next one closes all of it', async () => {
    const result = await asAdmin(async (client) => {
      await client.query('BEGIN; LOCK TABLE review_minutes IN ACCESS EXCLUSIVE MODE');
      const dying = close().then(
        (answer) => answer,
        (error: unknown) => error,
      );
      const pid = await waitingClose();
      await client.query('SELECT pg_terminate_backend($1)', [pid]);
      const answer = await dying;
      await client.query('ROLLBACK');
      return answer;
    });
    expect(result).not.toMatchObject({ ok: true });
    const { review, events } = await viewOf(company.tenant.as.CRO, reviewId);
    expect(review.state).toBe('open');
    expect(events.map(({ happening }) => happening.kind)).toEqual(['opened']);
    const left = await asAdmin((client) =>
      client.query('SELECT 1 FROM review_result WHERE review_id = $1', [reviewId]),
    );
    expect([left.rowCount, await stored()]).toEqual([0, []]);
    value(await close());
    expect(await stored()).toHaveLength(1);
    expect(refusal(await close()).code).toBe('rule');
  });
});
