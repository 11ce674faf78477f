import { beforeEach, describe, expect, it } from 'vitest';
import { archiveTenant, restoreTenant } from '@/features/company-life/commands';
import { changeTime, recordTime, removeTime, undoTime } from '@/features/time/commands';
import { startTimer, stopTimer } from '@/features/time/commands-timer';
import { exportTime, listTime } from '@/features/time/queries';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { engage } from '../terms/the-terms';

const said = { kind: 'work' as const, note: 'Model' };
let tenant: TestTenant;
const at = <T>(instant: string, work: () => Promise<T>) => atInstant(instant, work);
const record = (workedOn: string, minutes: number, more: { note?: string } = {}) =>
  recordTime(tenant.as.CRO, { workedOn, minutes, kind: 'work', ...more });
const month = async (instant: string, key?: string) =>
  value(await at(instant, () => listTime(tenant.as.CRO, key ? { month: key } : {})));
const runFrom = async (started: string, stopped: string) => {
  const timer = value(await at(started, () => startTimer(tenant.as.CRO, said)));
  return at(stopped, () => stopTimer(tenant.as.CRO, timer));
};

describe('time in Auckland', () => {
  beforeEach(async () => {
    tenant = await makeTenant({ zone: 'Pacific/Auckland' });
    await engage(tenant);
  });

  it('of New Year’s Eve is of the old year, of a minute later of the new one', async () => {
    value(await runFrom('2026-12-31T10:30:00Z', '2026-12-31T10:59:00Z'));
    value(await runFrom('2026-12-31T11:00:00Z', '2026-12-31T11:30:00Z'));
    const old = await month('2026-12-31T12:00:00Z', '2026-12');
    const young = await month('2026-12-31T12:00:00Z');
    expect(old.entries.map(({ workedOn, minutes }) => [workedOn, minutes])).toEqual([['2026-12-31', 29]]);
    expect(young).toMatchObject({ month: '2027-01', earlier: '2026-12', later: null });
    expect(young.entries.map(({ workedOn, minutes }) => [workedOn, minutes])).toEqual([['2027-01-01', 30]]);
  });

  it('that runs over midnight stands on the day on which it began', async () => {
    value(await runFrom('2026-12-31T10:00:00Z', '2026-12-31T12:00:00Z'));
    expect((await month('2026-12-31T12:00:00Z', '2026-12')).time.usedDays).toBe(25);
    expect((await month('2026-12-31T12:00:00Z', '2027-01')).time.usedDays).toBe(0);
  });

  it('may be written for today there, while it is yesterday in London', async () => {
    await at('2026-02-19T12:00:00Z', async () => {
      value(await record('2026-02-20', 60));
      expect(refusal(await record('2026-02-21', 60)).code).toBe('invalid');
    });
  });
});

describe('the nights on which clocks change', () => {
  beforeEach(async () => {
    tenant = await makeTenant({ zone: 'Europe/Berlin' });
  });

  it('count what really passed: three hours on the wall are two in spring and four in autumn', async () => {
    const spring = value(await runFrom('2026-03-29T00:00:00Z', '2026-03-29T02:00:00Z'));
    const autumn = value(await runFrom('2026-10-25T00:00:00Z', '2026-10-25T03:00:00Z'));
    const march = await month('2026-11-01T12:00:00Z', '2026-03');
    const october = await month('2026-11-01T12:00:00Z', '2026-10');
    expect(march.entries).toMatchObject([{ id: spring.entryId, minutes: 120, workedOn: '2026-03-29' }]);
    expect(october.entries).toMatchObject([{ id: autumn.entryId, minutes: 180, workedOn: '2026-10-25' }]);
  });
});

describe('months of all lengths', () => {
  beforeEach(async () => {
    tenant = await makeTenant();
    await engage(tenant);
  });

  it.each([
    ['2026-04', '2026-04-30', '2026-05-01'],
    ['2026-07', '2026-07-31', '2026-08-01'],
    ['2027-02', '2027-02-28', '2027-03-01'],
    ['2028-02', '2028-02-29', '2028-03-01'],
  ])('%s ends with %s', async (key, last, next) => {
    await at('2028-06-15T12:00:00Z', async () => {
      value(await record(last, 480));
      value(await record(next, 240));
      const shown = value(await listTime(tenant.as.CRO, { month: key }));
      expect(shown.entries.map(({ workedOn }) => workedOn)).toEqual([last]);
      expect(shown.time).toMatchObject({ usedDays: 100, contractedDays: 1000 });
    });
  });

  it('of a month before the engagement agree on nothing, and show what was worked', async () => {
    await at('2026-02-20T12:00:00Z', async () => {
      value(await record('2025-12-31', 480));
      const { time } = value(await listTime(tenant.as.CRO, { month: '2025-12' }));
      expect(time).toMatchObject({ contractedDays: 0, usedDays: 100, leftDays: 0, overDays: 100, weeks: [] });
    });
  });

  it('refuse a month that is none', async () => {
    for (const key of ['2026-13', '2026-00', '26-01', 'May'])
      expect(refusal(await listTime(tenant.as.CRO, { month: key })).code).toBe('invalid');
  });
});

