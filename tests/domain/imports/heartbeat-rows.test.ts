import { describe, expect, it } from 'vitest';
import { checkAll, table } from './a-plan';

describe('a report of a device', () => {
  const header = 'Serial number|Last seen|Customer|Deployment ID';
  const report = (row: string) => checkAll('heartbeats', table(header, row))[0];

  it('says which device reported when, and whose it is', () => {
    expect(report('SN-1|2026-01-31T08:00:00Z|Acme, Inc.|D-4')?.row).toEqual({
      rowNo: expect.any(Number),
      device: 'SN-1',
      customer: { name: 'Acme, Inc.', key: expect.any(String), externalId: null },
      deploymentExternalId: 'D-4',
      day: '2026-01-31',
      seenAt: '2026-01-31T08:00:00.000Z',
    });
  });

  it('without a time only names the device', () => {
    expect(report('SN-1||Acme|')?.row).toMatchObject({ device: 'SN-1', day: null, seenAt: null });
    expect(report('SN-1|n/a||')?.row).toMatchObject({ day: null, seenAt: null, customer: null });
  });

  it('of a day is of its first instant', () => {
    expect(report('SN-1|2026-01-31||')?.row).toMatchObject({
      day: '2026-01-31',
      seenAt: '2026-01-31T00:00:00Z',
    });
  });

  it.each([
    ['SN-1|1769846400||', '2026-01-31T08:00:00.000Z'],
    ['SN-1|2026-01-31 08:00:00||', '2026-01-31T08:00:00.000Z'],
    ['SN-1|2026-01-31T10:00:00+02:00||', '2026-01-31T08:00:00.000Z'],
  ])('%s is read', (row, seenAt) => {
    expect(report(row)?.row).toMatchObject({ seenAt });
  });

  it.each([
    ['|2026-01-31T08:00:00Z||', 'Serial number is missing'],
    [`${'x'.repeat(201)}|2026-01-31T08:00:00Z||`, 'longer than 200 characters'],
    ['SN-1|2999-01-31T08:00:00Z||', 'has not happened'],
    ['SN-1|1970-01-01T00:00:00Z||', 'before 2000'],
    ['SN-1|yesterday||', 'is not a date'],
  ])('%s: %s', (row, message) => {
    // Beside a good row, which says what the column holds.
    const [, checked] = checkAll('heartbeats', table(header, 'SN-0|2026-01-31||', row));
    expect(checked?.row).toBeNull();
    expect(checked?.problems[0]?.message).toContain(message);
  });

  it('twice is no error: the same report is one', () => {
    const rows = checkAll('heartbeats', table(header, 'SN-1|2026-01-31||', 'SN-1|2026-01-31||'));
    expect(rows.map(({ problems }) => problems)).toEqual([[], []]);
  });
});
