import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { sourceCategory, sourceClaims } from '@/domain/forecast/source-claims';
import { anyDeal, committedDeal, deal, TODAY } from '../deals/deal-facts';

const claimsOf = (deals: Parameters<typeof sourceClaims>[0]) =>
  sourceClaims(deals, DEFAULT_STAGE_MODEL, TODAY);

test.each([
  ['commit', 'commit'],
  ['Committed', 'commit'],
  ['best_case', 'bestCase'],
  ['Best Case', 'bestCase'],
  ['Most likely', 'bestCase'],
  ['PIPELINE', 'pipeline'],
  ['Not forecasted', 'omitted'],
  ['Maybe', 'other'],
])('%s is %s', (word, category) => expect(sourceCategory(word)).toBe(category));

test('a claimed commit counts with its document only, and stays a claim', () => {
  const open = deal({ stage: 'demo', amountMinor: 500n, sourceCategory: 'Commit' });
  const quoted = deal({ stage: 'hardware_quote_sent', amountMinor: 70n, sourceCategory: 'best_case' });
  const { claims, ours } = claimsOf([open, quoted, committedDeal({ sourceCategory: 'Commit' })]);
  expect(claims).toEqual([
    { category: 'commit', deals: 2, amountMinor: 270_500n, evidenced: { deals: 1, amountMinor: 270_000n } },
    { category: 'bestCase', deals: 1, amountMinor: 70n, evidenced: { deals: 1, amountMinor: 70n } },
  ]);
  expect(ours).toEqual({
    commit: { deals: 1, amountMinor: 270_000n },
    bestCase: { deals: 1, amountMinor: 70n },
    pipeline: { deals: 1, amountMinor: 500n },
  });
});

test('a source without categories claims nothing; what it left out sets nothing beside it', () => {
  expect(claimsOf([deal({ amountMinor: 1n }), deal({ sourceCategory: ' ' })]).claims).toEqual([]);
  const [omitted] = claimsOf([committedDeal({ sourceCategory: 'Omitted' })]).claims;
  expect(omitted).toMatchObject({ category: 'omitted', deals: 1, evidenced: { deals: 0 } });
});

test('claims are counted once each and never move our own categories', () => {
  const words = fc.constantFrom(null, 'commit', 'Best Case', 'pipeline', 'Omitted', 'x');
  fc.assert(
    fc.property(fc.array(fc.tuple(anyDeal, words), { maxLength: 8 }), (drawn) => {
      const claiming = drawn.map(([facts, word]) => ({ ...facts, sourceCategory: word }));
      const { claims, ours } = claimsOf(claiming);
      expect(ours).toEqual(claimsOf(drawn.map(([facts]) => ({ ...facts, sourceCategory: null }))).ours);
      const open = claiming.filter((facts) => facts.outcome === 'open' && facts.sourceCategory !== null);
      expect(claims.reduce((sum, { deals }) => sum + deals, 0)).toBe(open.length);
    }),
  );
});
