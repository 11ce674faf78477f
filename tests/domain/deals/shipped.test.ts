import { describe, expect, it } from 'vitest';
import { overshipped, pricedOtherwise } from '@/domain/deals/shipped';
import { deal, hardware, proof, software } from './deal-facts';

const shipment = (units: number | null, lineId: string | null = null, voided = false) =>
  proof('shipment', { units, lineId, voided });
const A = hardware({ id: 'a', description: 'Gateways', units: 100 });
const B = hardware({ id: 'b', description: 'Probes', units: 50 });
const of = (lines: Parameters<typeof deal>[0], ...evidence: ReturnType<typeof shipment>[]) =>
  overshipped(deal({ ...lines, evidence }));

describe('more units than were ordered', () => {
  it('of a line that the shipment names', () => {
    expect(of({ lines: [A, B] }, shipment(60, 'a'), shipment(41, 'a'))).toEqual({
      line: 'Gateways',
      shipped: 101,
      ordered: 100,
    });
    expect(of({ lines: [A, B] }, shipment(60, 'a'), shipment(40, 'a'))).toBeNull();
  });

  it('of the deal as a whole, where no line is named', () => {
    expect(of({ lines: [A, B] }, shipment(151))).toEqual({ line: null, shipped: 151, ordered: 150 });
    expect(of({ lines: [A, B] }, shipment(150))).toBeNull();
  });

  it('not of what is void, of lines without units, of recurring hardware or of a deal without lines', () => {
    expect(of({ lines: [A] }, shipment(999, 'a', true), shipment(null))).toBeNull();
    expect(of({ lines: [A, hardware({ id: 'c', units: null })] }, shipment(999))).toBeNull();
    expect(of({ lines: [hardware({ recurring: true, units: 5 })] }, shipment(9))).toBeNull();
    expect(of({ lines: [] }, shipment(9))).toBeNull();
  });
});

describe('an amount that is not units × unit price', () => {
  it('names what it would be, of one-time lines that say both', () => {
    const line = hardware({ units: 500, unitPriceMinor: 200n, amountMinor: 90_000n });
    expect(pricedOtherwise(line)).toBe(100_000n);
    expect(pricedOtherwise({ ...line, amountMinor: 100_000n })).toBeNull();
    expect(pricedOtherwise({ ...line, units: null })).toBeNull();
    expect(pricedOtherwise(software({ units: 5, unitPriceMinor: 1n }))).toBeNull();
  });
});
