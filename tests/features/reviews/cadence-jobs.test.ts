import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { workWhatIsDue } from '@/due-work';
import { createDeal } from '@/features/deals/commands';
import { callReview, rescheduleReview, skipReview } from '@/features/reviews/commands-plan';
import { remindOf, remindOfReview } from '@/features/reviews/commands-remind';
import { reviewJobs } from '@/features/reviews/jobs';
import { reminderDue } from '@/features/reviews/reminders';
import { findTenant } from '@/platform/auth/tenants';
import { atInstant, later } from '@/platform/clock/clock';
import { asAdmin, asOwner } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { startMailServer, type Received } from '../jobs/mail-server';
import { markReady, NOW, plannedTimes, reviewsOf, setSchedule } from './a-cadence';

/** Reminders only: the digests of the week and notices are due too, and say where they are switched off. */
const mails: Received[] = [];
let broken = false;
const { url, server } = await startMailServer(mails, () => broken, { without: '/settings/notices' });
process.env.SMTP_URL = url;
afterAll(() => server.close());

const HOUR = 3600;
/** The first review of the schedule, Tuesday 09:00 in Berlin. */
const FIRST = '2026-11-24T08:00:00.000Z';
const before = (hours: number) => later(FIRST, -hours * HOUR);
const work = (instant: string) => atInstant(instant, () => workWhatIsDue(new AbortController().signal));
const sentTo = () => mails.map(({ to }) => to.split('@')[0] ?? '').toSorted();

let tenant: TestTenant;
beforeEach(async () => {
  await asAdmin((client) => client.query('DELETE FROM pgboss.job; UPDATE tenant SET is_demo = true'));
  tenant = await makeTenant({ zone: 'Europe/Berlin' });
  mails.length = 0;
  broken = false;
  value(await createDeal(tenant.as.REP, { name: 'Gateways', customer: 'Acme', lines: [] }));
});

async function firstReview(): Promise<string> {
  const [first] = await reviewsOf(tenant);
  return first?.id ?? '';
}

