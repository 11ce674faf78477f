import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DealFacts } from '@/domain/deals/deal';
import { standardBook } from '@/domain/forecast/lead-times';
import { dealTimeline } from '@/domain/forecast/timeline';
import { DEFAULT_LEAD_TIMES } from '@/domain/forecast/types';
import {
  anyDeal,
  day,
  deal,
  hardware,
  proof,
  services,
  software,
  THREE_STREAMS,
  TODAY,
} from '../deals/deal-facts';

const LEADS = standardBook(DEFAULT_LEAD_TIMES, {
  ...DEFAULT_LEAD_TIMES,
  hardwareDays: 95,
  activationDays: 24,
});
const timelineOf = (over: Partial<DealFacts>) => dealTimeline(deal(over), TODAY, LEADS);
const lane = (timeline: ReturnType<typeof timelineOf>, stream: string) =>
  timeline.lanes.find((each) => each.stream === stream) ?? { points: [], undated: [], applies: false };
const PO = proof('po', { evidenceOn: day(-10) });

describe('a deal’s timeline', () => {
  it('shows every promised part of a line that ships in parts, and the rest', () => {
    const shipmentPlan = [
      { units: 200, promisedOn: day(5) },
      { units: 100, promisedOn: day(40) },
    ];
    const shipped = proof('shipment', { units: 200, evidenceOn: day(-1) });
    const timeline = timelineOf({ lines: [hardware({ shipmentPlan })], evidence: [PO, shipped] });
    expect(lane(timeline, 'hardware').points).toMatchObject([
      { label: 'Shipped 200 units', fact: true },
      { label: 'Installation', on: day(13) },
      { label: 'Shipment of 100 units: hardware line', on: day(40), until: null },
      { label: 'Shipment of 200 units: hardware line', on: day(74), until: day(85) },
    ]);
  });

  it('hangs from the PO: shipment, installation and activation at the median, with the band to four of five', () => {
    const timeline = timelineOf({ lines: [hardware(), software()], evidence: [PO] });
    expect(timeline.commit).toMatchObject({ on: day(-10), fact: true, document: 'PO' });
    expect(lane(timeline, 'hardware').points).toMatchObject([
      { label: 'Shipment: hardware line', fact: false, on: day(74), until: day(85), late: false },
      { label: 'Installation', fact: false, on: day(88), until: day(99) },
    ]);
    expect(lane(timeline, 'software').points).toMatchObject([
      { label: 'Activation: software line', on: day(109), until: day(123) },
    ]);
    expect(timeline.end).toBe(day(123));
  });

  it('puts facts where they happened, and expects only what has not', () => {
    const evidence = [PO, proof('shipment', { evidenceOn: day(-3), units: 300 })];
    const partly = timelineOf({ lines: [hardware(), software()], evidence });
    expect(lane(partly, 'hardware').points.map(({ label, fact }) => [label, fact])).toEqual([
      ['Shipped 300 units', true],
      ['Installation', false],
      ['Shipment: hardware line', false],
    ]);
    const all = [
      ...evidence,
      proof('shipment', { evidenceOn: day(-2), units: 200 }),
      proof('activation', { evidenceOn: day(-1) }),
    ];
    const done = timelineOf({ lines: [hardware(), software()], evidence: all, installedOn: day(-2) });
    expect(done.lanes.flatMap(({ points }) => points).every(({ fact }) => fact)).toBe(true);
    expect(lane(done, 'software').points).toMatchObject([{ label: 'Activated', on: day(-1), until: null }]);
  });

  it('marks an expectation whose own day passed, and moves it to today', () => {
    const late = timelineOf({
      lines: [hardware({ promisedOn: day(-5) })],
      evidence: [proof('po', { evidenceOn: day(-200) })],
    });
    expect(lane(late, 'hardware').points[0]).toMatchObject({ on: TODAY, fact: false, late: true });
  });

  it('expects the PO at the close date, and says what has no day', () => {
    const timeline = timelineOf({ lines: [hardware(), services()], closeOn: day(30) });
    expect(timeline.commit).toMatchObject({ on: day(30), fact: false, label: 'PO expected' });
    expect(lane(timeline, 'services').undated).toEqual(['Milestone: services line']);
    const dateless = timelineOf({ lines: [hardware()] });
    expect(dateless.commit).toBeNull();
    expect(lane(dateless, 'hardware').undated).toEqual(['Shipment: hardware line']);
    expect(dateless.end).toBeNull();
  });

  it('expects a service over the installation when the forecast does', () => {
    const lines = [hardware(), services({ overInstallation: true })];
    const { points, undated } = lane(timelineOf({ lines, evidence: [PO] }), 'services');
    expect(points).toMatchObject([{ on: day(-10 + 84 + 14), label: 'Milestone: services line' }]);
    expect(undated).toEqual([]);
  });

  it('puts demo and quote left of the line', () => {
    const quote = proof('quote', { reference: 'Q-7', evidenceOn: day(-40) });
    const timeline = timelineOf({
      lines: THREE_STREAMS,
      demoOn: day(-60),
      evidence: [quote],
      closeOn: day(9),
    });
    expect(timeline.talk).toMatchObject([
      { label: 'Demo', on: day(-60) },
      { label: 'Quote Q-7', on: day(-40) },
    ]);
  });

  it('leaves out a stream that is not in the deal, and none where nothing is known of its streams', () => {
    const applies = (over: Partial<DealFacts>) => timelineOf(over).lanes.map((each) => each.applies);
    expect(applies({ lines: [software()] })).toEqual([false, true, false]);
    expect(applies({ lines: [], closeOn: day(9) })).toEqual([true, true, true]);
    const bare = timelineOf({ lines: [], closeOn: day(9) });
    expect(lane(bare, 'hardware').points.map(({ label }) => label)).toEqual(['Shipment', 'Installation']);
  });

  it('names an order form where there is no hardware', () => {
    const timeline = timelineOf({
      lines: [software()],
      evidence: [proof('order_form', { evidenceOn: day(-4) })],
    });
    expect(timeline.commit).toMatchObject({ document: 'Order form', fact: true });
  });

  it('expects nothing of a deal that is lost or was said to be won', () => {
    for (const over of [{ outcome: 'lost', stage: 'closed_lost' }, { outcome: 'won' }] as const) {
      const timeline = timelineOf({ ...over, lines: THREE_STREAMS, closeOn: day(30) });
      expect(timeline.commit).toBeNull();
      expect(timeline.lanes.flatMap(({ points }) => points)).toEqual([]);
    }
  });

  it('of any deal holds every dot between its first and last month, facts never after today, bands never backwards', () => {
    fc.assert(
      fc.property(anyDeal, (facts) => {
        const timeline = dealTimeline(facts, TODAY, LEADS);
        const points = [...timeline.talk, ...timeline.lanes.flatMap((each) => each.points)];
        if (timeline.commit) points.push(timeline.commit);
        expect(timeline.from <= TODAY && TODAY < timeline.until).toBe(true);
        for (const point of points) {
          expect(point.on >= timeline.from && (point.until ?? point.on) < timeline.until).toBe(true);
          if (point.fact) expect(point.on <= TODAY).toBe(true);
          else expect(point.on >= TODAY).toBe(true);
          if (point.until !== null) expect(point.until > point.on).toBe(true);
        }
        for (const each of timeline.lanes)
          expect(each.points.map(({ on }) => on)).toEqual(each.points.map(({ on }) => on).toSorted());
      }),
    );
  });
});
