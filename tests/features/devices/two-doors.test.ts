import { describe, expect, it } from 'vitest';
import { addDays, date } from '@/domain/values/calendar-date';
import { reportHeartbeats } from '@/features/devices/commands-report';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { imported, rowsOf } from '../imports/import-csv';
import { aKey } from './a-fleet';

// The same reports through a file, through the machines' door, and through both in pieces that overlap: what is kept is what a plain
// reading of them says, the last report of each device and day, whatever came first.

type Report = { device: string; at: string };

function reports(seed: number, count: number): Report[] {
  let state = seed;
  const draw = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return Array.from({ length: count }, () => {
    const day = addDays(date('2026-03-01'), draw(20));
    const two = (below: number) => String(draw(below)).padStart(2, '0');
    return { device: `SN-${draw(15)}`, at: `${day}T${two(24)}:${two(60)}:${two(60)}.000Z` };
  });
}

/** Device, day in Berlin, last report: worked out by hand, without our clocks. */
function expected(all: readonly Report[]): string[] {
  const berlin = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin', dateStyle: 'short' });
  const last = new Map<string, string>();
  for (const { device, at } of all) {
    const key = `${device} ${berlin.format(new Date(at))}`;
    const known = last.get(key);
    if (known === undefined || at > known) last.set(key, at);
  }
  return [...last].map(([key, at]) => `${key} ${at}`).sort();
}

async function kept(tenant: TestTenant): Promise<string[]> {
  const rows = await rowsOf<{ device: string; day: string; last: string }>(
    tenant,
    `SELECT d.external_id AS device, h.day, h.last_at AS last FROM heartbeat_day h
     JOIN device d ON d.tenant_id = h.tenant_id AND d.id = h.device_id WHERE h.tenant_id = $1`,
  );
  return rows.map(({ device, day, last }) => `${device} ${day} ${last}`).sort();
}

/** The last report of all, as each device remembers it. */
async function remembered(tenant: TestTenant): Promise<string[]> {
  const rows = await rowsOf<{ device: string; last: string }>(
    tenant,
    'SELECT external_id AS device, last_seen_at AS last FROM device WHERE tenant_id = $1',
  );
  return rows.map(({ device, last }) => `${device} ${last}`).sort();
}

function lastOfAll(all: readonly Report[]): string[] {
  const last = new Map<string, string>();
  for (const { device, at } of all) if (at > (last.get(device) ?? '')) last.set(device, at);
  return [...last].map(([device, at]) => `${device} ${at}`).sort();
}

const byFile = (tenant: TestTenant, part: readonly Report[]) =>
  imported(tenant, 'heartbeats', ['Device,Timestamp', ...part.map(({ device, at }) => `${device},${at}`)]);

async function byDoor(tenant: TestTenant, keyId: string, part: readonly Report[]) {
  return value(await reportHeartbeats(tenant.operator, { keyId, readings: [...part] }));
}

describe.each([11, 23, 47])('random reports (%i)', (seed) => {
  const all = reports(seed, 400);

  it('through a file are the last of each device and day', async () => {
    const tenant = await makeTenant({ zone: 'Europe/Berlin' });
    const { counts } = await byFile(tenant, all);
    expect(await kept(tenant)).toEqual(expected(all));
    expect(await remembered(tenant)).toEqual(lastOfAll(all));
    expect(counts).toMatchObject({ accepted: 400, created: expected(all).length, updated: 0 });
    expect((counts.created ?? 0) + (counts.unchanged ?? 0)).toBe(400);
  });

  it('through the machines’ door are the same', async () => {
    const tenant = await makeTenant({ zone: 'Europe/Berlin' });
    const { keyId } = await aKey(tenant);
    const answer = await byDoor(tenant, keyId, all);
    expect(await kept(tenant)).toEqual(expected(all));
    expect(await remembered(tenant)).toEqual(lastOfAll(all));
    expect(answer.recorded).toBe(expected(all).length);
    expect(answer.recorded + answer.known).toBe(400);
  });

  it('through both, in overlapping pieces and backwards, are the same', async () => {
    const tenant = await makeTenant({ zone: 'Europe/Berlin' });
    const { keyId } = await aKey(tenant);
    await byDoor(tenant, keyId, all.slice(250).toReversed());
    await byFile(tenant, all.slice(100, 300));
    await byDoor(tenant, keyId, all.slice(0, 150));
    await byFile(tenant, all.toReversed());
    expect(await kept(tenant)).toEqual(expected(all));
    expect(await remembered(tenant)).toEqual(lastOfAll(all));
    expect(await byDoor(tenant, keyId, all)).toMatchObject({ recorded: 0, known: 400, newDevices: 0 });
  });
});
