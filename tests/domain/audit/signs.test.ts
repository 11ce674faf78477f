import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFound } from '@/domain/audit/checks';
import { bitOf, FOUND, SIGNS, signsOf, type Sign } from '@/domain/audit/signs';
import { CHECK_IDS, type AuditSettings } from '@/domain/audit/types';
import type { DealFacts } from '@/domain/deals/deal';
import { DEFAULT_LEAD_TIMES } from '@/domain/forecast/types';
import { DEFAULT_SETTINGS } from '@/domain/settings/settings';
import { anyDeal, committedDeal, day, deal, hardware, proof, TODAY } from '../deals/deal-facts';

const SETTINGS: AuditSettings = {
  ...DEFAULT_SETTINGS,
  asOf: TODAY,
  leadTimes: DEFAULT_LEAD_TIMES,
  negotiationSourceStages: ['Negotiation'],
};

/** The names of the signs that a deal shows. */
function shown(facts: DealFacts, over: Partial<AuditSettings> = {}): Sign[] {
  const signs = signsOf(facts, { ...SETTINGS, ...over });
  return SIGNS.filter((sign) => (signs & bitOf(sign)) !== 0);
}

describe('the signs as bits', () => {
  it('have one bit each, and all fit into the integer of a database', () => {
    const bits = SIGNS.map(bitOf);
    expect(new Set(bits).size).toBe(SIGNS.length);
    expect(bits.every((bit) => bit > 0 && (bit & (bit - 1)) === 0)).toBe(true);
    expect(bits.reduce((all, bit) => all + bit, 0)).toBeLessThan(2 ** 31);
  });

  it('name for every check but the PO number what it finds', () => {
    expect(Object.keys(FOUND).sort()).toEqual(CHECK_IDS.filter((id) => id !== 'po-number-twice').sort());
  });
});

describe('the signs of a deal', () => {
  it('of an empty deal are that it is open, has hardware by guess, and was entered here', () => {
    expect(shown(deal())).toEqual(['open', 'hardware', 'ownStage']);
  });

  it.each(['won', 'lost'] as const)('of one that is %s are not those of an open one', (outcome) => {
    const busy = {
      closeOn: day(-1),
      nextStep: 'Call',
      nextStepOn: day(-1),
      verbalYesOn: day(-100),
      lastActivityOn: day(-200),
      justifiedUntil: day(9),
    };
    const ended = shown(deal({ ...busy, outcome, amountMinor: 5n }));
    expect(ended).toEqual(
      outcome === 'won' ? ['won', 'calledWon', 'hardware', 'priced'] : ['lost', 'hardware', 'priced'],
    );
  });

  it('call won what the source calls won, unless it was lost here', () => {
    expect(shown(deal({ sourceOutcome: 'won' }))).toContain('calledWon');
    expect(shown(deal({ sourceOutcome: 'won', outcome: 'lost' }))).not.toContain('calledWon');
    expect(shown(deal({ sourceOutcome: 'lost', outcome: 'won' }))).toContain('calledWon');
  });

  it('count a shipment from its day on, and no voided one', () => {
    const shipped = (over: Parameters<typeof proof>[1]) =>
      shown(deal({ evidence: [proof('shipment', over)] })).includes('shipped');
    expect(shipped({ evidenceOn: TODAY })).toBe(true);
    expect(shipped({ evidenceOn: day(1) })).toBe(false);
    expect(shipped({ voided: true })).toBe(false);
  });

  it('call a close date past from the day after it', () => {
    expect(shown(deal({ closeOn: TODAY }))).not.toContain('closePast');
    expect(shown(deal({ closeOn: day(-1) }))).toEqual(expect.arrayContaining(['closeDated', 'closePast']));
  });

  it('take a step without words or without a day for none', () => {
    const step = (nextStep: string | null, nextStepOn: DealFacts['nextStepOn']) =>
      shown(deal({ nextStep, nextStepOn })).filter((sign) => sign.startsWith('step'));
    expect(step(' \t ', day(3))).toEqual([]);
    expect(step('Call the site', null)).toEqual([]);
    expect(step('Call the site', TODAY)).toEqual(['stepped']);
    expect(step('📞', day(-1))).toEqual(['stepped', 'stepOverdue']);
  });

  it('excuse to the end of the day named', () => {
    expect(shown(deal({ justifiedUntil: TODAY }))).toContain('excused');
    expect(shown(deal({ justifiedUntil: day(-1) }))).not.toContain('excused');
  });

  it('take an amount of 0 for none, and the lines where there are some', () => {
    expect(shown(deal({ amountMinor: 0n }))).not.toContain('priced');
    expect(shown(deal({ amountMinor: -1n }))).toContain('priced');
    const split = shown(deal({ amountMinor: 7n, lines: [hardware({ amountMinor: 0n })] }));
    expect(split).toContain('split');
    expect(split).not.toContain('priced');
  });

  it('make a verbal yes old after more than its days, and never with a PO', () => {
    const said = (days: number, evidence: DealFacts['evidence'] = []) =>
      shown(deal({ verbalYesOn: day(-days), evidence })).filter((sign) => sign.startsWith('verbal'));
    expect(said(30)).toEqual(['verbalYes']);
    expect(said(31)).toEqual(['verbalYes', 'verbalYesOld']);
    expect(said(31, [proof('po')])).toEqual(['verbalYes']);
    expect(said(31, [proof('po', { amountMinor: 0n })])).toEqual(['verbalYes', 'verbalYesOld']);
  });
});