describe('two windows', () => {
  beforeEach(async () => {
    tenant = await makeTenant();
    await engage(tenant);
  });

  it('stop a timer once', async () => {
    const timer = value(await at('2026-02-20T09:00:00Z', () => startTimer(tenant.as.CRO, said)));
    const stop = () => at('2026-02-20T10:00:00Z', () => stopTimer(tenant.as.CRO, timer));
    const both = await Promise.all([stop(), stop()]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await month('2026-02-20T10:00:00Z')).time.usedDays).toBe(12);
  });

  it('never make a day longer than 24 hours, even at once', async () => {
    await at('2026-02-20T12:00:00Z', async () => {
      const all = await Promise.all([1, 2, 3, 4].map(() => record('2026-02-19', 600)));
      expect(all.filter(({ ok }) => ok)).toHaveLength(2);
      const { entries } = value(await listTime(tenant.as.CRO, {}));
      expect(entries.reduce((sum, entry) => sum + (entry.minutes ?? 0), 0)).toBe(1200);
    });
  });

  it('undo the same change once', async () => {
    await at('2026-02-20T12:00:00Z', async () => {
      const written = value(await record('2026-02-19', 60));
      const changed = value(
        await changeTime(tenant.as.CRO, {
          ...written,
          workedOn: '2026-02-18',
          minutes: 90,
          kind: 'visit',
          note: null,
          billable: true,
        }),
      );
      const both = await Promise.all([undoTime(tenant.as.CRO, changed), undoTime(tenant.as.CRO, changed)]);
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      const { entries } = value(await listTime(tenant.as.CRO, {}));
      expect(entries).toMatchObject([{ workedOn: '2026-02-19', minutes: 60, kind: 'work' }]);
    });
  });
});

describe('a company that is archived while a timer runs', () => {
  it('keeps the timer, takes nothing, and lets it be stopped once restored', async () => {
    tenant = await makeTenant();
    await engage(tenant);
    const timer = value(await at('2026-02-20T09:00:00Z', () => startTimer(tenant.as.CRO, said)));
    await at('2026-02-20T10:00:00Z', async () => {
      value(await archiveTenant(tenant.as.CRO, {}));
      for (const refused of [
        await stopTimer(tenant.as.CRO, timer),
        await removeTime(tenant.as.CRO, timer),
        await record('2026-02-20', 10),
      ])
        expect(refusal(refused).code).toBe('rule');
      // What would be refused is not offered.
      expect(value(await listTime(tenant.as.CRO, {}))).toMatchObject({ timer: null, entries: [] });
      value(await exportTime(tenant.as.CEO, { month: '2026-02', format: 'csv' }));
      value(await restoreTenant(tenant.as.CRO, {}));
      expect(value(await listTime(tenant.as.CRO, {}))).toMatchObject({ timer: { id: timer.entryId } });
      value(await stopTimer(tenant.as.CRO, timer));
    });
    expect((await month('2026-02-20T10:00:00Z')).entries).toMatchObject([{ minutes: 60 }]);
  });
});

describe('notes that bite', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30 1234', "'+49 30 1234"],
    ['-2 days', "'-2 days"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['🚚 Rückruf – 客户', '🚚 Rückruf – 客户'],
    ['a, b', '"a, b"'],
    ['says "yes"', '"says ""yes"""'],
  ])('%s leaves the table as %s, and comes back as it was typed', async (note, cell) => {
    tenant = await makeTenant();
    await at('2026-02-20T12:00:00Z', async () => {
      value(await record('2026-02-19', 60, { note }));
      const { pieces } = value(await exportTime(tenant.as.CEO, { month: '2026-02', format: 'csv' }));
      const [, line] = pieces.join('').trim().split('\r\n');
      expect(line).toBe(`2026-02-19,CRO of ${tenant.slug},Work,${cell},60,1,yes`);
      expect(value(await listTime(tenant.as.CRO, {})).entries[0]?.note).toBe(note);
    });
  });
});
