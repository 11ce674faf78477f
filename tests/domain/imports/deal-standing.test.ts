import fc from 'fast-check';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { describe, expect, it } from 'vitest';
import { rowStanding, type RowProof } from '@/domain/imports/deal-standing';
import { stageMeaning, STAGE_POSITION } from '@/domain/imports/stages';
import { date } from '@/domain/values/calendar-date';

const AS_OF = date('2026-11-22');
const NOTHING: RowProof = {
  po: null,
  quote: null,
  demoOn: null,
  shipment: null,
  activationOn: null,
  completionOn: null,
  hasHardware: true,
  termMonths: 12,
  contact: null,
  amount: null,
  closeOn: null,
  nextStep: null,
  nextStepOn: null,
  isPilot: false,
  lines: [],
};
const HARDWARE = { stream: 'hardware' as const, recurring: false, units: 100, amountMinor: '10000000' };
const SOFTWARE = { stream: 'software' as const, recurring: true, units: null, amountMinor: '2400000' };
const PO = { reference: 'PO-1', on: date('2026-08-20'), amountMinor: '12400000' };
const shipped = (units: number | null) => ({ on: date('2026-10-15'), units });

const won = (proof: Partial<RowProof>) =>
  rowStanding('won', stageMeaning('Closed Won'), { ...NOTHING, ...proof }, AS_OF, DEFAULT_STAGE_MODEL);

describe('without a PO', () => {
  it('the word of the source is taken up to Hardware Quote Sent', () => {
    const open = (word: string) =>
      rowStanding('open', stageMeaning(word), NOTHING, AS_OF, DEFAULT_STAGE_MODEL);
    expect(open('Hardware Shipped')).toEqual({ stage: 'hardware_quote_sent', outcome: 'open' });
    expect(open('Closed Lost')).toEqual({ stage: 'lead', outcome: 'open' });
    expect(rowStanding('open', null, NOTHING, AS_OF, DEFAULT_STAGE_MODEL)).toEqual({
      stage: 'lead',
      outcome: 'open',
    });
  });

  it('Closed Won keeps the outcome won, whatever was shipped or activated', () => {
    const standing = { stage: 'hardware_quote_sent', outcome: 'won' };
    expect(won({})).toEqual(standing);
    expect(won({ lines: [HARDWARE], shipment: shipped(100), activationOn: date('2026-11-01') })).toEqual(
      standing,
    );
  });

  it('a complete quote lifts a lead to Quote Sent', () => {
    const quote = { reference: 'Q-7', on: date('2026-09-01'), amountMinor: '100' };
    expect(
      rowStanding('open', stageMeaning('Prospecting'), { ...NOTHING, quote }, AS_OF, DEFAULT_STAGE_MODEL)
        .stage,
    ).toBe('hardware_quote_sent');
  });
});

describe('with a PO', () => {
  it('the evidence decides, each stage on the one before, and the deal is open until its last stream is done', () => {
    const lines = [HARDWARE, SOFTWARE];
    expect(won({ lines, po: PO })).toEqual({ stage: 'hardware_po_received', outcome: 'open' });
    expect(won({ lines, po: PO, activationOn: date('2026-11-01') })).toEqual({
      stage: 'hardware_po_received',
      outcome: 'open',
    });
    expect(won({ lines, po: PO, shipment: shipped(40) })).toEqual({
      stage: 'hardware_shipped',
      outcome: 'open',
    });
    const active = { lines, po: PO, activationOn: date('2026-11-01') };
    expect(won({ ...active, shipment: shipped(100) })).toEqual({
      stage: 'software_activated',
      outcome: 'won',
    });
  });

  it('software alone needs no shipment', () => {
    const proof = { lines: [SOFTWARE], hasHardware: false, po: PO, activationOn: date('2026-11-01') };
    expect(won(proof)).toEqual({ stage: 'software_activated', outcome: 'won' });
  });

  it('lost stays lost', () => {
    expect(
      rowStanding('lost', stageMeaning('Closed Lost'), { ...NOTHING, po: PO }, AS_OF, DEFAULT_STAGE_MODEL),
    ).toEqual({
      stage: 'closed_lost',
      outcome: 'lost',
    });
  });
});

it('never stands beyond Quote Sent without a PO, for any words and dates', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => date(`2026-10-${String(n).padStart(2, '0')}`));
  const maybe = fc.option(day, { nil: null });
  fc.assert(
    fc.property(
      fc.constantFrom('open', 'won', 'lost'),
      fc.string(),
      maybe,
      maybe,
      maybe,
      (said, word, ship, active, done) => {
        const proof = {
          ...NOTHING,
          lines: [HARDWARE],
          shipment: ship && { on: ship, units: 5 },
          activationOn: active,
          completionOn: done,
        };
        const { stage } = rowStanding(said, stageMeaning(word), proof, AS_OF, DEFAULT_STAGE_MODEL);
        expect(STAGE_POSITION[stage]).toBeLessThanOrEqual(STAGE_POSITION.hardware_quote_sent);
      },
    ),
  );
});

describe("what the company's own model asks for", () => {
  const asking = {
    ...DEFAULT_STAGE_MODEL,
    gates: [{ stage: 'hardware_po_received', subject: 'contact' }] as const,
  };
  const standing = (proof: Partial<RowProof>) =>
    rowStanding('won', stageMeaning('Closed Won'), { ...NOTHING, po: PO, ...proof }, AS_OF, asking);

  it('holds a row with a PO at Quote Sent until it is met', () => {
    expect(standing({})).toEqual({ stage: 'hardware_quote_sent', outcome: 'open' });
    expect(standing({ contact: { name: 'Ada', key: 'ada' } }).stage).toBe('hardware_po_received');
  });

  it('is not asked before the PO: there the word of the source is taken', () => {
    const soft = { ...asking, gates: [{ stage: 'hardware_quote_sent', subject: 'close_date' }] as const };
    expect(rowStanding('open', stageMeaning('Quote'), NOTHING, AS_OF, soft).stage).toBe(
      'hardware_quote_sent',
    );
  });
});
