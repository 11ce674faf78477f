import { beforeEach, describe, expect, it } from 'vitest';
import { revokeApiKey } from '@/features/api-keys/commands';
import { reportHeartbeats } from '@/features/devices/commands-report';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { countOf, rowsOf } from '../imports/import-csv';
import { aKey, devicesOf, send } from './a-fleet';

let tenant: TestTenant;
let authorization: string;
let keyId: string;
beforeEach(async () => {
  tenant = await makeTenant({ zone: 'America/Chicago' });
  const made = await aKey(tenant);
  keyId = made.keyId;
  authorization = `Bearer ${made.key}`;
});

const reading = (device: string, at: string) => ({ device, at });
const days = () =>
  rowsOf(
    tenant,
    `SELECT d.external_id AS device, h.day, h.last_at AS last FROM heartbeat_day h
     JOIN device d ON d.tenant_id = h.tenant_id AND d.id = h.device_id WHERE h.tenant_id = $1 ORDER BY 1, 2`,
  );

describe('what machines send', () => {
  it('is kept by device and day of the company, with an outcome for each reading', async () => {
    const answer = await send(
      tenant.slug,
      {
        readings: [
          reading('SN-1', '2026-03-31T04:00:00Z'),
          reading('SN-1', '2026-03-31T04:30:00Z'),
          reading(' SN-2 ', '2026-03-31T09:00:00+02:00'),
          reading('SN-3', '2999-01-01T00:00:00Z'),
          reading('SN-3', '1970-01-01T00:00:00Z'),
          reading('SN-3', 'noon'),
          reading(' ', '2026-03-31T04:00:00Z'),
          reading('x'.repeat(201), '2026-03-31T04:00:00Z'),
        ],
      },
      { authorization },
    );
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({
      recorded: 2,
      known: 1,
      refused: 5,
      newDevices: 2,
      outcomes: [
        { device: 'SN-1', outcome: 'known' },
        { device: 'SN-1', outcome: 'recorded' },
        { device: 'SN-2', outcome: 'recorded' },
        { outcome: 'refused', reason: expect.stringContaining('future') },
        { outcome: 'refused', reason: expect.stringContaining('2000') },
        { outcome: 'refused', reason: expect.stringContaining('2026-03-31T08:00:00Z') },
        { outcome: 'refused', reason: expect.stringContaining('1 to 200') },
        { outcome: 'refused' },
      ],
    });
    expect(await days()).toEqual([
      { device: 'SN-1', day: '2026-03-30', last: '2026-03-31T04:30:00.000Z' },
      { device: 'SN-2', day: '2026-03-31', last: '2026-03-31T07:00:00.000Z' },
    ]);
    expect((await devicesOf(tenant)).get('SN-1')).toMatchObject({ customer: null, lastSeenOn: '2026-03-30' });
  });

  it('writes nothing and logs nothing when it comes again, in another order', async () => {
    const readings = [
      reading('SN-2', '2026-03-31T08:00:00Z'),
      reading('SN-1', '2026-03-31T08:00:00Z'),
      reading('SN-1', '2026-04-01T08:00:00Z'),
    ];
    await send(tenant.slug, { readings }, { authorization });
    const before = [await days(), await countOf(tenant, 'audit_event')];
    const again = await send(tenant.slug, { readings: readings.toReversed() }, { authorization });
    expect(again.json()).toMatchObject({ recorded: 0, known: 3, refused: 0, newDevices: 0 });
    expect([await days(), await countOf(tenant, 'audit_event')]).toEqual(before);
  });

  it('takes a clock that is a little ahead as now, and never moves a last report back', async () => {
    const at = '2026-03-31T08:00:00.000Z';
    const report = (readings: { device: string; at: string }[]) =>
      atInstant(at, () => reportHeartbeats(tenant.operator, { keyId, readings }));
    value(await report([reading('SN-1', '2026-03-31T08:04:00Z')]));
    expect(await days()).toEqual([{ device: 'SN-1', day: '2026-03-31', last: at }]);
    expect(value(await report([reading('SN-1', '2026-03-31T07:00:00Z')]))).toMatchObject({
      recorded: 0,
      known: 1,
    });
    expect(await days()).toEqual([{ device: 'SN-1', day: '2026-03-31', last: at }]);
  });

  it('refuses half a character by itself, and keeps the rest', async () => {
    const at = '2026-03-31T08:00:00Z';
    const sent = `{"readings":[{"device":"SN-\\ud83d","at":"${at}"},{"device":"SN-🚚","at":"${at}"}]}`;
    const answer = await send(tenant.slug, sent, { authorization });
    expect(answer.json()).toMatchObject({
      recorded: 1,
      refused: 1,
      outcomes: [
        { outcome: 'refused', reason: expect.stringContaining('serial number') },
        { device: 'SN-🚚', outcome: 'recorded' },
      ],
    });
  });

  it('waits for each other where two send about the same devices at once', async () => {
    const readings = Array.from({ length: 200 }, (_, i) => reading(`SN-${i}`, '2026-03-31T08:00:00Z'));
    const later = readings.map((one) => ({ ...one, at: '2026-03-31T09:00:00Z' })).toReversed();
    const answers = await Promise.all([
      send(tenant.slug, { readings }, { authorization }),
      send(tenant.slug, { readings: later }, { authorization }),
      send(tenant.slug, { readings: later.toReversed() }, { authorization }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await countOf(tenant, 'heartbeat_day', `last_at = '2026-03-31T09:00:00Z'`)).toBe(200);
    expect(await countOf(tenant, 'device')).toBe(200);
  });
});

describe('the door for machines', () => {
  const body = { readings: [reading('SN-1', '2026-03-31T08:00:00Z')] };

  it('answers whoever has no key of this company with the very same bytes', async () => {
    const other = await makeTenant();
    const foreign = await aKey(other);
    const { key: revoked, keyId: gone } = await aKey(tenant, 'Old');
    value(await revokeApiKey(tenant.as.CRO, { keyId: gone }));
    const answers = await Promise.all([
      send('no-such-company', body, { authorization }),
      send(tenant.slug, body),
      send(tenant.slug, body, { authorization: 'Bearer %' }),
      send(tenant.slug, body, { authorization: `Basic ${authorization}` }),
      send(tenant.slug, body, { authorization: `Bearer ${foreign.key}` }),
      send(tenant.slug, body, { authorization: `Bearer ${revoked}` }),
      send(tenant.slug, 'not json at all', { authorization: `Bearer cp_${'A'.repeat(43)}` }),
    ]);
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
    expect(await countOf(tenant, 'device')).toBe(0);
  });

  it.each([
    ['no readings', { readings: [] }, 422],
    ['more than 1,000', { readings: Array.from({ length: 1001 }, () => body.readings[0]) }, 422],
    ['another shape', { readings: [{ device: 1, at: 2 }] }, 422],
    ['a field too many', { ...body, tenant: 'x' }, 422],
    ['no JSON', '{', 422],
    ['a body that is too large', `{"readings": "${'x'.repeat(600_000)}"}`, 413],
  ])('refuses %s whole, in words', async (_what, sent, status) => {
    const answer = await send(tenant.slug, sent, { authorization });
    expect(answer.status).toBe(status);
    expect(answer.json()).toHaveProperty('error.message');
    expect(await countOf(tenant, 'device')).toBe(0);
  });

  it('asks for JSON', async () => {
    expect((await send(tenant.slug, body, { authorization, type: 'text/csv' })).status).toBe(415);
  });

  it('takes 1,000 readings at once', async () => {
    const readings = Array.from({ length: 1000 }, (_, i) =>
      reading(`SN-${i % 250}`, `2026-03-0${1 + (i % 9)}T08:00:00Z`),
    );
    const answer = await send(tenant.slug, { readings }, { authorization });
    expect(answer.json()).toMatchObject({ newDevices: 250, refused: 0 });
  });

  it('is limited like every door, and asking at another company gives no more tries', async () => {
    const statuses = new Set<number>();
    for (let call = 0; call < 310; call++) {
      statuses.add((await send(tenant.slug, '{', { authorization })).status);
      if (call % 50 === 0) await send('no-such-company', body, { authorization });
    }
    expect([...statuses]).toEqual([422, 429]);
  });

  it('is closed to a revoked key inside the command too', async () => {
    value(await revokeApiKey(tenant.as.CRO, { keyId }));
    const { readings } = body;
    expect(refusal(await reportHeartbeats(tenant.operator, { keyId, readings })).code).toBe('not_found');
  });
});
