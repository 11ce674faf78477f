import { beforeEach, describe, expect, it } from 'vitest';
import { removeTime, undoTime } from '@/features/time/commands';
import { startTimer, stopTimer } from '@/features/time/commands-timer';
import { listTime } from '@/features/time/queries';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

const NINE = '2026-02-20T09:00:00Z';
const said = { kind: 'work' as const, note: 'Model' };

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

const start = (at = NINE) => atInstant(at, () => startTimer(tenant.as.CRO, said));
const stop = (at: string, input: Parameters<typeof stopTimer>[1]) =>
  atInstant(at, () => stopTimer(tenant.as.CRO, input));
const list = async (at: string) => value(await atInstant(at, () => listTime(tenant.as.CRO, {})));

describe('a timer', () => {
  it('runs on the server: it is there after a reload, counts nothing until it is stopped, and then its minutes', async () => {
    const timer = value(await start());
    const running = await list('2026-02-20T09:30:00Z');
    expect(running.timer).toMatchObject({
      id: timer.entryId,
      startedAt: '2026-02-20T09:00:00.000Z',
      minutes: null,
    });
    expect(running).toMatchObject({ entries: [], time: { usedDays: 0 } });
    const stopped = value(await stop('2026-02-20T10:29:40Z', timer));
    const after = await list('2026-02-20T10:30:00Z');
    expect(after.timer).toBeNull();
    expect(after.entries).toMatchObject([{ minutes: 90, workedOn: '2026-02-20', note: 'Model' }]);
    expect(refusal(await stop('2026-02-20T10:31:00Z', stopped)).code).toBe('not_found');
  });

  it('is one a person: a second is refused, two at once too', async () => {
    value(await start());
    expect(refusal(await start('2026-02-20T09:05:00Z'))).toMatchObject({ code: 'conflict' });
    const other = await makeTenant();
    const both = await Promise.all([1, 2].map(() => atInstant(NINE, () => startTimer(other.as.CRO, said))));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('counts at least one minute', async () => {
    const timer = value(await start());
    value(await stop('2026-02-20T09:00:01Z', timer));
    expect((await list('2026-02-20T10:00:00Z')).entries).toMatchObject([{ minutes: 1 }]);
  });

  it('asks how long it really was where it was forgotten', async () => {
    const timer = value(await start());
    const refused = refusal(await stop('2026-02-21T09:00:00Z', timer));
    expect(refused).toMatchObject({ code: 'rule', message: 'The timer has run for 24:00 hours.' });
    value(await stop('2026-02-21T09:00:00Z', { ...timer, minutes: 45 }));
    expect((await list('2026-02-21T10:00:00Z')).entries).toMatchObject([
      { minutes: 45, workedOn: '2026-02-20' },
    ]);
  });

  it('goes on where its stop is undone, and is dropped where its start is', async () => {
    const timer = value(await start());
    const stopped = value(await stop('2026-02-20T09:10:00Z', timer));
    const on = value(await atInstant('2026-02-20T09:10:05Z', () => undoTime(tenant.as.CRO, stopped)));
    expect((await list('2026-02-20T09:11:00Z')).timer).toMatchObject({
      startedAt: '2026-02-20T09:00:00.000Z',
    });
    value(await atInstant('2026-02-20T09:12:00Z', () => removeTime(tenant.as.CRO, on)));
    expect(await list('2026-02-20T09:13:00Z')).toMatchObject({ timer: null, entries: [] });
    const again = value(await start('2026-02-20T09:14:00Z'));
    value(await atInstant('2026-02-20T09:15:00Z', () => undoTime(tenant.as.CRO, again)));
    expect((await list('2026-02-20T09:16:00Z')).timer).toBeNull();
  });

  it('does not come back beside another one', async () => {
    const dropped = value(await atInstant(NINE, async () => removeTime(tenant.as.CRO, value(await start()))));
    value(await start('2026-02-20T09:05:00Z'));
    expect(
      refusal(await atInstant('2026-02-20T09:06:00Z', () => undoTime(tenant.as.CRO, dropped))),
    ).toMatchObject({
      code: 'rule',
      message: 'Another timer of yours runs by now.',
    });
  });

  it('stands on the day on which it was started in the company’s zone', async () => {
    tenant = await makeTenant({ zone: 'Pacific/Auckland' });
    const timer = value(await start('2026-02-20T10:30:00Z'));
    value(await stop('2026-02-20T12:00:00Z', timer));
    expect((await list('2026-02-20T12:30:00Z')).entries).toMatchObject([
      { workedOn: '2026-02-20', minutes: 90 },
    ]);
  });
});