describe('a reminder', () => {
  it('is due within a day, the last within two hours, none once the review has begun', () => {
    const due = (instant: string) => reminderDue(FIRST, instant);
    expect(due(later(FIRST, -24 * HOUR - 0.001))).toBeNull();
    expect(due(before(24))).toBe('day_before');
    expect(due(later(FIRST, -2 * HOUR - 0.001))).toBe('day_before');
    expect(due(before(2))).toBe('two_hours');
    expect(due(later(FIRST, -0.001))).toBe('two_hours');
    expect([due(FIRST), due(later(FIRST, HOUR))]).toEqual([null, null]);
    expect(due('2026-11-24T06:00:00Z')).toBe('two_hours');
  });

  it('goes to the rep a day before, and two hours before to him and to the CRO', async () => {
    await setSchedule(tenant, { videoLink: 'https://meet.example/weekly' });
    await work(before(25));
    expect(mails).toEqual([]);
    await work(before(23));
    expect(sentTo()).toEqual(['rep']);
    expect(mails[0]?.text).toContain('tomorrow, 24 Nov 2026, at 09:00 (Europe/Berlin)');
    expect(mails[0]?.text).toContain(
      `http://localhost:3000/t/${tenant.slug}/reviews/${await firstReview()}/prepare`,
    );
    expect(mails[0]?.text).toContain('https://meet.example/weekly');
    await work(before(20));
    expect(mails).toHaveLength(1);
    await work(before(1.5));
    await work(before(1));
    expect(sentTo()).toEqual(['cro', 'rep', 'rep']);
    const toCro = mails.find(({ to }) => to.startsWith('cro'))?.text ?? '';
    expect(toCro).toContain('today, 24 Nov 2026, at 09:00');
    expect(toCro).toContain('- Ria Rep');
    expect(toCro).not.toContain('Gateways');
  });

  it('does not go to a rep who is ready, nor to the CRO where all are', async () => {
    await setSchedule(tenant);
    await markReady(tenant, await firstReview());
    await work(before(23));
    await work(before(1));
    expect(mails).toEqual([]);
  });

  it('tells the CRO of a rep who does not sign in, and does not wait for one who has nothing to bring', async () => {
    const other = await makeTenant({ zone: 'Europe/Berlin' });
    await setSchedule(other);
    await work(before(1));
    expect(mails).toEqual([]);
    await asOwner(async (client) => {
      await client.query(`SET app.tenant_id = '${tenant.id}'`);
      await client.query('UPDATE rep SET user_id = NULL WHERE tenant_id = $1', [tenant.id]);
    });
    await setSchedule(tenant);
    await work(before(0.9));
    expect(sentTo()).toEqual(['cro']);
    expect(mails[0]?.text).toContain('Ria Rep (does not sign in: you prepare for him)');
  });

  it('of a server that starts late is the last one alone, and none once the review has begun', async () => {
    await setSchedule(tenant);
    await work(before(1));
    expect(sentTo()).toEqual(['cro', 'rep']);
    expect(mails.every(({ text }) => text.includes('today'))).toBe(true);
    mails.length = 0;
    const called = value(await atInstant(NOW, () => callReview(tenant.as.CRO, { startsAt: before(40) })));
    await work(later(called.startsAt, 1));
    expect(mails).toEqual([]);
  });

  it('is not sent for a review that is skipped, closed or held for show', async () => {
    await setSchedule(tenant);
    value(
      await atInstant(NOW, async () =>
        skipReview(tenant.as.CRO, { reviewId: await firstReview(), reason: 'Trade fair' }),
      ),
    );
    const show = await makeTenant({ zone: 'Europe/Berlin' });
    value(await createDeal(show.as.REP, { name: 'For show', customer: 'Acme', lines: [] }));
    await setSchedule(show);
    await asOwner((client) => client.query('UPDATE tenant SET is_demo = true WHERE id = $1', [show.id]));
    await work(before(23));
    await work(before(1));
    expect(mails).toEqual([]);
    const [shown] = await reviewsOf(show);
    const asked = await atInstant(before(23), () =>
      remindOf(show.operator, { reviewId: shown?.id ?? '', kind: 'day_before' }),
    );
    expect(value(asked)).toEqual({ mails: 0 });
  });

  it('comes before the new time of a review that was moved', async () => {
    await setSchedule(tenant);
    const move = { reviewId: await firstReview(), on: '2026-11-27', minuteOfDay: 540 };
    value(await atInstant(NOW, () => rescheduleReview(tenant.as.CRO, move)));
    await work(before(23));
    expect(mails).toEqual([]);
    await work('2026-11-26T09:00:00.000Z');
    expect(mails[0]?.text).toContain('tomorrow, 27 Nov 2026, at 09:00');
  });

  it('is one mail, however many processes send it', async () => {
    await setSchedule(tenant);
    await Promise.all([work(before(23)), work(before(23)), work(before(23))]);
    expect(sentTo()).toEqual(['rep']);
    const reviewId = await firstReview();
    const by = (n: number) =>
      atInstant(before(1), () =>
        remindOf(n % 2 ? tenant.operator : tenant.as.CRO, { reviewId, kind: 'two_hours' }),
      );
    const sent = await Promise.all(Array.from({ length: 6 }, (_, n) => by(n)));
    expect(sent.reduce((sum, each) => sum + value(each).mails, 0)).toBe(2);
    expect(sentTo()).toEqual(['cro', 'rep', 'rep']);
  });

  it('is sent once by a job that failed, or was killed after its mail', async () => {
    await setSchedule(tenant);
    broken = true;
    await work(before(23));
    expect(mails).toEqual([]);
    broken = false;
    await asAdmin((client) =>
      client.query(`UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`),
    );
    await work(before(22));
    expect(sentTo()).toEqual(['rep']);
    // Killed before the queue heard of it: the job is given to another.
    await asAdmin((client) =>
      client.query(
        `UPDATE pgboss.job SET state = 'retry', start_after = now(), completed_on = NULL WHERE name = 'remind-of-review'`,
      ),
    );
    await work(before(21));
    expect(sentTo()).toEqual(['rep']);
  });

  it('is nothing that anybody but a CRO sends', async () => {
    await setSchedule(tenant);
    const input = { reviewId: await firstReview(), kind: 'day_before' as const, userId: tenant.repId };
    for (const role of ['CEO', 'REP', 'VIEWER', 'DELIVERY'] as const)
      expect(refusal(await remindOfReview(tenant.as[role], input)).code).toBe('not_found');
    const other = await makeTenant();
    expect(refusal(await remindOfReview(other.as.CRO, input)).code).toBe('not_found');
    // Somebody of another company is nobody here.
    const { CRO } = other.as;
    const foreign = { ...input, userId: CRO.kind === 'member' ? CRO.userId : '' };
    expect(refusal(await remindOfReview(tenant.as.CRO, foreign)).code).toBe('not_found');
  });
});

describe('the jobs of reviews', () => {
  it('keep four weeks of every company planned, once a day', async () => {
    await setSchedule(tenant);
    await work('2026-12-09T03:00:00.000Z');
    const planned = await plannedTimes(tenant);
    expect(planned.slice(4)).toEqual(['2026-12-22T08:00', '2026-12-29T08:00', '2027-01-05T08:00']);
    const { rows } = await asAdmin((client) =>
      client.query<{ state: string }>(`SELECT state FROM pgboss.job WHERE name = 'plan-reviews'`),
    );
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['completed']));
    await work('2026-12-09T23:00:00.000Z');
    const again = await asAdmin((client) =>
      client.query(`SELECT 1 FROM pgboss.job WHERE name = 'plan-reviews'`),
    );
    expect(again.rowCount).toBe(rows.length);
  });

  it('are a job for each reminder that is due, and none where nothing is', async () => {
    const facts = await findTenant(tenant.slug);
    if (!facts) throw new Error('The tenant is not there');
    await setSchedule(tenant);
    const kinds = async (instant: string) =>
      (await reviewJobs([facts], instant))
        .filter(({ queue }) => queue === 'remind-of-review')
        .map(({ data }) => data.kind);
    expect([
      await kinds(before(25)),
      await kinds(before(3)),
      await kinds(before(1)),
      await kinds(FIRST),
    ]).toEqual([[], ['day_before'], ['two_hours'], []]);
    expect(await reviewJobs([{ ...facts, isDemo: true }], before(3))).toHaveLength(1);
  });
});
