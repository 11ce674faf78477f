import { beforeEach, describe, expect, it } from 'vitest';
import { changeSchedule, planAhead } from '@/features/reviews/commands-cadence';
import { callReview, rescheduleReview, skipReview, unskipReview } from '@/features/reviews/commands-plan';
import { conflictOf } from '@/domain/values/conflict';
import { SWITCHED_OFF } from '@/domain/reviews/schedule-change';
import { atInstant } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { markReady, NOW, plannedTimes, reviewsOf, setSchedule, TUESDAYS } from './a-cadence';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant({ zone: 'Europe/Berlin' });
});

const at = <T>(instant: string, work: () => Promise<T>) => atInstant(instant, work);
const cro = () => tenant.as.CRO;
const nth = async (index: number) => {
  const found = (await reviewsOf(tenant))[index];
  if (!found) throw new Error(`There is no review ${index}`);
  return found;
};

const FOUR = ['2026-11-24T08:00', '2026-12-01T08:00', '2026-12-08T08:00', '2026-12-15T08:00'];

describe('a schedule', () => {
  it('makes the reviews of the next four weeks, with its length and its link', async () => {
    const videoLink = 'https://meet.example/weekly';
    const { version, added } = await setSchedule(tenant, { minutes: 45, videoLink: videoLink });
    expect([version, added]).toEqual([1, 4]);
    expect(await plannedTimes(tenant)).toEqual(FOUR);
    expect(await nth(0)).toMatchObject({ week: '2026-W48', heldOn: '2026-11-24', minutes: 45, videoLink });
  });

  it('keeps four weeks ahead, however often and by however many it is asked', async () => {
    await setSchedule(tenant);
    const ask = (instant: string) => at(instant, () => planAhead(tenant.operator, {}));
    expect(value(await ask(NOW)).added).toEqual([]);
    const asked = await Promise.all(Array.from({ length: 6 }, () => ask('2026-12-09T03:00:00Z')));
    expect(asked.flatMap((each) => value(each).added)).toEqual(['2026-W52', '2026-W53', '2027-W01']);
    expect(await plannedTimes(tenant)).toEqual([
      ...FOUR,
      '2026-12-22T08:00',
      '2026-12-29T08:00',
      '2027-01-05T08:00',
    ]);
    expect(value(await ask('2027-01-05T09:00:00Z')).added).toEqual([
      '2027-W02',
      '2027-W03',
      '2027-W04',
      '2027-W05',
    ]);
  });

  it('makes none where there is no schedule, and writes nothing to the log where none was missing', async () => {
    expect(value(await planAhead(tenant.operator, {})).added).toEqual([]);
    expect(await reviewsOf(tenant)).toEqual([]);
    const logged = await withUnit({ tenantId: tenant.id, mode: 'read' }, (unit) =>
      unit.sql('SELECT 1 FROM audit_event WHERE tenant_id = $1', [unit.tenantId]),
    );
    expect(logged).toEqual([]);
  });

  it('moves what nobody has prepared, and says what it moved and what it left', async () => {
    await setSchedule(tenant);
    const [first, second] = [await nth(0), await nth(1)];
    await markReady(tenant, first.id);
    value(
      await at(NOW, () =>
        rescheduleReview(cro(), { reviewId: second.id, on: '2026-12-03', minuteOfDay: 600 }),
      ),
    );
    const { effect } = await setSchedule(tenant, {
      version: 1,
      weekday: 4,
      minuteOfDay: 14 * 60,
      zone: 'Europe/London',
    });
    expect(effect.moved.map(({ from, to }) => [from.slice(0, 16), to.startsAt.slice(0, 16)])).toEqual([
      ['2026-12-08T08:00', '2026-12-10T14:00'],
      ['2026-12-15T08:00', '2026-12-17T14:00'],
    ]);
    expect(effect.kept).toEqual([
      { id: first.id, startsAt: '2026-11-24T08:00:00.000Z', why: 'prepared' },
      { id: second.id, startsAt: '2026-12-03T09:00:00.000Z', why: 'own_time' },
    ]);
    expect(await plannedTimes(tenant)).toEqual([
      '2026-11-24T08:00',
      '2026-12-03T09:00',
      '2026-12-10T14:00',
      '2026-12-17T14:00',
    ]);
    expect(await nth(2)).toMatchObject({ zone: 'Europe/London', heldOn: '2026-12-10', version: 2 });
  });

  it('leaves a review whose new time has passed, and one that has begun', async () => {
    await setSchedule(tenant, { weekday: 5 });
    const thursday = '2026-11-26T12:00:00.000Z';
    const { effect } = await setSchedule(tenant, { version: 1, weekday: 2 }, thursday);
    expect(effect.kept).toMatchObject([{ startsAt: '2026-11-27T08:00:00.000Z', why: 'passed' }]);
    expect(effect.moved).toHaveLength(3);
    const started = await nth(0);
    const late = await setSchedule(tenant, { version: 2, weekday: 6 }, '2026-11-27T09:00:00.000Z');
    expect([...late.effect.moved, ...late.effect.kept].map(({ id }) => id)).not.toContain(started.id);
  });

  it('gives length and link to all reviews to come, those that are prepared too', async () => {
    await setSchedule(tenant);
    await markReady(tenant, (await nth(0)).id);
    const changed = await setSchedule(tenant, {
      version: 1,
      minutes: 60,
      videoLink: 'https://meet.example/a',
    });
    expect(changed.effect).toEqual({ moved: [], kept: [], stopped: [], resumed: [] });
    expect((await reviewsOf(tenant)).map(({ minutes, videoLink }) => [minutes, videoLink])).toEqual(
      Array.from({ length: 4 }, () => [60, 'https://meet.example/a']),
    );
  });

  it('that is off skips what nobody has prepared, and takes it back when it is on again', async () => {
    await setSchedule(tenant);
    const [first, second] = [await nth(0), await nth(1)];
    await markReady(tenant, first.id);
    value(await at(NOW, () => skipReview(cro(), { reviewId: second.id, reason: 'Trade fair' })));
    const off = await setSchedule(tenant, { version: 1, active: false });
    expect([off.effect.stopped.length, off.effect.kept.length, off.added]).toEqual([2, 1, 0]);
    expect(value(await at(NOW, () => planAhead(tenant.operator, {}))).added).toEqual([]);
    expect((await reviewsOf(tenant)).map(({ skipReason }) => skipReason)).toEqual([
      null,
      'Trade fair',
      SWITCHED_OFF,
      SWITCHED_OFF,
    ]);
    const on = await setSchedule(tenant, { version: 2, minuteOfDay: 10 * 60 });
    expect(on.effect.resumed).toHaveLength(2);
    expect(await plannedTimes(tenant)).toEqual(['2026-11-24T08:00', '2026-12-08T09:00', '2026-12-15T09:00']);
  });

  it('shows both values to the second of two who change it, and refuses to save the same again', async () => {
    await setSchedule(tenant);
    const second = refusal(await at(NOW, () => changeSchedule(cro(), { ...TUESDAYS, weekday: 3 })));
    expect(conflictOf(second)).toMatchObject({
      version: 1,
      changedBy: `CRO of ${tenant.slug}`,
      theirs: { weekday: 2 },
    });
    expect(
      refusal(await at(NOW, () => changeSchedule(cro(), { ...TUESDAYS, version: 1 }))).message,
    ).toContain('Nothing');
    const first = await makeTenant();
    const both = await Promise.all(
      [1, 2].map((weekday) => at(NOW, () => changeSchedule(first.as.CRO, { ...TUESDAYS, weekday }))),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await reviewsOf(first)).toHaveLength(4);
  });

  it.each([
    ['http://meet.example/a', 'videoLink'],
    ['javascript:alert(1)', 'videoLink'],
    ['https://user:secret@meet.example/', 'videoLink'],
    ['meet.example', 'videoLink'],
  ])('refuses the link %s', async (videoLink, field) => {
    const refused = refusal(await changeSchedule(cro(), { ...TUESDAYS, videoLink }));
    expect(Object.keys(refused.fields ?? {})).toEqual([field]);
  });

  it.each(['+02:00', 'Europe/Berlim', '', 'CEST; DROP'])('refuses the zone "%s"', async (zone) => {
    expect(refusal(await changeSchedule(cro(), { ...TUESDAYS, zone })).fields).toHaveProperty('zone');
  });

  it.each(['CEO', 'REP', 'DELIVERY', 'VIEWER'] as const)('is nothing that a %s changes', async (role) => {
    expect(refusal(await changeSchedule(tenant.as[role], TUESDAYS)).code).toBe('not_found');
    await setSchedule(tenant);
    const { id: reviewId } = await nth(0);
    for (const refused of [
      await skipReview(tenant.as[role], { reviewId, reason: 'No' }),
      await callReview(tenant.as[role], {}),
      await rescheduleReview(tenant.as[role], { reviewId, on: '2026-11-25', minuteOfDay: 0 }),
    ])
      expect(refusal(refused).code).toBe('not_found');
  });
});

