import { beforeEach, describe, expect, it } from 'vitest';
import { recordDeployment } from '@/features/deployments/commands';
import { revertImport } from '@/features/imports/commands';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { imported, rowsOf } from './import-csv';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

const HEADER = 'Device,Last seen,Customer,Deployment ID';
const FILE = [
  HEADER,
  'SN-1,2026-03-01T08:00:00Z,ACME,',
  'SN-2,2026-03-01T09:00:00Z,,',
  'SN-1,2026-03-01T11:00:00Z,ACME,',
  'SN-1,2026-03-01T10:00:00Z,ACME,',
  'SN-1,2026-03-02T10:00:00Z,ACME,',
];

const devices = () =>
  rowsOf(
    tenant,
    `SELECT d.external_id AS device, c.name AS customer, p.external_id AS deployment, d.last_seen_at AS last
     FROM device d LEFT JOIN customer c ON c.tenant_id = d.tenant_id AND c.id = d.customer_id
     LEFT JOIN deployment p ON p.tenant_id = d.tenant_id AND p.id = d.deployment_id WHERE d.tenant_id = $1 ORDER BY 1`,
  );
const days = () =>
  rowsOf(
    tenant,
    `SELECT d.external_id AS device, h.day, h.last_at AS last FROM heartbeat_day h
     JOIN device d ON d.tenant_id = h.tenant_id AND d.id = h.device_id WHERE h.tenant_id = $1 ORDER BY 1, 2`,
  );

describe('heartbeats', () => {
  it('are one row for a device and day, with the last report of it', async () => {
    const { counts } = await imported(tenant, 'heartbeats', FILE);
    expect(counts).toMatchObject({ read: 5, accepted: 5, created: 3, updated: 0, unchanged: 2 });
    expect(await days()).toEqual([
      { device: 'SN-1', day: '2026-03-01', last: '2026-03-01T11:00:00.000Z' },
      { device: 'SN-1', day: '2026-03-02', last: '2026-03-02T10:00:00.000Z' },
      { device: 'SN-2', day: '2026-03-01', last: '2026-03-01T09:00:00.000Z' },
    ]);
    expect(await devices()).toEqual([
      { device: 'SN-1', customer: 'ACME', deployment: null, last: '2026-03-02T10:00:00.000Z' },
      { device: 'SN-2', customer: null, deployment: null, last: '2026-03-01T09:00:00.000Z' },
    ]);
  });

  it('come to the same whatever comes twice and in whichever order', async () => {
    await imported(tenant, 'heartbeats', FILE);
    const before = [await devices(), await days()];
    expect((await imported(tenant, 'heartbeats', FILE)).counts).toMatchObject({ created: 0, updated: 0 });
    expect([await devices(), await days()]).toEqual(before);
    const other = await makeTenant();
    await imported(other, 'heartbeats', [HEADER, ...FILE.slice(4), ...FILE.slice(1, 4).toReversed()]);
    tenant = other;
    expect([await devices(), await days()]).toEqual(before);
  });

  it('take a later report of a known day as later, and an earlier one as nothing new', async () => {
    await imported(tenant, 'heartbeats', FILE);
    const { counts } = await imported(tenant, 'heartbeats', [
      HEADER,
      'SN-1,2026-03-01T12:00:00Z,,',
      'SN-2,2026-03-01T01:00:00Z,,',
    ]);
    expect(counts).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    expect((await days())[0]).toMatchObject({ last: '2026-03-01T12:00:00.000Z' });
    expect((await devices())[0]).toMatchObject({ last: '2026-03-02T10:00:00.000Z' });
  });

  it('say whose a device is by its deployment, and leave what a person or an earlier file said', async () => {
    value(
      await recordDeployment(tenant.operator, {
        customer: 'Zeta',
        site: 'Plant 4',
        kind: 'production',
        externalId: 'D-4',
      }),
    );
    const report = await imported(tenant, 'heartbeats', [
      HEADER,
      'SN-1,2026-03-01T08:00:00Z,ACME,',
      'SN-2,2026-03-01T09:00:00Z,ACME,D-4',
      'SN-3,2026-03-01T09:00:00Z,,D-9',
    ]);
    expect(report.problems).toMatchObject([
      {
        row: 4,
        column: 'Deployment ID',
        message: 'There is no deployment with the id D-9.',
        severity: 'warning',
      },
    ]);
    await imported(tenant, 'heartbeats', [HEADER, 'SN-1,,Zeta,D-4', 'SN-3,,Zeta,']);
    expect(await devices()).toMatchObject([
      { device: 'SN-1', customer: 'ACME', deployment: null },
      { device: 'SN-2', customer: 'Zeta', deployment: 'D-4' },
      { device: 'SN-3', customer: 'Zeta', deployment: null },
    ]);
  });

  it('take devices in that only stand in the file, and days without a time', async () => {
    const report = await imported(tenant, 'heartbeats', [
      'Serial number,Reported on',
      'SN-1,',
      'SN-2,2026-03-01',
    ]);
    expect(report.counts).toMatchObject({ accepted: 2, created: 2 });
    expect(await devices()).toMatchObject([{ last: null }, { last: '2026-03-01T00:00:00.000Z' }]);
    const register = await imported(tenant, 'heartbeats', ['Serial number', 'SN-7']);
    expect(register.notes).toContainEqual(expect.objectContaining({ code: 'no-time' }));
  });

  it('leave out what cannot have happened, and rows without a device', async () => {
    const report = await imported(tenant, 'heartbeats', [
      'Device,Timestamp',
      'SN-1,2026-03-01T08:00:00Z',
      'SN-1,2099-03-01T08:00:00Z',
      'SN-1,1970-01-01T00:00:00Z',
      'SN-1,never',
      ',2026-03-01T08:00:00Z',
    ]);
    expect(report.counts).toMatchObject({ read: 5, accepted: 1, rejected: 4 });
    expect(report.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('has not happened'),
      expect.stringContaining('before 2000'),
      expect.stringContaining('is not a date'),
      'Device is missing.',
    ]);
  });

  it('are facts: an import of them is not taken back', async () => {
    const { importId } = await imported(tenant, 'heartbeats', FILE);
    expect(refusal(await revertImport(tenant.operator, { importId }))).toMatchObject({
      code: 'rule',
      remedy: expect.stringContaining('devices page'),
    });
    expect((await imported(tenant, 'heartbeats', FILE)).counts).toMatchObject({ created: 0 });
  });
});
