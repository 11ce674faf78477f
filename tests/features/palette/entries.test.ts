import { describe, expect, it } from 'vitest';
import { paletteFrame } from '@/features/palette/entries';
import { areaItems } from '@/features/tenants/components/area-items';
import type { Area } from '@/features/tenants/queries';

/** A table, so that leaving one out does not compile. */
const AREAS: Record<Area, true> = {
  home: true,
  dashboard: true,
  forecast: true,
  pipeline: true,
  reviews: true,
  revenue: true,
  deployments: true,
  board: true,
  engagement: true,
  desk: true,
  audit: true,
  imports: true,
  members: true,
  settings: true,
};

describe('where the palette leads', () => {
  const places = areaItems('acme', Object.keys(AREAS) as Area[]);
  const { entries } = paletteFrame({
    slug: 'acme',
    places,
    companies: [],
    mayCreate: true,
    searchable: true,
    customerPages: true,
  });

  it('knows each place by a name of its own, or one would take the keys of another', () => {
    const ids = entries.map(({ id }) => id);
    expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted());
  });

  it('has no keys twice, and a letter for every area', () => {
    const keys = entries.flatMap((entry) => ('keys' in entry && entry.keys ? [entry.keys] : []));
    expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
    for (const { label } of places)
      expect(entries.find((entry) => entry.label === label)).toMatchObject({
        keys: expect.stringMatching(/^g [a-z]$/) as unknown,
      });
  });

  it('tells the board of cards from the board of the month', () => {
    expect(entries.find(({ label }) => label === 'Pipeline board')).toMatchObject({ keys: 'g b' });
    expect(entries.find(({ label }) => label === 'Board')).toMatchObject({ keys: 'g m' });
  });
});
