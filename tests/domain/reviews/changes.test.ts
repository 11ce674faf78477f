import { describe, expect, test } from 'vitest';
import { changesBetween, hasChanged } from '@/domain/reviews/changes';
import { date } from '@/domain/values/calendar-date';

type Known = Parameters<typeof changesBetween>[0];

const QUOTE = {
  id: 'e-1',
  kind: 'quote' as const,
  reference: 'Q-1',
  evidenceOn: date('2026-03-01'),
  voided: false,
};
const BEFORE: Known = {
  stage: 'demo',
  amountMinor: 100n,
  closeOn: date('2026-12-01'),
  nextStep: 'Send the quote',
  claimBp: null,
  verbalYesOn: null,
  evidence: [QUOTE],
};

describe('what became of a deal', () => {
  test('is nothing where nothing changed', () => {
    const changes = changesBetween(BEFORE, { ...BEFORE, evidence: [{ ...QUOTE }] });
    expect(hasChanged(changes)).toBe(false);
    expect(changes).toMatchObject({ stage: null, evidenceAdded: [], evidenceVoided: [] });
  });

  test.each([
    [{ stage: 'hardware_quote_sent' as const }, { stage: { from: 'demo', to: 'hardware_quote_sent' } }],
    [{ amountMinor: null }, { amount: { fromMinor: '100', toMinor: null } }],
    [{ closeOn: date('2027-01-15') }, { closeOn: { from: '2026-12-01', to: '2027-01-15' } }],
    [{ nextStep: null }, { nextStep: { from: 'Send the quote', to: null } }],
    [{ claimBp: 9000 }, { claim: { fromBp: null, toBp: 9000 } }],
    [{ verbalYesOn: date('2026-11-01') }, { verbalYes: { from: null, to: '2026-11-01' } }],
  ])('names %o', (now, told) => {
    const changes = changesBetween(BEFORE, { ...BEFORE, ...now });
    expect(changes).toMatchObject(told);
    expect(hasChanged(changes)).toBe(true);
  });

  test('names evidence that came, and of what is void only what stood before', () => {
    const po = { ...QUOTE, id: 'e-2', kind: 'po' as const, reference: 'PO-1' };
    const brief = { ...QUOTE, id: 'e-3', voided: true };
    const changes = changesBetween(BEFORE, { ...BEFORE, evidence: [{ ...QUOTE, voided: true }, po, brief] });
    expect(changes.evidenceAdded).toEqual([{ kind: 'po', reference: 'PO-1', on: '2026-03-01' }]);
    expect(changes.evidenceVoided).toEqual([{ kind: 'quote', reference: 'Q-1', on: '2026-03-01' }]);
  });
});
