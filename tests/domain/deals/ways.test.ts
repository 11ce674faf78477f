import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAGE_IDS } from '@/domain/deals/deal';
import { checkMove } from '@/domain/deals/moves';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { plusSums, streamSums } from '@/domain/deals/stream-sums';
import { waysOf } from '@/domain/deals/ways';
import { anyDeal, day, deal, line, TODAY } from './deal-facts';

const model = DEFAULT_STAGE_MODEL;

describe('the ways of a deal', () => {
  it('opens the next stage to a deal that has what it asks, and asks for the rest', () => {
    const shown = deal({ stage: 'lead', hasContact: true, demoOn: day(-3) });
    expect(waysOf(shown, model, TODAY)).toMatchObject({
      demo: 'go',
      hardware_quote_sent: 'ask',
      hardware_po_received: 'ask',
      closed_lost: 'ask',
    });
  });

  it('closes a stage whose stream the deal does not have', () => {
    const software = deal({ stage: 'lead', lines: [line({ stream: 'software' })] });
    expect(waysOf(software, model, TODAY).hardware_shipped).toBeUndefined();
  });

  it('never says "go" where the rule refuses, nor names the stage where the deal stands', () => {
    fc.assert(
      fc.property(anyDeal, (facts) => {
        const ways = waysOf(facts, model, TODAY);
        expect(ways[facts.stage]).toBeUndefined();
        for (const to of STAGE_IDS)
          expect(ways[to] === 'go').toBe(checkMove(facts, { to, reason: null, asOf: TODAY, model }).ok);
      }),
    );
  });
});

describe('the sums by stream', () => {
  it('count lines over the term, and an amount without lines as unsplit', () => {
    const lines = [
      line({ stream: 'hardware', amountMinor: 100n }),
      line({ stream: 'software', recurring: true, amountMinor: 120n }),
    ];
    const sums = streamSums(deal({ lines, termMonths: 24 }));
    expect(sums).toEqual({ hardware: 100n, software: 240n, services: 0n, unsplit: 0n });
    expect(streamSums(deal({ amountMinor: 70n }))).toMatchObject({ unsplit: 70n, hardware: 0n });
    expect(plusSums(sums, sums, -1n)).toEqual({ hardware: 0n, software: 0n, services: 0n, unsplit: 0n });
  });
});
