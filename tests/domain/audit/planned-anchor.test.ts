import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lagDays, nextPlannedDay, plannedAnchor } from '@/domain/audit/activity';
import type { DealFacts } from '@/domain/deals/deal';
import { DEFAULT_LEAD_TIMES } from '@/domain/forecast/types';
import { date } from '@/domain/values/calendar-date';
import {
  anyDeal,
  committedDeal,
  day,
  deal,
  hardware,
  proof,
  services,
  software,
  TODAY,
} from '../deals/deal-facts';

const anchorOf = (over: Partial<DealFacts>) => plannedAnchor(committedDeal(over), TODAY);
const PO = proof('po', { evidenceOn: day(-30) });
const SHIPPED = proof('shipment', { evidenceOn: day(-9) });

describe('the days of a lag', () => {
  it('are those of the lead times, and both together for a deal whose hardware still has to be installed', () => {
    const leads = { hardwareDays: 84, installDays: 14, activationDays: 21 };
    expect(lagDays('ship', leads)).toBe(84);
    expect(lagDays('activation', leads)).toBe(21);
    expect(lagDays('installAndActivation', leads)).toBe(35);
  });
});

describe('what the next step of a committed deal hangs from', () => {
  it('is nothing before the PO', () => {
    expect(plannedAnchor(deal({ stage: 'hardware_quote_sent', lines: [hardware()] }), TODAY)).toBeNull();
    expect(anchorOf({ evidence: [{ ...PO, voided: true }] })).toBeNull();
  });

  it('is the PO for hardware without a promised day', () => {
    expect(anchorOf({})).toEqual({ fixedOn: null, fromOn: day(-30), lag: 'ship' });
  });

  it('is the first of the promised days of what has not shipped', () => {
    const lines = [hardware({ id: 'h1', promisedOn: day(20) }), hardware({ id: 'h2', promisedOn: day(5) })];
    expect(anchorOf({ lines })).toEqual({ fixedOn: day(5), fromOn: null, lag: 'ship' });
    const first = [...lines, hardware({ id: 'h3', promisedOn: null })];
    expect(anchorOf({ lines: first })).toEqual({ fixedOn: day(5), fromOn: day(-30), lag: 'ship' });
    const shipped = proof('shipment', { lineId: 'h2', evidenceOn: day(-1) });
    expect(anchorOf({ lines, evidence: [PO, shipped] })).toMatchObject({ fixedOn: day(20) });
  });

  it('is the shipment once all has shipped, and the installation once there is one', () => {
    const evidence = [PO, SHIPPED];
    expect(anchorOf({ evidence })).toEqual({ fixedOn: null, fromOn: day(-9), lag: 'installAndActivation' });
    expect(anchorOf({ evidence, installedOn: day(-2) })).toEqual({
      fixedOn: null,
      fromOn: day(-2),
      lag: 'activation',
    });
  });

  it('is the order form of a deal without hardware, unless a start is promised', () => {
    const evidence = [proof('order_form', { evidenceOn: day(-12) })];
    const sold = (promisedOn: DealFacts['closeOn']) =>
      anchorOf({ evidence, lines: [software({ promisedOn })] });
    expect(sold(null)).toEqual({ fixedOn: null, fromOn: day(-12), lag: 'activation' });
    expect(sold(day(40))).toEqual({ fixedOn: day(40), fromOn: null, lag: 'activation' });
  });

  it('is the planned milestone at last, and nothing where none is planned or all is done', () => {
    const evidence = [PO, SHIPPED, proof('activation', { evidenceOn: day(-3) })];
    const lines = (promisedOn: DealFacts['closeOn']) => [hardware(), software(), services({ promisedOn })];
    expect(anchorOf({ evidence, lines: lines(day(15)) })).toEqual({
      fixedOn: day(15),
      fromOn: null,
      lag: 'ship',
    });
    expect(anchorOf({ evidence, lines: lines(null) })).toBeNull();
    const done = [...evidence, proof('milestone', { evidenceOn: day(-1) })];
    expect(anchorOf({ evidence: done, lines: lines(day(15)) })).toBeNull();
  });
});

describe('the planned day itself', () => {
  const planned = (poOn: string, asOf: string) =>
    nextPlannedDay(
      committedDeal({ lines: [hardware()], evidence: [proof('po', { evidenceOn: date(poOn) })] }),
      { asOf: date(asOf), leadTimes: DEFAULT_LEAD_TIMES },
    );

  it('counts 84 days over the turn of the year and over a leap day', () => {
    expect(planned('2023-12-07', '2023-12-31')).toBe('2024-02-29');
    expect(planned('2023-12-08', '2023-12-31')).toBe('2024-03-01');
    expect(planned('2022-12-07', '2022-12-31')).toBe('2023-03-01');
  });

  it('stays where it was planned once it has passed', () => {
    expect(planned('2023-12-07', '2025-06-30')).toBe('2024-02-29');
  });

  it('is never without an anchor, and moves with the lead times of an anchor that counts', () => {
    fc.assert(
      fc.property(anyDeal, fc.integer({ min: 0, max: 200 }), (facts, days) => {
        const leadTimes = { hardwareDays: days, installDays: days, activationDays: days };
        const anchor = plannedAnchor(facts, TODAY);
        const on = nextPlannedDay(facts, { asOf: TODAY, leadTimes });
        expect(on === null).toBe(anchor === null);
        if (anchor?.fixedOn != null) expect(on !== null && on <= anchor.fixedOn).toBe(true);
        if (anchor?.fromOn != null && on !== null && anchor.fixedOn === null)
          expect(on >= anchor.fromOn).toBe(true);
      }),
    );
  });
});
