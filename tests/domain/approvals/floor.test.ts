import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  belowFloor,
  floorNeed,
  floorSentence,
  judgedAcv,
  passesFloor,
  refuseBelowFloor,
  refuseShrinking,
  type FloorGround,
} from '@/domain/approvals/floor';
import { STAGE_IDS, type StageId } from '@/domain/deals/deal';
import { isFromCommitOn } from '@/domain/deals/stages';

type Deal = Parameters<typeof refuseShrinking>[0] & { id: string };

const LINE = { recurring: true, amountMinor: 1_800_000n };
function deal(overrides: Partial<Deal> = {}): Deal {
  return {
    id: 'deal-1',
    stage: 'hardware_quote_sent',
    isPilot: false,
    termMonths: 36,
    amountMinor: null,
    lines: [LINE, { recurring: false, amountMinor: 9_000_000n }],
    evidence: [],
    ...overrides,
  };
}
function ground(overrides: Partial<FloorGround> = {}): FloorGround {
  return { repName: 'Ria', floorMinor: 2_500_000n, currency: 'USD', ruled: null, asked: false, ...overrides };
}
const approved = (acvMinor: bigint) => ({ decision: 'approved' as const, acvMinor, reason: 'strategic' });

describe('the ACV that is compared with the floor', () => {
  it('is one year of what recurs, one-time amounts out', () => {
    expect(judgedAcv(deal())).toBe(1_800_000n);
    expect(judgedAcv(deal({ lines: [{ recurring: false, amountMinor: 9_000_000n }] }))).toBe(0n);
  });

  it('is, without lines, the whole amount as a year: the most that it can be', () => {
    expect(judgedAcv(deal({ lines: [], amountMinor: 6_000_000n }))).toBe(2_000_000n);
    expect(judgedAcv(deal({ lines: [], amountMinor: 600_000n, termMonths: 3 }))).toBe(2_400_000n);
  });

  it('is taken from the PO, else the quote, where the deal names no amount, and from nothing voided', () => {
    const quote = { kind: 'quote' as const, amountMinor: 900n, voided: false };
    const po = { kind: 'po' as const, amountMinor: 300n, voided: false };
    expect(judgedAcv(deal({ lines: [], termMonths: 12, evidence: [quote, po] }))).toBe(300n);
    expect(judgedAcv(deal({ lines: [], termMonths: 12, evidence: [quote, { ...po, voided: true }] }))).toBe(
      900n,
    );
    expect(judgedAcv(deal({ lines: [] }))).toBeNull();
  });
});

describe('a deal below its rep’s floor', () => {
  it('is refused past Quote Sent, with the figures and the way out', () => {
    const refused = refuseBelowFloor(deal(), 'hardware_po_received', ground());
    expect(refused?.refusal).toMatchObject({
      code: 'gate',
      message: "ACV 18,000 USD is below Ria's floor of 25,000. Ask the CRO to approve it.",
      details: { floor: { dealId: 'deal-1', acvMinor: '1800000', floorMinor: '2500000', asked: false } },
    });
  });

  it('says that the CRO has been asked, or why he refused', () => {
    const asked = refuseBelowFloor(deal(), 'hardware_shipped', ground({ asked: true }));
    expect(asked?.refusal.message).toMatch(/has been asked and has not decided yet/);
    const ruled = { decision: 'refused' as const, acvMinor: 1_800_000n, reason: 'Too small to support.' };
    expect(refuseBelowFloor(deal(), 'hardware_shipped', ground({ ruled }))?.refusal.message).toMatch(
      /The CRO refused it: Too small to support\.$/,
    );
  });

  it('moves freely up to Quote Sent, back and to lost', () => {
    for (const to of ['lead', 'demo', 'hardware_quote_sent', 'closed_lost'] as const)
      expect(refuseBelowFloor(deal({ stage: 'lead' }), to, ground())).toBeNull();
  });

  it('is left alone once it is past, whatever the floor does', () => {
    expect(
      refuseBelowFloor(deal({ stage: 'hardware_po_received' }), 'hardware_shipped', ground()),
    ).toBeNull();
  });

  it('is asked again when it comes back from lost', () => {
    expect(refuseBelowFloor(deal({ stage: 'closed_lost' }), 'hardware_po_received', ground())).not.toBeNull();
  });

  it('needs nothing at the floor, as a pilot, without a floor, or without anything to judge', () => {
    expect(belowFloor(deal({ lines: [{ recurring: true, amountMinor: 2_500_000n }] }), ground())).toBeNull();
    expect(belowFloor(deal({ isPilot: true }), ground())).toBeNull();
    expect(belowFloor(deal(), ground({ floorMinor: null }))).toBeNull();
    expect(belowFloor(deal({ lines: [] }), ground())).toBeNull();
  });

  it('is covered by an approval of its ACV or less, and asks again below it', () => {
    expect(floorNeed(deal(), ground({ ruled: approved(1_800_000n) }))).toBeNull();
    expect(floorNeed(deal(), ground({ ruled: approved(1_500_000n) }))).toBeNull();
    expect(floorNeed(deal(), ground({ ruled: approved(1_800_001n) }))).not.toBeNull();
    expect(
      floorNeed(deal(), ground({ ruled: { decision: 'refused', acvMinor: 1n, reason: 'no' } })),
    ).not.toBeNull();
  });

  it('prints cents only where there are some, and no decimals where a currency has none', () => {
    const sentence = (currency: string) =>
      floorSentence({ acvMinor: 123_450n, floorMinor: 200_000n }, ground({ currency }));
    expect(sentence('USD')).toContain('ACV 1,234.50 USD');
    expect(sentence('JPY')).toContain("ACV 123,450 JPY is below Ria's floor of 200,000.");
  });
});

