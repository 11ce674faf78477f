import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewEvidence } from '@/data/evidence';
import type { EvidenceFacts } from '@/domain/deals/deal';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import {
  outcomeChange,
  refuseOvershipped,
  refuseUncommitted,
  refuseUnproven,
  standsOn,
} from '@/features/deals/standing';
import {
  anyDeal,
  committedDeal,
  day,
  deal,
  hardware,
  proof,
  software,
  TODAY,
} from '../../domain/deals/deal-facts';

const added = (kind: EvidenceFacts['kind'], over: Partial<EvidenceFacts> = {}): NewEvidence => ({
  ...proof(kind, over),
  note: null,
});
const message = (result: { refusal: { message: string } } | null) => result?.refusal.message ?? null;

describe('the document that a deal stands on', () => {
  const order = { ...proof('order_form'), id: 'form' };
  const po = { ...proof('po'), id: 'po' };

  it('is the one it names while that commits, else the first that does, else none', () => {
    const named = { poEvidenceId: 'po' };
    expect(standsOn(named, [order, po], false)).toEqual({ poEvidenceId: 'po', poKind: 'po', poLive: true });
    expect(standsOn(named, [order, { ...po, voided: true }], false)).toMatchObject({ poEvidenceId: 'form' });
    expect(standsOn(named, [order], true)).toEqual({ poEvidenceId: null, poKind: null, poLive: null });
    expect(standsOn({ poEvidenceId: null }, [{ ...po, amountMinor: 0n }], true)).toMatchObject({
      poLive: null,
    });
  });
});

describe('what is recorded after the commit', () => {
  it.each(['shipment', 'activation', 'milestone'] as const)('%s waits for the document', (kind) => {
    const item = [added(kind)];
    expect(message(refuseUncommitted(deal(), item, TODAY))).toBe(
      `There is no PO yet, so there is no ${kind}.`,
    );
    const soft = deal({ lines: [software()] });
    expect(refuseUncommitted(soft, item, TODAY)?.refusal).toMatchObject({
      code: 'gate',
      message: `There is no signed order form or SOW yet, so there is no ${kind}.`,
      remedy: 'Record the signed order form or SOW first.',
    });
    expect(refuseUncommitted(committedDeal(), item, TODAY)).toBeNull();
  });

  it('asks nothing of a demo or a quote, and takes no PO of tomorrow for one', () => {
    expect(refuseUncommitted(deal(), [added('demo'), added('quote')], TODAY)).toBeNull();
    const early = deal({ evidence: [proof('po', { evidenceOn: day(1) })] });
    expect(refuseUncommitted(early, [added('shipment')], TODAY)).not.toBeNull();
  });
});

describe('a shipment', () => {
  const shipped = (...units: number[]) =>
    deal({ lines: [hardware({ units: 10 })], evidence: units.map((n) => proof('shipment', { units: n })) });

  it('takes the last unit that was ordered and not one more', () => {
    expect(refuseOvershipped(shipped(4, 6), [added('shipment')])).toBeNull();
    expect(refuseOvershipped(shipped(4, 7), [added('shipment')])?.refusal).toMatchObject({
      message: 'That makes 11 units shipped, but 10 were ordered.',
      fields: { units: 'At most 10 in all.' },
    });
  });

  it('names the line that has too many', () => {
    const evidence = [proof('shipment', { units: 11, lineId: 'hardware-1' })];
    const over = deal({ lines: [hardware({ units: 10, description: '=Gateways 📦' })], evidence });
    expect(message(refuseOvershipped(over, [added('shipment')]))).toBe(
      'That makes 11 units shipped of “=Gateways 📦”, but 10 were ordered.',
    );
  });

  it('is no matter of other records: what was once too many does not stop a milestone', () => {
    expect(refuseOvershipped(shipped(99), [added('milestone')])).toBeNull();
  });
});

describe('evidence', () => {
  it('has happened: today at the latest', () => {
    expect(refuseUnproven([added('demo', { evidenceOn: TODAY })], TODAY)).toBeNull();
    expect(
      refuseUnproven([added('demo'), added('demo', { evidenceOn: day(1) })], TODAY)?.refusal,
    ).toMatchObject({
      code: 'invalid',
      fields: { evidenceOn: '2026-11-23 is in the future.' },
    });
  });

  it.each([
    ['po', 'a number', { reference: ' ' }, 'A PO needs its number, date and amount.'],
    ['po', 'an amount', { amountMinor: 0n }, 'A PO needs its number, date and amount.'],
    ['order_form', 'a number', { reference: null }, 'A signed order form needs its number and date.'],
    ['sow', 'a number', { reference: '' }, 'A signed SOW needs its number and date.'],
    ['shipment', 'any unit', { units: 0 }, 'A shipment needs its date and units.'],
    ['shipment', 'its units', { units: null }, 'A shipment needs its date and units.'],
  ] as const)('is whole: a %s without %s is refused', (kind, _, over, text) => {
    expect(message(refuseUnproven([added(kind, over)], TODAY))).toBe(text);
    expect(refuseUnproven([added(kind)], TODAY)).toBeNull();
  });

  it('of a quote may come in parts', () => {
    expect(refuseUnproven([added('quote', { reference: null, amountMinor: null })], TODAY)).toBeNull();
  });
});

describe('the outcome that a command writes', () => {
  it('is left out where it stays, and settled after one writing', () => {
    fc.assert(
      fc.property(anyDeal, (facts) => {
        const change = outcomeChange(facts, TODAY, DEFAULT_STAGE_MODEL);
        expect(change.outcome).not.toBe(facts.outcome);
        const outcome =
          change.outcome === 'won' || change.outcome === 'open' ? change.outcome : facts.outcome;
        expect(outcomeChange({ ...facts, outcome }, TODAY, DEFAULT_STAGE_MODEL)).toEqual({});
      }),
    );
  });
});
