import { beforeEach, describe, expect, it } from 'vitest';
import { changeTime, recordTime, removeTime, undoTime } from '@/features/time/commands';
import { listTime } from '@/features/time/queries';
import { atInstant } from '@/platform/clock/clock';
import type { Caller } from '@/platform/operations/caller';
import { asAdmin } from '../../support/database';
import { newMember } from '../../support/people';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { engage } from '../terms/the-terms';

const NOON = '2026-02-20T12:00:00Z';
const DAY = { workedOn: '2026-02-19', minutes: 480, kind: 'work' as const, note: 'Prepared the clean-up' };

let tenant: TestTenant;
let cro: Caller;
beforeEach(async () => {
  tenant = await makeTenant();
  cro = tenant.as.CRO;
  await engage(tenant);
});

const at = <T>(work: () => Promise<T>) => atInstant(NOON, work);
const write = (input: Partial<Parameters<typeof recordTime>[1]> = {}, caller = cro) =>
  at(() => recordTime(caller, { ...DAY, ...input }));
const list = async (month = '2026-02', caller = cro) => value(await at(() => listTime(caller, { month })));

describe('writing time down', () => {
  it('uses up days of the month, and the CEO sees the same', async () => {
    value(await write());
    value(await write({ workedOn: '2026-02-18', minutes: 120, kind: 'collaboration' }));
    value(await write({ workedOn: '2026-02-17', minutes: 240, kind: 'travel', billable: false }));
    const shown = await list();
    expect(shown.time).toMatchObject({ contractedDays: 1000, usedDays: 125, leftDays: 875, freeDays: 50 });
    expect(shown.time.usedMinor).toBe(150_000n);
    expect(shown.entries.map(({ workedOn, days }) => [workedOn, days])).toEqual([
      ['2026-02-19', 100],
      ['2026-02-18', 25],
      ['2026-02-17', 50],
    ]);
    expect(shown.time.weeks.map(({ from, state }) => [from, state])).toEqual([
      ['2026-02-02', 'missed'],
      ['2026-02-09', 'missed'],
      ['2026-02-16', 'kept'],
    ]);
    const ceo = await list('2026-02', tenant.as.CEO);
    expect(ceo).toMatchObject({ time: shown.time, mayWrite: false, timer: null });
    expect(shown).toMatchObject({ earlier: '2026-01', later: null, month: '2026-02' });
  });

  it('counts a stay on site as one visit of the quarter', async () => {
    for (const workedOn of ['2026-02-05', '2026-02-06', '2026-02-09', '2026-02-17'])
      value(await write({ workedOn, kind: 'visit' }));
    expect((await list()).visits).toEqual({ quarter: 'Q1 2026', made: 2, agreed: 1, year: 2, perYear: 4 });
  });

  it('has 24 hours a day in two windows too', async () => {
    // Each takes a while, so that the others read the day before it is done.
    await asAdmin((client) =>
      client.query(`CREATE FUNCTION a_slow_entry() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.3); RETURN NEW; END';
        CREATE TRIGGER a_slow_entry BEFORE INSERT ON time_entry FOR EACH ROW WHEN (NEW.tenant_id = '${tenant.id}') EXECUTE FUNCTION a_slow_entry()`),
    );
    try {
      const both = await Promise.all([1, 2, 3].map(() => write({ minutes: 800 })));
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      expect(both.flatMap((one) => (one.ok ? [] : [one.refusal.code]))).toEqual(['rule', 'rule']);
    } finally {
      await asAdmin((client) =>
        client.query('DROP TRIGGER a_slow_entry ON time_entry; DROP FUNCTION a_slow_entry()'),
      );
    }
  });

  it('refuses a day that has not come, and a day of more than 24 hours', async () => {
    expect(refusal(await write({ workedOn: '2026-02-21' })).fields).toEqual({
      workedOn: 'This day has not come yet.',
    });
    value(await write({ minutes: 1000 }));
    expect(refusal(await write({ minutes: 500 }))).toMatchObject({
      code: 'rule',
      message: 'That makes 25:00 hours on 19 Feb 2026, and a day has 24.',
    });
    value(await write({ minutes: 440 }));
    expect(refusal(await write({ minutes: 1441, workedOn: '2026-02-01' })).code).toBe('invalid');
  });

  it('is a person’s: the command line has none', async () => {
    expect(refusal(await write({}, tenant.operator)).message).toBe('Time belongs to a person.');
  });
});