describe('one review', () => {
  it('is skipped with a reason, and taken back while its time is to come', async () => {
    await setSchedule(tenant);
    const { id: reviewId } = await nth(0);
    expect(refusal(await skipReview(cro(), { reviewId, reason: ' ' })).code).toBe('invalid');
    value(await at(NOW, () => skipReview(cro(), { reviewId, reason: 'Trade fair' })));
    expect(await nth(0)).toMatchObject({ state: 'skipped', skipReason: 'Trade fair', version: 2 });
    expect(refusal(await at(NOW, () => skipReview(cro(), { reviewId, reason: 'Again' }))).remedy).toContain(
      'back',
    );
    expect(value(await at(NOW, () => planAhead(tenant.operator, {}))).added).toEqual([]);
    value(await at(NOW, () => unskipReview(cro(), { reviewId })));
    expect(await nth(0)).toMatchObject({ state: 'planned', skipReason: null, version: 3 });
    value(await at(NOW, () => skipReview(cro(), { reviewId, reason: 'Trade fair' })));
    const late = await at('2026-11-24T08:00:00.000Z', () => unskipReview(cro(), { reviewId }));
    expect(refusal(late).message).toBe('Its time has passed.');
  });

  it('moves within its week only, and to a time to come', async () => {
    await setSchedule(tenant);
    const { id: reviewId } = await nth(0);
    const move = (on: string, minuteOfDay: number, now = NOW) =>
      at(now, () => rescheduleReview(cro(), { reviewId, on, minuteOfDay }));
    expect(refusal(await move('2026-11-30', 540)).message).toContain('within its week');
    expect(refusal(await move('2026-11-22', 840)).message).toContain('within its week');
    expect(refusal(await move('2026-11-21', 780)).message).toContain('passed');
    expect(refusal(await move('2026-11-24', 540)).message).toContain('already');
    value(await move('2026-11-29', 23 * 60 + 59));
    expect(await nth(0)).toMatchObject({
      heldOn: '2026-11-29',
      startsAt: '2026-11-29T22:59:00.000Z',
      version: 2,
    });
    expect(value(await at(NOW, () => planAhead(tenant.operator, {}))).added).toEqual([]);
  });

  it('is called by hand, now or for a time to come, beside those of the schedule', async () => {
    const now = value(await at(NOW, () => callReview(cro(), {})));
    expect(now.startsAt).toBe(NOW);
    await setSchedule(tenant, { zone: 'America/St_Johns', minutes: 50 });
    value(await at(NOW, () => callReview(cro(), { startsAt: '2026-11-25T02:00:00+00:00' })));
    const called = (await reviewsOf(tenant)).filter(({ week }) => week === null);
    expect(called).toMatchObject([
      { heldOn: '2026-11-22', zone: 'Europe/Berlin', minutes: 30 },
      { heldOn: '2026-11-24', zone: 'America/St_Johns', minutes: 50 },
    ]);
    const past = await at(NOW, () => callReview(cro(), { startsAt: '2026-11-22T11:58:00Z' }));
    expect(refusal(past).message).toBe('This time has passed.');
    expect(refusal(await at(NOW, () => callReview(cro(), { startsAt: '2028-01-01T00:00:00Z' }))).code).toBe(
      'rule',
    );
  });

  it('of another company is not found', async () => {
    await setSchedule(tenant);
    const { id: reviewId } = await nth(0);
    const other = await makeTenant();
    for (const refused of [
      await skipReview(other.as.CRO, { reviewId, reason: 'No' }),
      await unskipReview(other.as.CRO, { reviewId }),
      await rescheduleReview(other.as.CRO, { reviewId, on: '2026-11-25', minuteOfDay: 0 }),
    ])
      expect(refusal(refused).code).toBe('not_found');
  });
});
