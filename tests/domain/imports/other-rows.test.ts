import { describe, expect, it } from 'vitest';
import { checkAll, table } from './a-plan';

describe('a contract', () => {
  const header = 'Id|Customer|Stream|Start date|End date|Amount|Period';
  const contract = (row: string) => checkAll('contracts', table(header, row))[0];

  it('has a year’s price', () => {
    expect(contract('1|Acme|Software|2026-01-01|2027-01-01|50|month')?.row).toMatchObject({
      periodMonths: 1,
      arrMinor: '60000',
      endOn: '2027-01-01',
    });
    expect(contract('1|Acme|Services|2026-01-01||100|3 years')?.row).toMatchObject({
      periodMonths: 36,
      arrMinor: '3333',
      endOn: null,
    });
    expect(contract('1|Acme|Software|2026-01-01|9999-12-31|50|12')?.row).toMatchObject({
      endOn: null,
      arrMinor: '5000',
    });
  });

  it('takes its period from the name of its amount', () => {
    const [checked] = checkAll(
      'contracts',
      table('Id|Customer|Start|monthly_amount', '1|Acme|2026-01-01|50'),
      { set: { stream: 'software' } },
    );
    expect(checked?.row).toMatchObject({ periodMonths: 1, stream: 'software' });
  });

  const priced = (header: string, row: string, map?: Record<string, string>) =>
    checkAll('contracts', table(`Id|Customer|Start|${header}`, `1|Acme|2026-01-01|${row}`), {
      set: { stream: 'software' },
      map,
    })[0]?.row?.arrMinor;

  it('believes the name of its amount before the way it is billed', () => {
    expect(priced('MRR|Billing frequency', '50|annual')).toBe('60000');
    expect(priced('Monthly fee|Term', '50|24 months')).toBe('60000');
    expect(priced('Amount|Billing frequency', '600|annual')).toBe('60000');
    expect(priced('MRR|Billing frequency', '600|annual', { 'Billing frequency': 'period' })).toBe('60000');
  });

  it('multiplies the price of one, and no amount for the whole', () => {
    expect(priced('Unit price|Quantity|Interval', '20|3|month')).toBe('72000');
    expect(priced('unit_price_cents|quantity|interval', '2000|3|month')).toBe('72000');
    expect(priced('MRR|Seats', '20|3')).toBe('24000');
    expect(priced('MRR|Seats', '20|3', { Seats: 'quantity' })).toBe('72000');
  });

  it.each([
    ['1||Software|2026-01-01||50|month', 'Customer is missing'],
    ['1|Acme|Software|||50|month', 'Start date is missing'],
    ['1|Acme|Software|2026-01-01|2025-01-01|50|month', 'lies before the start'],
    ['1|Acme|Software|2026-01-01||-50|month', 'is negative'],
    ['1|Acme|Software|2026-01-01|||month', 'Amount is missing'],
  ])('%s: %s', (row, message) => {
    const of = table(header, '0|Acme|Software|2026-01-01|2027-01-01|5|month', row);
    const checked = checkAll('contracts', of)[1];
    expect(checked?.row).toBeNull();
    expect(checked?.problems.map((problem) => problem.message).join(' ')).toContain(message);
  });
});

describe('other facts', () => {
  it('a deployment is production unless the file says pilot, and has only days that have come', () => {
    const of = table(
      'Id|Customer|Site|Type|Devices|Installed on|First value on',
      '1|Acme|Plant 1|Pilot|5|2026-01-01|2027-01-01',
      '2|Acme|Plant 2|Production|6|2026-01-01|',
    );
    const [pilot, production] = checkAll('deployments', of);
    expect(pilot?.row).toMatchObject({
      kind: 'pilot',
      devices: 5,
      installedOn: '2026-01-01',
      firstValueOn: null,
    });
    expect(pilot?.problems[0]?.severity).toBe('warning');
    expect(production?.row?.kind).toBe('production');
  });

  it('a shipment needs deal, units and a day that has come', () => {
    const of = table(
      'Deal ID|Qty|Ship date',
      'D1|5|2026-01-01',
      'D1|5|2026-01-01',
      'D1|0|2026-01-01',
      'D1|5|2027-01-01',
      '|5|2026-01-02',
    );
    const checked = checkAll('shipments', of);
    expect(checked.map(({ row }) => row !== null)).toEqual([true, true, false, false, false]);
    const ids = checked.map(({ row }) => row?.externalId);
    expect(ids[0]).not.toBe(ids[1]);
    expect(checkAll('shipments', of).map(({ row }) => row?.externalId)).toEqual(ids);
  });

  it('an activity has taken place', () => {
    const of = table(
      'Activity ID|Deal ID|Type|Date|Subject',
      '1|D1|Call|2026-01-01|Hello',
      '2|D1|Note|2027-01-01|Later',
    );
    const [past, planned] = checkAll('activities', of);
    expect(past?.row).toMatchObject({ kind: 'call', occurredOn: '2026-01-01', subject: 'Hello' });
    expect(planned?.row).toBeNull();
  });
});
