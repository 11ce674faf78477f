import { describe, expect, test } from 'vitest';
import { observedDays, type ShippedDeal } from '@/domain/forecast/observed-days';
import { day } from '../deals/deal-facts';

const GATE = { product: 'Gate', supplier: 'Nordchip' };
const shipped = (over: Partial<ShippedDeal> = {}): ShippedDeal => ({
  product: 'TempSense',
  poOn: day(0),
  shipments: [{ of: null, on: day(70) }],
  installedOn: day(80),
  activatedOn: day(101),
  hardware: GATE,
  software: { product: null, supplier: null },
  ...over,
});
const told = (deals: ShippedDeal[]) =>
  observedDays(deals).map(
    ({ kind, product, supplier, days }) => `${kind} ${product}|${supplier}: ${days.join(' ')}`,
  );

describe('what a delivery says', () => {
  test('is told by the first hardware line, and activation by the software’s, which goes by the deal’s product', () => {
    expect(told([shipped(), shipped({ shipments: [{ of: null, on: day(60) }] })])).toEqual([
      'hardware Gate|Nordchip: 70 60',
      'install Gate|Nordchip: 10 20',
      'activation TempSense|: 21 21',
    ]);
  });

  test('is the first shipment of each product and supplier, however many there were', () => {
    const sensors = { product: null, supplier: 'Other' };
    const shipments = [
      { of: GATE, on: day(50) },
      { of: null, on: day(40) },
      { of: sensors, on: day(90) },
      { of: { ...sensors }, on: day(95) },
    ];
    expect(told([shipped({ shipments, installedOn: null })])).toEqual([
      'hardware Gate|Nordchip: 40',
      'hardware TempSense|Other: 90',
    ]);
  });

  test('is nothing without both ends, or where the end came first or years later', () => {
    expect(told([shipped({ poOn: null, installedOn: null })])).toEqual([]);
    expect(told([shipped({ poOn: day(71), installedOn: day(69), activatedOn: day(68) })])).toEqual([]);
    expect(told([shipped({ poOn: day(-661), installedOn: null })])).toEqual([]);
    expect(told([shipped({ poOn: day(-660), installedOn: null })])).toEqual(['hardware Gate|Nordchip: 730']);
  });

  test('has the commonest spelling of a name first', () => {
    const spelt = (product: string) => shipped({ hardware: { product, supplier: null }, installedOn: null });
    expect(told([spelt('gate'), spelt('Gate'), spelt(' Gate ')])).toEqual([
      'hardware Gate|: 70 70',
      'hardware gate|: 70',
    ]);
  });
});
