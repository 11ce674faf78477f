import { describe, expect, test } from 'vitest';
import type { DealFacts, LineFacts } from '@/domain/deals/deal';
import { realiseDeal } from '@/domain/deals/realised';
import { day, deal, hardware, proof, services, TODAY } from './deal-facts';

const shippedOn = (offset: number) => proof('shipment', { evidenceOn: day(offset) });

function realise(over: Partial<DealFacts>, line: Partial<LineFacts> = {}, asOf = TODAY) {
  const lines = [hardware(), services({ overInstallation: true, amountMinor: 15_000n, ...line })];
  return realiseDeal(deal({ lines, ...over }), asOf)[1];
}

describe('a service over the installation', () => {
  test('has not begun before something shipped, whatever a deployment says', () => {
    expect(realise({ installedOn: day(-3) })).toMatchObject({ realisedMinor: 0n, span: null, done: false });
  });

  test('earns by the day while it is installed: two weeks, or to its planned end', () => {
    const evidence = [shippedOn(-4)];
    // Five of fifteen days.
    expect(realise({ evidence })).toMatchObject({ realisedMinor: 5000n, done: false });
    // Five of thirty.
    expect(realise({ evidence }, { promisedOn: day(25) })).toMatchObject({ realisedMinor: 2500n });
  });

  test('is never whole before the fact, and never less on a later day', () => {
    const late = realise({ evidence: [shippedOn(-99)] });
    expect(late).toMatchObject({ realisedMinor: 14_851n, done: false });
    expect(late?.span).toMatchObject({ earnedDays: 100, days: 101 });
  });

  test('is whole with the installation, over the days that it took', () => {
    const over = { evidence: [shippedOn(-40)], installedOn: day(-11) };
    expect(realise(over)).toMatchObject({
      realisedMinor: 15_000n,
      done: true,
      span: { startOn: day(-40), days: 30, earnedDays: 30 },
    });
    expect(realise(over, {}, day(-12))).toMatchObject({ done: false });
  });

  test('or with its completion, if that is on record first', () => {
    const evidence = [shippedOn(-40), proof('milestone', { lineId: 'services-1', evidenceOn: day(-21) })];
    expect(realise({ evidence, installedOn: day(-11) })?.span).toMatchObject({ days: 20 });
    expect(realise({ evidence: [proof('milestone')] })).toMatchObject({ done: true, realisedMinor: 15_000n });
  });

  test('of a deal that is lost stops with it', () => {
    const over = { outcome: 'lost', stage: 'closed_lost', closedOn: day(-2) } as const;
    expect(realise({ evidence: [shippedOn(-4)], ...over })).toMatchObject({ realisedMinor: 3000n });
  });

  test('without hardware is a milestone like any other', () => {
    const lines = [services({ overInstallation: true })];
    const [line] = realiseDeal(deal({ lines, evidence: [proof('milestone')] }), TODAY);
    expect(line).toMatchObject({ done: true, span: null, parts: [{ on: day(-10) }] });
  });
});
