import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dealRefusal, tableRefusal } from '@/domain/deals/exceptions';
import { judge } from '@/domain/deals/probability';
import { DEFAULT_STAGE_MODEL, OPEN_STAGES, percentText } from '@/domain/deals/stages';
import { anyDeal, committedDeal, day, deal, proof, software, THREE_STREAMS, TODAY } from './deal-facts';

const answer = (facts: Parameters<typeof dealRefusal>[0]) => dealRefusal(facts, DEFAULT_STAGE_MODEL, TODAY);

describe('what the model answers about one deal', () => {
  test('before the PO: what it counts, and that the PO moves it', () => {
    expect(answer(deal({ stage: 'demo' }))).toBe('No PO yet: counts 20 %. The PO moves it to 70 %.');
    const promised = deal({ stage: 'hardware_quote_sent', verbalYesOn: day(-3) });
    expect(answer(promised)).toBe('No PO yet: counts 20 %. The PO moves it to 70 %.');
    const subscription = deal({ lines: [software()], hasHardware: false });
    expect(answer(subscription)).toContain('No signed order form yet');
  });

  test('after it: which fact comes next', () => {
    expect(answer(committedDeal())).toBe(
      'The PO is on record: counts 70 %. The first shipment moves it to 85 %.',
    );
    const waiting = committedDeal({ stage: 'hardware_quote_sent' });
    expect(answer(waiting)).toBe(
      'The PO is on record, and the deal stands in Hardware Quote Sent: counts 40 %. Moving it to Hardware PO Received makes it 70 %.',
    );
  });

  test('when all is done, or lost', () => {
    const evidence = [proof('po'), proof('shipment'), proof('activation'), proof('milestone')];
    const done = committedDeal({
      stage: 'services_completed',
      outcome: 'won',
      evidence,
      lines: THREE_STREAMS,
    });
    expect(answer(done)).toContain('counts 100 %. There is nothing above that.');
    const lost = deal({ stage: 'closed_lost', outcome: 'lost' });
    expect(answer(lost)).toBe('The deal is closed as lost: counts 0 %. Reopening it takes a reason.');
  });

  test('is always what the model counts, never another figure', () => {
    fc.assert(
      fc.property(anyDeal, (facts) => {
        const { bp } = judge(facts, DEFAULT_STAGE_MODEL, TODAY);
        expect(answer(facts)).toContain(`counts ${percentText(bp)}`);
      }),
    );
  });
});

test('about a stage, or the table, it answers by version', () => {
  for (const stage of OPEN_STAGES)
    expect(tableRefusal(stage, DEFAULT_STAGE_MODEL)).toContain(
      percentText(DEFAULT_STAGE_MODEL.probabilityBp[stage]),
    );
  expect(tableRefusal(null, DEFAULT_STAGE_MODEL)).toContain(
    'Version 1 of the table holds for every deal alike.',
  );
});