describe('correcting time', () => {
  it('keeps the version before, and undo puts it back', async () => {
    const { entryId } = value(await write());
    const changed = value(await at(() => changeTime(cro, { ...DAY, entryId, version: 1, minutes: 60 })));
    expect((await list()).time.usedDays).toBe(12);
    const undone = value(await at(() => undoTime(cro, changed)));
    expect(undone.version).toBe(3);
    expect((await list()).time.usedDays).toBe(100);
    value(await at(() => undoTime(cro, undone)));
    expect((await list()).time.usedDays).toBe(12);
  });

  it('takes out what is new when it is undone, and undo of a removal brings it back', async () => {
    const written = value(await write());
    const removed = value(await at(() => undoTime(cro, written)));
    expect((await list()).entries).toEqual([]);
    const back = value(await at(() => undoTime(cro, removed)));
    expect((await list()).entries).toHaveLength(1);
    const out = value(await at(() => removeTime(cro, back)));
    expect((await list()).entries).toEqual([]);
    expect(refusal(await at(() => removeTime(cro, out))).code).toBe('not_found');
    value(await at(() => undoTime(cro, out)));
    expect((await list()).entries).toHaveLength(1);
  });

  it('does not bring back what has no room any more', async () => {
    const gone = value(await at(async () => removeTime(cro, value(await write({ minutes: 1000 })))));
    value(await write({ minutes: 1000 }));
    expect(refusal(await at(() => undoTime(cro, gone))).code).toBe('rule');
  });

  it('shows both values to the second window', async () => {
    const { entryId } = value(await write());
    value(await at(() => changeTime(cro, { ...DAY, entryId, version: 1, minutes: 60 })));
    const refused = refusal(await at(() => changeTime(cro, { ...DAY, entryId, version: 1, minutes: 90 })));
    expect(refused).toMatchObject({
      code: 'conflict',
      details: { version: 2, theirs: { minutes: 60 }, seen: { minutes: 480 } },
    });
    expect(refusal(await at(() => undoTime(cro, { entryId, version: 1 }))).code).toBe('conflict');
    expect(
      refusal(await at(() => changeTime(cro, { ...DAY, entryId, version: 2, minutes: 60 }))).message,
    ).toBe('Nothing has changed.');
  });

  it('is everybody’s own affair', async () => {
    const { entryId } = value(await write());
    const other = await newMember(tenant.slug, 'CRO', `second-${tenant.slug}@example.com`);
    const refused = refusal(
      await at(() => changeTime(other.caller, { ...DAY, entryId, version: 1, minutes: 60 })),
    );
    expect(refused).toMatchObject({ code: 'rule', message: `This is the time of CRO of ${tenant.slug}.` });
    expect(refusal(await at(() => removeTime(other.caller, { entryId, version: 1 }))).code).toBe('rule');
    value(await write({ minutes: 1440 }, other.caller));
    expect((await list()).time.usedDays).toBe(400);
  });

  it('finds nothing that is another company’s', async () => {
    const { entryId } = value(await write());
    const elsewhere = await makeTenant();
    const asked = { entryId, version: 1 };
    expect(refusal(await at(() => removeTime(elsewhere.as.CRO, asked))).code).toBe('not_found');
    expect(refusal(await at(() => undoTime(elsewhere.as.CRO, asked))).code).toBe('not_found');
  });
});