describe('the signs of a negotiation', () => {
  const negotiation = (over: Partial<DealFacts>) =>
    shown(deal({ sourceStage: 'Negotiation', ...over })).filter((sign) => sign.startsWith('negotiates'));

  it('need the stage of the source as it spells it, or a quote for a deal entered here', () => {
    expect(negotiation({})).toEqual(['negotiates']);
    expect(negotiation({ sourceStage: 'negotiation' })).toEqual([]);
    expect(negotiation({ sourceStage: null, stage: 'hardware_quote_sent' })).toEqual(['negotiates']);
    expect(negotiation({ sourceStage: null, stage: 'demo' })).toEqual([]);
  });

  it('are too long after more than the days, by the stage entry or what stands in for it', () => {
    expect(negotiation({ stageEnteredOn: day(-60) })).toEqual(['negotiates', 'negotiatesDated']);
    expect(negotiation({ stageEnteredOn: day(-61) })).toEqual([
      'negotiates',
      'negotiatesDated',
      'negotiatesLong',
    ]);
    expect(negotiation({ engagedOn: day(-61), createdOn: day(-10) })).toEqual([
      'negotiates',
      'negotiatesDated',
      'negotiatesStandIn',
    ]);
  });

  it('end with the PO', () => {
    const facts = committedDeal({ sourceStage: 'Negotiation', stageEnteredOn: day(-300) });
    expect(shown(facts).filter((sign) => sign.startsWith('negotiates'))).toEqual([]);
  });
});

describe('whatever the deal', () => {
  const IMPLIED: [Sign, Sign][] = [
    ['zombie', 'activityDated'],
    ['zombie', 'open'],
    ['activityStandIn', 'activityDated'],
    ['negotiatesLong', 'negotiatesDated'],
    ['negotiatesStandIn', 'negotiatesDated'],
    ['negotiatesDated', 'negotiates'],
    ['closePast', 'closeDated'],
    ['stepOverdue', 'stepped'],
    ['verbalYesOld', 'verbalYes'],
    ['won', 'calledWon'],
  ];

  it('is of one outcome, and shows no sign without the one that it rests on', () => {
    fc.assert(
      fc.property(anyDeal, (facts) => {
        const signs = new Set(shown(facts));
        expect(['open', 'won', 'lost'].filter((sign) => signs.has(sign as Sign))).toEqual([facts.outcome]);
        for (const [sign, base] of IMPLIED) if (signs.has(sign)) expect(signs).toContain(base);
        if (signs.has('excused')) expect(signs).not.toContain('zombie');
      }),
    );
  });

  it('no check but that of closed-won deals finds one that is not open', () => {
    fc.assert(
      fc.property(anyDeal, fc.constantFrom('won', 'lost'), (facts, outcome) => {
        const signs = signsOf({ ...facts, outcome }, SETTINGS);
        const found = CHECK_IDS.filter((id) => isFound(id, signs));
        expect(found.filter((id) => id !== 'closed-won-without-ship-date')).toEqual([]);
        if (outcome === 'lost') expect(found).toEqual([]);
      }),
    );
  });
});
