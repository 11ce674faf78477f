import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftOf, HANDOFF_STATES, refuseOffer, standingOf } from '@/domain/deployments/handoff';

const OPEN = { outcome: 'open' as const, committed: true, reached: false };

describe('how a handoff stands', () => {
  it('is missing once an open deal has its order and nothing runs yet', () => {
    expect(standingOf(OPEN, null)).toBe('missing');
  });

  it.each([
    ['nothing is ordered', { ...OPEN, committed: false }],
    ['the deal is lost', { ...OPEN, outcome: 'lost' as const }],
    ['the deal came to its end', { ...OPEN, outcome: 'won' as const }],
    ['its deployment runs already', { ...OPEN, reached: true }],
  ])('is not due where %s', (_why, deal) => {
    expect(standingOf(deal, null)).toBeNull();
  });

  it('stays what it is, whatever becomes of the deal', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...HANDOFF_STATES),
        fc.constantFrom('open' as const, 'won' as const, 'lost' as const),
        fc.boolean(),
        fc.boolean(),
        (state, outcome, committed, reached) => {
          expect(standingOf({ outcome, committed, reached }, state)).toBe(state);
        },
      ),
    );
  });
});

describe('what keeps a deal from being handed over', () => {
  const deal = { ...OPEN, hasHardware: true };
  const messageOf = (...input: Parameters<typeof refuseOffer>) => refuseOffer(...input)?.refusal.message;

  it('is the missing order, by its own name', () => {
    expect(messageOf({ ...deal, committed: false }, null)).toMatch(/no PO yet/);
    expect(messageOf({ ...deal, committed: false, hasHardware: false }, null)).toMatch(/signed order form/);
  });

  it('is a lost deal, or one that delivery has taken over', () => {
    expect(messageOf({ ...deal, outcome: 'lost' }, null)).toMatch(/is lost/);
    expect(messageOf(deal, 'accepted')).toMatch(/cannot be changed any more/);
  });

  it('is nothing from the PO on, for the first time and after a return', () => {
    expect(refuseOffer(deal, null)).toBeNull();
    expect(refuseOffer(deal, 'returned')).toBeNull();
    expect(refuseOffer(deal, 'offered')).toBeNull();
  });
});

describe('what a deal fills in', () => {
  const line = { stream: 'hardware', description: 'gateways', units: 100, recurring: false };

  it('is its lines and the devices among them', () => {
    const lines = [
      line,
      { ...line, description: 'probes', units: 20 },
      { stream: 'software', description: 'Platform', units: null, recurring: true },
      { stream: 'services', description: 'Training', units: 2, recurring: false },
    ];
    expect(draftOf({ lines, customer: 'Nordic Foods' })).toEqual({
      promised: '100 × gateways\n20 × probes\nPlatform, each year\n2 × Training',
      devices: 120,
      site: 'Nordic Foods',
    });
  });

  it('is nothing where the deal says nothing', () => {
    expect(draftOf({ lines: [], customer: null })).toEqual({ promised: '', devices: null, site: '' });
    expect(draftOf({ lines: [{ ...line, units: null }], customer: null }).devices).toBeNull();
  });
});