describe('an edit past Quote Sent', () => {
  const past = deal({ stage: 'hardware_po_received', lines: [{ recurring: true, amountMinor: 3_000_000n }] });
  const small = { ...past, lines: [LINE] };

  it('takes the ACV below the floor by the CRO’s hand only', () => {
    expect(refuseShrinking(past, small, ground(), false)?.refusal.message).toMatch(/past Quote Sent/);
    expect(refuseShrinking(past, small, ground(), true)).toBeNull();
    expect(refuseShrinking({ ...past, stage: 'demo' }, small, ground(), false)).toBeNull();
  });

  it('leaves alone what was below already and gets no smaller', () => {
    expect(refuseShrinking({ ...past, lines: [LINE] }, small, ground(), false)).toBeNull();
    const smaller = { ...small, lines: [{ recurring: true, amountMinor: 1n }] };
    expect(refuseShrinking({ ...past, lines: [LINE] }, smaller, ground(), false)).not.toBeNull();
  });

  it('does not let a pilot become an ordinary deal there', () => {
    expect(refuseShrinking({ ...small, isPilot: true }, small, ground(), false)).not.toBeNull();
  });
});

describe('whatever happens to floor, ACV and approvals', () => {
  const minor = fc.bigInt({ min: 0n, max: 50n });
  const step = fc.oneof(
    fc.record({ do: fc.constant('floor' as const), minor: fc.option(minor) }),
    fc.record({ do: fc.constant('acv' as const), minor }),
    fc.record({ do: fc.constant('pilot' as const), on: fc.boolean() }),
    fc.record({
      do: fc.constant('rule' as const),
      decision: fc.constantFrom('approved' as const, 'refused' as const),
    }),
    fc.record({ do: fc.constant('move' as const), to: fc.constantFrom(...STAGE_IDS) }),
  );

  it('no move takes a deal past Quote Sent that is no pilot, below the floor and not approved for that ACV', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let now = deal({ stage: 'lead', lines: [{ recurring: true, amountMinor: 10n }] });
        let around = ground({ floorMinor: 20n });
        for (const next of steps) {
          const before = now;
          if (next.do === 'floor') around = { ...around, floorMinor: next.minor };
          if (next.do === 'rule')
            around = {
              ...around,
              ruled: { decision: next.decision, acvMinor: judgedAcv(now) ?? 0n, reason: 'said' },
            };
          if (next.do === 'acv' || next.do === 'pilot') {
            const edited =
              next.do === 'acv'
                ? { ...now, lines: [{ recurring: true, amountMinor: next.minor }] }
                : { ...now, isPilot: next.on };
            if (!refuseShrinking(now, edited, around, false)) now = edited;
          }
          if (next.do === 'move' && !refuseBelowFloor(now, next.to, around)) now = { ...now, stage: next.to };
          const crossed = passesFloor(before.stage, now.stage);
          const edited = next.do === 'acv' || next.do === 'pilot';
          if (crossed || (edited && now !== before && isFromCommitOn(now.stage)))
            checkSound(before, now, around);
        }
      }),
      { numRuns: 2000 },
    );
  });

  /** Said from the definition, not by the functions under test. */
  function checkSound(before: Deal & { stage: StageId }, now: Deal, { floorMinor, ruled }: FloorGround) {
    const acv = now.lines[0]?.amountMinor ?? 0n;
    const wasSmallAlready =
      isFromCommitOn(before.stage) && !before.isPilot && (before.lines[0]?.amountMinor ?? 0n) <= acv;
    const sound =
      now.isPilot ||
      floorMinor === null ||
      acv >= floorMinor ||
      (ruled?.decision === 'approved' && acv >= ruled.acvMinor) ||
      wasSmallAlready;
    expect(sound).toBe(true);
  }
});
