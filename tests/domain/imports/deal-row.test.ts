import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { rowChecker } from '@/domain/imports/rows';
import type { StagedDeal } from '@/domain/imports/staged';
import { checkAll, planOf, table, type Choices } from './a-plan';

function deals(header: string, row: string, choices: Choices = {}) {
  const [checked] = checkAll('deals', table(`Id|${header}`, `D1|${row}`), choices);
  if (!checked) throw new Error('no row');
  return checked;
}

function deal(header: string, row: string, choices: Choices = {}): StagedDeal {
  const { row: staged, problems } = deals(header, row, choices);
  if (!staged) throw new Error(problems.map(({ message }) => message).join('\n'));
  return staged;
}

function messages(header: string, row: string, choices: Choices = {}): string[] {
  return deals(header, row, choices).problems.map(({ severity, message }) => `${severity}: ${message}`);
}

/** The characters of dates, numbers, currencies and formulas. */
const sign = fc.constantFrom(...'0123456789.,-/:()%$€ TZ=+\u00A0\uD83D\u0301aé');

describe('a deal', () => {
  it('has its names with their keys, verbatim and trimmed', () => {
    expect(deal('Deal name|Account|Owner|Contact', '  =SUM(A1) 🚀 |ACME  GmbH|Ann|Bob')).toMatchObject({
      externalId: 'D1',
      name: '=SUM(A1) 🚀',
      customer: { name: 'ACME  GmbH', key: 'acme gmbh', externalId: null },
      rep: { name: 'Ann', key: 'ann' },
      contact: { name: 'Bob', key: 'bob' },
    });
  });

  it('gets a name where the file has none', () => {
    expect(deal('Account|Product', 'Acme|Sensor').name).toBe('Acme – Sensor');
    expect(deal('Amount', '5').name).toBe('D1');
  });

  it('takes the first of several companies in one cell', () => {
    expect(deal('Account ID|Account', '1;2|A;B').customer).toEqual({ name: 'A', key: 'a', externalId: '1' });
    expect(deal('Account ID', '77').customer).toEqual({ name: '77', key: '77', externalId: '77' });
  });

  it('ends on the day it was won or the day it was lost, whichever is filled', () => {
    const header = 'Status|Won time|Lost time|Close date';
    expect(deal(header, 'Lost||2026-06-06|2026-05-01').closedOn).toBe('2026-06-06');
    expect(deal(header, 'Won|2026-06-07||2026-05-01').closedOn).toBe('2026-06-07');
    expect(deal(header, 'Lost|||2026-05-01').closedOn).toBe('2026-05-01');
  });

  it('keeps the source’s claims as claims', () => {
    expect(deal('Probability|Forecast category', '90%|Commit')).toMatchObject({
      sourceProbabilityBp: 9000,
      sourceCategory: 'Commit',
    });
    expect(deal('Probability', '0.9').sourceProbabilityBp).toBe(9000);
    expect(messages('Probability', '1000')).toEqual([
      'warning: Probability is not a share between 0 and 100 % and was left out.',
    ]);
  });

  it('is won, lost or open by its words, and stays below the PO', () => {
    expect(deal('Stage', 'Closed Won')).toMatchObject({
      outcome: 'won',
      stage: 'hardware_quote_sent',
      sourceOutcome: 'won',
    });
    expect(deal('Stage|Lost reason', 'Closed Lost|Price')).toMatchObject({
      outcome: 'lost',
      stage: 'closed_lost',
      lostReason: 'Price',
    });
    expect(deal('Stage', 'Demo')).toMatchObject({
      outcome: 'open',
      stage: 'demo',
      sourceOutcome: null,
      sourceStage: 'Demo',
    });
    expect(deal('Stage', 'Commissioning', { stages: { Commissioning: 'demo' } }).stage).toBe('demo');
  });

  it('closed uses the close date when the file has no other', () => {
    expect(deal('Stage|Close date', 'Won|2026-01-31')).toMatchObject({
      closeOn: '2026-01-31',
      closedOn: '2026-01-31',
    });
    expect(messages('Stage|Close date', 'Won|2027-01-31')[0]).toContain('lies after 2026-11-22');
  });

  it('has a PO only with number, date and amount', () => {
    const header = 'Stage|PO number|PO date|PO amount';
    expect(deal(header, 'Proposal|P-1|2026-05-01|500')).toMatchObject({
      stage: 'hardware_po_received',
      po: { reference: 'P-1', on: '2026-05-01', amountMinor: '50000' },
    });
    for (const row of [
      'Proposal|P-1||500',
      'Proposal|P-1|2026-05-01|',
      'Proposal|P-1|2026-05-01|0',
      'Proposal|P-1|2027-05-01|500',
    ]) {
      expect(deal(header, row)).toMatchObject({ po: null, stage: 'hardware_quote_sent' });
      expect(messages(header, row)[0]).toContain('is no proof yet');
    }
    expect(deal(header, 'Proposal||2026-05-01|500').po).toBeNull();
  });

  it('goes on with ship date and units, activation and completion', () => {
    const header = 'PO number|PO date|PO amount|Ship date|Units shipped|Activation date|Completion date';
    const po = 'P-1|2026-05-01|500';
    expect(deal(header, `${po}|2026-06-01|5||`)).toMatchObject({
      stage: 'hardware_shipped',
      shipment: { on: '2026-06-01', units: 5 },
    });
    expect(deal(header, `${po}|2026-06-01|||`)).toMatchObject({
      stage: 'hardware_po_received',
      shipment: { units: null },
    });
    expect(deal(header, `${po}|2026-06-01|5|2026-07-01|`).stage).toBe('software_activated');
    expect(deal(header, `${po}|2026-06-01|5|2026-05-15|`).stage).toBe('hardware_shipped');
    expect(deal(header, `${po}|2026-06-01|5|2026-07-01|2026-08-01`).stage).toBe('services_completed');
  });

  it('has lines where the file tells the streams apart, and no others', () => {
    const split = deal(
      'Hardware amount|Software amount|Services amount|Units|Term months',
      '1000|120|50|10|24',
    );
    expect(
      split.lines.map(({ stream, recurring, amountMinor, units }) => [stream, recurring, amountMinor, units]),
    ).toEqual([
      ['hardware', false, '100000', 10],
      ['software', true, '12000', null],
      ['services', false, '5000', null],
    ]);
    expect(split).toMatchObject({ amount: { minor: '129000' }, hasHardware: true });
    expect(deal('Amount|Stream|Term months', '240|Subscription|24').lines).toMatchObject([
      { stream: 'software', amountMinor: '12000' },
    ]);
    expect(deal('Amount|Stream', '240|Software').hasHardware).toBe(false);
    expect(deal('Amount', '240')).toMatchObject({ lines: [], hasHardware: true });
    const mixed = checkAll('deals', table('Id|Amount|Stream', 'D1|240|Software', 'D2|240|Wood'));
    expect(mixed[1]).toMatchObject({ row: { lines: [] }, problems: [{ severity: 'warning' }] });
    expect(messages('Amount|Hardware amount', '900|500')[0]).toContain('is not the sum of the parts');
    expect(messages('Hardware amount', '-5')[0]).toContain('error: Hardware amount is negative');
  });

  it('keeps a day in the future as the promise of its line', () => {
    expect(deal('Hardware amount|Ship date|Units shipped', '5|2027-01-01|3')).toMatchObject({
      shipment: null,
      lines: [{ promisedOn: '2027-01-01' }],
    });
    expect(messages('Amount|Ship date', '5|2027-01-01')[0]).toContain('a promise, not a fact');
  });

  it('is converted by a given rate and keeps both sides, else is left out naming the rate', () => {
    expect(deal('Amount|Currency', '100|EUR', { rates: { EUR: '1.08' } }).amount).toEqual({
      minor: '10800',
      sourceMinor: '10000',
      sourceCurrency: 'EUR',
      rate: '1.08',
    });
    expect(messages('Amount|Currency', '100|Euro')).toEqual([
      'error: Amount is in EUR and there is no rate to USD.',
    ]);
    expect(deals('Amount|Currency', '100|Euro').problems[0]?.fix).toBe('Give one with --rate EUR=…');
    expect(messages('Amount (EUR)', '100')[0]).toContain('in EUR');
    expect(messages('Amount', '€100')[0]).toContain('in EUR');
    expect(deal('Amount|Currency', '$100|US Dollar').amount?.minor).toBe('10000');
    expect(deal('Amount', '$100', { currency: 'CAD' }).amount?.minor).toBe('10000');
  });

  it('dates a verbal yes by the last thing known where its own day is missing', () => {
    expect(deal('Verbal yes|Last activity', 'yes|2026-05-05').verbalYesOn).toBe('2026-05-05');
    expect(deal('Verbal yes|Verbal yes date', 'yes|2026-04-04').verbalYesOn).toBe('2026-04-04');
    expect(deal('Verbal yes|Last activity', 'no|2026-05-05').verbalYesOn).toBeNull();
  });

  it('is left out with row, column, value and fix when a value cannot be read', () => {
    const of = table(
      'Id|Amount|Close date',
      'D1|5|2026-01-01',
      'D2|five|2026-01-02',
      'D3|7|2026-02-30',
      'D4|8|2026-01-03',
    );
    const checked = checkAll('deals', of);
    expect(checked.map(({ row }) => row?.externalId ?? null)).toEqual(['D1', null, null, 'D4']);
    expect(checked[1]?.problems).toEqual([
      {
        rowNo: 3,
        column: 'Amount',
        value: 'five',
        message: 'Amount is not a number.',
        fix: 'Use digits, such as 1234.50.',
        severity: 'error',
      },
    ]);
    expect(checked[2]?.problems[0]).toMatchObject({ rowNo: 4, column: 'Close date', value: '2026-02-30' });
  });

  it('has a name of at most 300 characters and a next step that is cut', () => {
    expect(messages('Deal name', 'x'.repeat(301))).toEqual([
      'error: Deal name is longer than 300 characters.',
    ]);
    const long = deals('Next step', 'y'.repeat(3000));
    expect(long.row?.nextStep).toHaveLength(2000);
    expect(long.problems[0]?.severity).toBe('warning');
  });

  it('is recognised once: the second row with an id is an error that names the first', () => {
    const checked = checkAll('deals', table('Id|Amount', 'D1|5', 'D1|6', '|7'));
    expect(checked.map(({ row }) => row !== null)).toEqual([true, false, false]);
    expect(checked[1]?.problems[0]?.message).toBe('Id is the same as in row 2.');
    expect(checked[2]?.problems[0]?.message).toContain('cannot be recognised');
    const keyed = checkAll('deals', table('Topic|Created On', 'A|2026-01-01', 'A|2026-01-02'));
    expect(keyed.map(({ row }) => row?.externalId)).toEqual(['A | 2026-01-01', 'A | 2026-01-02']);
  });

  it('loses exactly one guard that an export put before a formula', () => {
    expect(deal('Deal name', "'=1+1").name).toBe('=1+1');
    expect(deal('Deal name', "'quoted'").name).toBe("'quoted'");
  });

  it('needs an answered plan', () => {
    const { plan } = planOf('deals', table('Owner', 'Ann', 'Ann'));
    expect(() => rowChecker(plan, DEFAULT_STAGE_MODEL)).toThrow('no key');
  });

  it('of any text is staged or explained, never thrown', () => {
    const header = 'Id|Deal name|Amount|Close date|Stage|Probability|Currency|Verbal yes|Units|Is won';
    const { plan } = planOf('deals', table(header, '1|Acme|5|2026-01-01|Demo|5|USD|yes|3|no'));
    const cell = fc.oneof(fc.string({ unit: 'binary-ascii' }), fc.string({ unit: sign }));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 9, maxLength: 9 }), (cells) => {
        const { row, problems } = rowChecker(
          plan,
          DEFAULT_STAGE_MODEL,
        )({ rowNo: 3, cells: ['D1', ...cells] });
        return row !== null || problems.some(({ severity }) => severity === 'error');
      }),
      { numRuns: 500 },
    );
  });
});
