import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stageCarriedBy } from '@/domain/deals/carried';
import { STAGE_IDS, type DealFacts, type StageId } from '@/domain/deals/deal';
import { commitEvidence } from '@/domain/deals/evidence';
import { missingFor } from '@/domain/deals/gates';
import { checkMove, checkVoid } from '@/domain/deals/moves';
import { isFromCommitOn, OPEN_STAGES, stageOrder, DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { anyDeal, committedDeal, day, deal, hardware, proof, services, software, TODAY } from './deal-facts';

function move(facts: DealFacts, to: StageId, reason: string | null = null) {
  return checkMove(facts, { to, reason, asOf: TODAY, model: DEFAULT_STAGE_MODEL });
}
function refusal(facts: DealFacts, to: StageId, reason: string | null = null) {
  const result = move(facts, to, reason);
  if (result.ok) throw new Error(`the move to ${to} must be refused`);
  return result.refusal;
}

const quoted = committedDeal({ stage: 'hardware_quote_sent', evidence: [proof('quote')] });

describe('forward', () => {
  test('needs no reason when nothing is missing', () => {
    const ready = committedDeal({ stage: 'hardware_quote_sent' });
    expect(move(ready, 'hardware_po_received')).toEqual({
      ok: true,
      value: { from: 'hardware_quote_sent', to: 'hardware_po_received', direction: 'forward', reason: null },
    });
  });

  test('is refused at the gate with each missing item and the way out', () => {
    const refused = refusal(quoted, 'hardware_po_received', 'The customer said yes on the phone');
    expect(refused.code).toBe('gate');
    expect(refused.message).toBe(
      'Hardware PO Received is not open yet: No PO yet. Add the PO number, date and amount.',
    );
    expect(refused.remedy).toContain('A verbal yes is not a PO.');
    expect(refused.details).toEqual({
      missing: missingFor(quoted, 'hardware_po_received', TODAY, DEFAULT_STAGE_MODEL),
    });
  });

  test('counts what else is missing', () => {
    expect(refusal(deal(), 'hardware_po_received').message).toBe(
      'Hardware PO Received is not open yet: No contact yet. Add the person you talk to at the customer. (and 3 more)',
    );
  });

  test('may jump over stages whose gates are open, and over those that do not apply', () => {
    expect(move(committedDeal({ stage: 'lead' }), 'hardware_po_received').ok).toBe(true);
    const noHardware = committedDeal({
      lines: [software()],
      hasHardware: false,
      evidence: [proof('quote'), proof('order_form'), proof('activation')],
    });
    expect(move(noHardware, 'software_activated').ok).toBe(true);
  });

  test('is refused into a stage that the deal does not have', () => {
    expect(
      refusal(committedDeal({ lines: [software()], hasHardware: false }), 'hardware_shipped'),
    ).toMatchObject({
      code: 'rule',
      message: 'Hardware Shipped does not apply: this deal has no hardware line.',
    });
    expect(refusal(committedDeal({ lines: [hardware()] }), 'software_activated').message).toContain(
      'no software line',
    );
    expect(refusal(committedDeal({ lines: [hardware()] }), 'services_completed').message).toContain(
      'no one-time services line',
    );
  });

  test.each(STAGE_IDS)('is refused from %s to itself', (stage) => {
    expect(refusal(committedDeal({ stage }), stage).code).toBe('rule');
  });
});

describe('back', () => {
  test('needs a reason', () => {
    const facts = { ...quoted, evidence: [] };
    expect(refusal(facts, 'demo')).toMatchObject({
      code: 'invalid',
      fields: { reason: 'Say in a few words why.' },
    });
    expect(refusal(facts, 'demo', '   ').code).toBe('invalid');
    expect(move(facts, 'demo', ' Quote withdrawn ')).toMatchObject({
      ok: true,
      value: { direction: 'back', reason: 'Quote withdrawn' },
    });
  });

  test('never goes behind live evidence', () => {
    expect(refusal(quoted, 'demo', 'Wrong stage')).toMatchObject({
      code: 'rule',
      message: 'Live evidence carries this deal to Hardware Quote Sent; it cannot stand behind that.',
    });
    expect(refusal(committedDeal(), 'hardware_quote_sent', 'PO cancelled').code).toBe('rule');
  });

  test('is free where the stage was only the word of the source', () => {
    const imported = deal({ stage: 'hardware_quote_sent', sourceStage: 'Proposal' });
    expect(move(imported, 'lead', 'There is no quote').ok).toBe(true);
  });

  test('a demo date does not hold a deal', () => {
    expect(
      move(deal({ stage: 'demo', hasContact: true, demoOn: day(-3) }), 'lead', 'Wrong customer').ok,
    ).toBe(true);
  });
});

describe('closing and reopening', () => {
  test('closing needs a reason', () => {
    expect(refusal(quoted, 'closed_lost').code).toBe('invalid');
    expect(move(quoted, 'closed_lost', 'Went to a competitor')).toMatchObject({
      ok: true,
      value: { direction: 'lost' },
    });
  });

  test('a deal with a live PO cannot be closed as lost', () => {
    expect(refusal(committedDeal(), 'closed_lost', 'Customer cancelled')).toMatchObject({
      code: 'rule',
      message: 'A deal with a live PO cannot be closed as lost.',
    });
    const formed = committedDeal({
      lines: [services()],
      hasHardware: false,
      evidence: [proof('order_form')],
    });
    expect(refusal(formed, 'closed_lost', 'Cancelled').message).toContain('signed order form');
    const sow = { ...formed, evidence: [proof('sow')] };
    expect(refusal(sow, 'closed_lost', 'Cancelled').message).toContain('signed SOW');
  });

  test('reopening needs a reason and passes the gates', () => {
    const lost = { ...quoted, stage: 'closed_lost', outcome: 'lost' } as const;
    expect(refusal(lost, 'hardware_quote_sent').code).toBe('invalid');
    expect(move(lost, 'hardware_quote_sent', 'Budget is back')).toMatchObject({
      ok: true,
      value: { from: 'closed_lost', direction: 'reopened' },
    });
    expect(refusal(lost, 'hardware_po_received', 'Budget is back').code).toBe('gate');
    expect(refusal(lost, 'lead', 'Budget is back').code).toBe('rule');
  });
});

describe('voiding evidence', () => {
  const [quote, po] = [proof('quote'), proof('po')];
  const shipment = proof('shipment');
  const facts = (...evidence: DealFacts['evidence'][number][]) => committedDeal({ evidence });

  test('a PO on which nothing stands', () => {
    expect(checkVoid(facts(quote, po), po, TODAY).ok).toBe(true);
  });

  test.each(['shipment', 'activation'] as const)('a PO under a live %s only with a replacement', (kind) => {
    const standing = facts(quote, po, proof(kind));
    expect(checkVoid(standing, po, TODAY)).toMatchObject({ ok: false, refusal: { code: 'rule' } });
    expect(checkVoid(standing, po, TODAY, proof('po', { amountMinor: null })).ok).toBe(false);
    expect(checkVoid(standing, po, TODAY, proof('po', { reference: 'PO-2' })).ok).toBe(true);
  });

  test('a PO under a void shipment, or beside a second PO, is free', () => {
    expect(checkVoid(facts(po, proof('shipment', { voided: true })), po, TODAY).ok).toBe(true);
    expect(checkVoid(facts(po, proof('po', { reference: 'PO-2' }), shipment), po, TODAY).ok).toBe(true);
  });

  test('the last shipment under an activation is held', () => {
    const active = facts(po, shipment, proof('activation'));
    expect(checkVoid(active, shipment, TODAY)).toMatchObject({ ok: false, refusal: { code: 'rule' } });
    expect(checkVoid(active, shipment, TODAY, proof('shipment', { units: 9 })).ok).toBe(true);
    const second = proof('shipment', { evidenceOn: day(-2) });
    expect(checkVoid(facts(po, shipment, second, proof('activation')), second, TODAY).ok).toBe(true);
  });

  test('nothing is voided twice', () => {
    const gone = proof('quote', { voided: true });
    expect(checkVoid(facts(gone), gone, TODAY)).toMatchObject({ ok: false, refusal: { code: 'rule' } });
  });
});

describe('on any deal', () => {
  const to = fc.constantFrom(...STAGE_IDS);
  const reason = fc.constantFrom(null, '', 'Because');

  test('no move ends at or beyond the PO without a live document, or behind live evidence', () => {
    fc.assert(
      fc.property(anyDeal, to, reason, (facts, target, why) => {
        const result = checkMove(facts, { to: target, reason: why, asOf: TODAY, model: DEFAULT_STAGE_MODEL });
        if (!result.ok) return;
        const { direction } = result.value;
        if (isFromCommitOn(target) && direction !== 'back')
          expect(commitEvidence(facts, TODAY)).not.toBeNull();
        if (direction !== 'forward') expect(result.value.reason).toBe('Because');
        const carried = stageCarriedBy(facts, TODAY);
        if (direction === 'back' && isFromCommitOn(carried)) {
          expect(stageOrder(target)).toBeGreaterThanOrEqual(stageOrder(carried));
        }
      }),
    );
  });

  test('a refusal always says what to do', () => {
    fc.assert(
      fc.property(anyDeal, to, reason, (facts, target, why) => {
        const result = checkMove(facts, { to: target, reason: why, asOf: TODAY, model: DEFAULT_STAGE_MODEL });
        if (result.ok || facts.stage === target) return;
        expect(result.refusal.message).not.toBe('');
        expect(result.refusal.remedy).toMatch(/\.$/);
      }),
    );
  });
});

/** Every stage × every kind of deal: the answer of the gate and of the move is the same answer. */
describe('gate and move agree', () => {
  const cases = OPEN_STAGES.flatMap((from) =>
    OPEN_STAGES.filter((to) => to !== from).map((to) => [from, to] as const),
  );
  test.each(cases)('%s → %s', (from, to) => {
    const facts = committedDeal({ stage: from, evidence: [] });
    const forward = stageOrder(to) > stageOrder(from);
    const open = missingFor(facts, to, TODAY, DEFAULT_STAGE_MODEL).length === 0;
    // Back before the PO is free with a reason; from the PO on no direction is soft.
    expect(move(facts, to, 'Because').ok).toBe(forward || isFromCommitOn(to) ? open : true);
  });
});
