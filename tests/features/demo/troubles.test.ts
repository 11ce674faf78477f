import { describe, expect, it } from 'vitest';
import type { Site } from '../../../prisma/demo/tell-deployments';
import { tellTroubles } from '../../../prisma/demo/tell-troubles';
import { YESTERDAY } from '../../../prisma/demo/timeline';

const kept = { deploymentId: 'd' };

function site(number: string, given: Partial<Site> = {}): Site {
  return {
    customer: 'Nordic Foods',
    place: 'Cold store 4',
    number,
    kind: 'production',
    units: 10,
    yearly: 100,
    signed: -200,
    shipped: -160,
    installed: -130,
    activated: -110,
    value: { on: -100, kind: 'data' },
    turns: [],
    silent: false,
    deal: null,
    ...given,
  };
}

const many = Array.from({ length: 200 }, (_, i) => `N-${i}`);

describe('troubles of the demo', () => {
  it('explain what took long, and end before the first value', () => {
    for (const number of many) {
      const [from, until, ...rest] = tellTroubles(site(number), kept).map(({ on }) => on);
      expect(rest).toEqual([]);
      expect(from).toBeGreaterThanOrEqual(-160);
      expect(until).toBeGreaterThan(from ?? 0);
      expect(until).toBeLessThanOrEqual(-100);
    }
  });

  it('last where the devices are not activated yet', () => {
    const waiting = site('N-1', { installed: null, activated: null, value: null });
    expect(tellTroubles(waiting, kept)).toHaveLength(1);
    const young = site('N-1', { signed: -30, shipped: null, installed: null, activated: null, value: null });
    expect(tellTroubles(young, kept)).toEqual([]);
  });

  it('are none for pilots, and none before the history where a site was recorded later', () => {
    expect(tellTroubles(site('N-1', { kind: 'pilot' }), kept)).toEqual([]);
    expect(tellTroubles(site('N-1', { recorded: -90 }), kept)).toEqual([]);
  });

  it('are failures at a third of the larger sites, repaired later, never after the service ended', () => {
    const quick = {
      signed: -700,
      shipped: -690,
      installed: -680,
      activated: -660,
      value: null,
      recorded: -650,
    };
    const stories = many.map((number) => tellTroubles(site(number, { ...quick, units: 200 }), kept));
    const failing = stories.filter((deeds) => deeds.length > 0);
    expect(failing.length).toBeGreaterThan(40);
    expect(failing.length).toBeLessThan(110);
    for (const deeds of failing) {
      const [failed, repaired] = deeds;
      expect(failed?.on).toBeGreaterThan(-660);
      expect(repaired?.on).toBeGreaterThan(failed?.on ?? YESTERDAY);
    }
    const over = { ...quick, units: 200, turns: [{ on: -655, to: 0 }] };
    expect(many.flatMap((number) => tellTroubles(site(number, over), kept))).toEqual([]);
  });
});
