import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareEdits,
  conflictOf,
  keptFields,
  theirsText,
  type ConflictDetails,
} from '@/domain/values/conflict';

const SEEN = { nextStep: 'Call', closeOn: '2027-01-31', amountMinor: '100', claimBp: null };
function conflict(
  theirs: Record<string, unknown>,
  seen: Record<string, unknown> | null = SEEN,
): ConflictDetails {
  return { version: 3, changedBy: 'Ria Rep', changedAt: '2026-11-22T06:00:00.000Z', theirs, seen };
}

describe('two edits at once', () => {
  it('asks only about the fields that both changed', () => {
    const rows = compareEdits(conflict({ ...SEEN, nextStep: 'Send quote', amountMinor: '900' }), {
      nextStep: 'Visit',
      closeOn: '2027-02-28',
      amountMinor: '100',
    });
    expect(rows).toEqual([
      { field: 'nextStep', mine: 'Visit', theirs: 'Send quote', changed: 'both' },
      { field: 'closeOn', mine: '2027-02-28', theirs: '2027-01-31', changed: 'mine' },
      { field: 'amountMinor', mine: '100', theirs: '900', changed: 'theirs' },
    ]);
  });

  it('shows what they changed outside of the form', () => {
    const rows = compareEdits(conflict({ ...SEEN, claimBp: 8000 }), { nextStep: 'Visit' });
    expect(rows.at(-1)).toEqual({ field: 'claimBp', mine: null, theirs: 8000, changed: 'theirs' });
  });

  it('has nothing to say where both typed the same, in whatever form the value travels', () => {
    const same = { ...SEEN, amountMinor: '250', nextStep: null };
    expect(compareEdits(conflict(same), { amountMinor: 250n, nextStep: '' })).toEqual([]);
  });

  it('lets every difference be chosen where the version that was open is not kept', () => {
    const [row] = compareEdits(conflict({ nextStep: 'Send quote' }, null), { nextStep: 'Call' });
    expect(row).toMatchObject({ changed: 'both' });
  });

  it('saves on top what is mine, and leaves theirs unsent', () => {
    const mine = { nextStep: 'Visit', closeOn: '2027-02-28', amountMinor: '100' };
    const rows = compareEdits(conflict({ ...SEEN, nextStep: 'Send quote', amountMinor: '900' }), mine);
    expect(keptFields(mine, rows, { nextStep: 'mine' })).toEqual({
      nextStep: 'Visit',
      closeOn: '2027-02-28',
    });
    expect(keptFields(mine, rows, { nextStep: 'theirs' })).toEqual({ closeOn: '2027-02-28' });
  });

  it('loses nothing silently: every field ends as mine, theirs or unchanged, as chosen', () => {
    const values = fc.record({
      a: fc.constantFrom('x', 'y', 'z', null),
      b: fc.constantFrom('x', 'y', 'z', null),
    });
    fc.assert(
      fc.property(values, values, values, fc.constantFrom('mine', 'theirs'), (seen, theirs, mine, side) => {
        const rows = compareEdits(conflict(theirs, seen), mine);
        const result: Record<string, unknown> = {
          ...theirs,
          ...keptFields(mine, rows, { a: side, b: side }),
        };
        for (const field of ['a', 'b'] as const) {
          const [was, their, my] = [seen[field], theirs[field], mine[field]];
          const expected = my === was ? their : their === was || side === 'mine' ? my : their;
          expect(result[field]).toBe(expected);
        }
      }),
    );
  });
});

describe('the details of a refusal', () => {
  it('are read from a conflict that shows both values, and from nothing else', () => {
    const details = { version: 2, theirs: { name: 'A' } };
    expect(conflictOf({ code: 'conflict', details })).toEqual({
      version: 2,
      changedBy: null,
      changedAt: null,
      theirs: { name: 'A' },
      seen: null,
    });
    expect(conflictOf({ code: 'conflict' })).toBeNull();
    expect(conflictOf({ code: 'rule', details })).toBeNull();
  });
});

describe('theirs in one sentence', () => {
  const theirs = { site: 'Depot', network: null, devices: 40, secret: 'x' };
  const words = { site: { label: 'Site' }, network: { label: 'Network' }, devices: { label: 'Devices' } };

  it('names what differs from what was typed, and what is nothing there', () => {
    const mine = { site: 'Cold store', network: 'LTE', devices: 40, secret: 'y' };
    expect(theirsText(conflict(theirs, null), mine, words)).toBe(
      'It says now: Site: Depot; Network: nothing.',
    );
  });

  it('shows values as people read them, and says where nothing differs', () => {
    const shown = {
      ...words,
      devices: { label: 'Devices', show: (count: unknown) => `${Number(count)} pieces` },
    };
    expect(theirsText(conflict(theirs, null), { devices: 7 }, shown)).toBe(
      'It says now: Devices: 40 pieces.',
    );
    expect(theirsText(conflict(theirs, null), { site: 'Depot' }, words)).toBe('It says the same as yours.');
  });
});
