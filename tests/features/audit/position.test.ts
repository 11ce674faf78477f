import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePosition, encodePosition } from '@/features/audit/position';

const ID = '01932f6a-7c00-7000-8000-000000000001';
const word = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('where a page of flagged deals ends', () => {
  it.each([
    { id: ID, externalId: null, amountMinor: 0n },
    { id: ID, externalId: '', amountMinor: -1n },
    { id: ID, externalId: '=HYPERLINK("x")', amountMinor: 999_999_999_999_999_999n },
    { id: ID, externalId: 'Kühlkette ❄️/?&#', amountMinor: 9_007_199_254_740_993n },
  ])('comes back whole: $externalId, $amountMinor', (position) => {
    const text = encodePosition(position);
    expect(text).toMatch(/^[\w-]+$/);
    expect(decodePosition(text)).toEqual(position);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'nonsense'],
    ['no list', word({ id: ID })],
    ['an amount as a number', word([5, null, ID])],
    ['an amount with decimals', word(['1.5', null, ID])],
    ['an amount beyond what a column holds', word(['1'.repeat(19), null, ID])],
    ['an external id of another kind', word(['1', 7, ID])],
    ['no external id at all', word(['1'])],
    ['an id that is none', word(['1', null, "x' or 1=1"])],
    ['an id with more behind it', word(['1', null, `${ID};`])],
  ])('that was made up of %s is none of ours', (_, text) => {
    expect(decodePosition(text)).toBeNull();
  });

  it('is safe to read whatever an address holds', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json().map((json) => Buffer.from(json).toString('base64url')),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const position = decodePosition(text);
        if (position) expect(decodePosition(encodePosition(position))).toEqual(position);
      }),
    );
  });
});
