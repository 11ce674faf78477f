import { describe, expect, test } from 'vitest';
import { leadTimesFor } from '@/domain/forecast/find-lead-times';
import type { LeadTimeBook, LeadTimeEntry } from '@/domain/forecast/lead-times';
import { deal, hardware } from '../deals/deal-facts';

const STANDARD = {
  p50: { hardwareDays: 84, installDays: 14, activationDays: 21 },
  p80: { hardwareDays: 95, installDays: 14, activationDays: 24 },
};
const entry = (over: Partial<LeadTimeEntry>): LeadTimeEntry => ({
  kind: 'hardware',
  product: '',
  supplier: '',
  p50Days: 60,
  p80Days: 70,
  observations: 12,
  basis: 'learned',
  sample: [],
  ...over,
});
const book = (entries: LeadTimeEntry[], delays: LeadTimeBook['delays'] = []): LeadTimeBook => ({
  standard: STANDARD,
  entries,
  delays,
});
const DEAL = deal({ product: 'TempSense' });
const LINE = hardware({ product: 'TempSense', supplier: 'Nordchip' });

describe('the lead times of a line', () => {
  test('without anything known are the settings', () => {
    const found = leadTimesFor(book([]), LINE, DEAL);
    expect(found).toMatchObject({ ...STANDARD, delayDays: 0, delayWhy: '' });
    expect(found.of.hardware).toMatchObject({ basis: 'default', why: 'default', observations: 0 });
  });

  // Most particular first; at each place what the company set goes before what it learned.
  const LADDER: [string, LeadTimeEntry][] = [
    [
      'set for TempSense from Nordchip',
      entry({ product: 'TempSense', supplier: 'Nordchip', basis: 'set', p50Days: 1 }),
    ],
    [
      '12 shipments of TempSense from Nordchip',
      entry({ product: 'TempSense', supplier: 'Nordchip', p50Days: 2 }),
    ],
    ['set for TempSense', entry({ product: 'TempSense', basis: 'set', p50Days: 3 })],
    ['12 shipments of TempSense', entry({ product: 'TempSense', p50Days: 4 })],
    ['set for Nordchip', entry({ supplier: 'Nordchip', basis: 'set', p50Days: 5 })],
    ['12 shipments from Nordchip', entry({ supplier: 'Nordchip', p50Days: 6 })],
    ['12 shipments', entry({ p50Days: 7 })],
  ];
  test.each(LADDER.map(([why], step) => [why, step] as const))('%s', (why, step) => {
    const rest = LADDER.slice(step).map(([, known]) => known);
    for (const entries of [rest, rest.toReversed()]) {
      const { of, p50 } = leadTimesFor(book(entries), LINE, DEAL);
      expect(of.hardware.why).toBe(why);
      expect(p50.hardwareDays).toBe(step + 1);
      expect(of.install.basis).toBe('default');
    }
  });

  test('of fewer than five observations are not learned', () => {
    const four = entry({ product: 'TempSense', observations: 4 });
    expect(leadTimesFor(book([four]), LINE, DEAL).of.hardware.basis).toBe('default');
    expect(leadTimesFor(book([{ ...four, observations: 5 }]), LINE, DEAL).of.hardware.why).toBe(
      '5 shipments of TempSense',
    );
  });

  test('compare names without their spelling', () => {
    const known = book([entry({ product: ' tempsense ', supplier: 'NORDCHIP' })]);
    expect(leadTimesFor(known, LINE, DEAL).p50.hardwareDays).toBe(60);
  });

  test('of a line without a product are those of the deal’s', () => {
    const known = book([entry({ product: 'TempSense' })]);
    expect(leadTimesFor(known, hardware({ supplier: 'Nordchip' }), DEAL).p50.hardwareDays).toBe(60);
    expect(leadTimesFor(known, null, DEAL).p50.hardwareDays).toBe(60);
    expect(leadTimesFor(known, hardware({ product: 'Gate' }), DEAL).p50.hardwareDays).toBe(84);
    expect(leadTimesFor(known, null, deal()).p50.hardwareDays).toBe(84);
  });

  test('are each kind’s own', () => {
    const known = book([
      entry({ kind: 'install', product: 'TempSense', p50Days: 9, p80Days: 12 }),
      entry({ kind: 'activation', p50Days: 30, p80Days: 33, observations: 1 + LADDER.length }),
    ]);
    const { p50, p80, of } = leadTimesFor(known, LINE, DEAL);
    expect(p50).toEqual({ hardwareDays: 84, installDays: 9, activationDays: 30 });
    expect(p80).toEqual({ hardwareDays: 95, installDays: 12, activationDays: 33 });
    expect([of.install.why, of.activation.why]).toEqual(['12 installations of TempSense', '8 activations']);
  });
});

describe('a supplier who is late', () => {
  const late = (over: Partial<LeadTimeBook['delays'][number]>) => ({
    id: 'd',
    supplier: 'Nordchip',
    product: '',
    days: 21,
    ...over,
  });

  test('delays what is his, of the product if it names one', () => {
    const known = book([], [late({}), late({ product: 'tempsense', days: 7 }), late({ supplier: 'Other' })]);
    expect(leadTimesFor(known, LINE, DEAL)).toMatchObject({
      delayDays: 28,
      delayWhy: 'Nordchip 21 days late, Nordchip 7 days late',
    });
    const other = leadTimesFor(known, hardware({ product: 'Gate', supplier: 'nordchip ' }), DEAL);
    expect(other.delayDays).toBe(21);
  });

  test('delays no line that names no supplier, and leaves the lead time itself alone', () => {
    const known = book([], [late({})]);
    expect(leadTimesFor(known, hardware({ product: 'TempSense' }), DEAL).delayDays).toBe(0);
    expect(leadTimesFor(known, LINE, DEAL).p50).toEqual(STANDARD.p50);
  });

  test('may be early', () => {
    const known = book([], [late({ days: -1 })]);
    expect(leadTimesFor(known, LINE, DEAL)).toMatchObject({
      delayDays: -1,
      delayWhy: 'Nordchip 1 day early',
    });
  });
});
