import { describe, expect, it } from 'vitest';
import { paletteFrame } from '@/features/palette/entries';
import { matching } from '@/features/palette/match';
import { sheetOf } from '@/features/palette/sheet';

const AREAS = [
  'dashboard',
  'forecast',
  'pipeline',
  'reviews',
  'desk',
  'audit',
  'imports',
  'members',
  'settings',
];
const frame = paletteFrame({
  slug: 'acme',
  places: AREAS.map((area) => ({ href: `/t/acme/${area}`, label: area })),
  companies: [
    { slug: 'acme', name: 'Acme' },
    { slug: 'borealis', name: 'Borealis' },
  ],
  mayCreate: true,
  searchable: true,
  customerPages: false,
});

describe('the entries of the palette', () => {
  it('lead only to the areas that the member may open, each with a key of its own', () => {
    const keys = frame.entries.flatMap(({ keys: own }) => own ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(expect.arrayContaining(['g d', 'g p', 'g b', 'n']));
    const rep = paletteFrame({
      slug: 'acme',
      places: [{ href: '/t/acme/forecast', label: 'Forecast' }],
      companies: [],
      mayCreate: false,
      searchable: false,
      customerPages: false,
    });
    expect(rep.entries.map(({ href }) => href)).toEqual(['/t/acme/forecast']);
  });

  it('offer the other companies and not the one that is open', () => {
    const companies = frame.entries.filter(({ group }) => group === 'Switch company');
    expect(companies.map(({ href }) => href)).toEqual(['/t/borealis']);
  });
});

describe('matching', () => {
  const items = [
    { label: 'Forecast', group: 'Go to' },
    { label: 'Move to › Demo', group: 'This deal', words: 'stage' },
    { label: 'Audit', group: 'Go to' },
    { label: 'New forecast', group: 'Create' },
  ];
  const labels = (typed: string) => matching(items, typed).map(({ label }) => label);

  it('finds every word, the beginning of a name before its middle', () => {
    expect(labels('fore')).toEqual(['Forecast', 'New forecast']);
    expect(labels('demo move')).toEqual(['Move to › Demo']);
    expect(labels('STAGE')).toEqual(['Move to › Demo']);
    expect(labels('nothing')).toEqual([]);
  });

  it('keeps the order where nothing was typed', () => {
    expect(labels('  ')).toEqual(items.map(({ label }) => label));
  });
});

describe('the help sheet', () => {
  it('names every action with a key under its heading, and no other', () => {
    const sheet = sheetOf([
      { id: 'a', label: 'Forecast', group: 'Go to', keys: 'g f' },
      { id: 'b', label: 'Search', group: 'Everywhere', keys: 'Ctrl K' },
      { id: 'c', label: 'Dark theme', group: 'Theme' },
      { id: 'd', label: 'Audit', group: 'Go to', keys: 'g a' },
      { id: 'e', label: 'Walk the cards', group: 'Board', keys: '← ↑ ↓ →' },
    ]);
    expect(sheet.map(({ group, rows }) => [group, rows.map(({ keys }) => keys)])).toEqual([
      [
        'Go to',
        [
          ['G', 'F'],
          ['G', 'A'],
        ],
      ],
      ['Everywhere', [['Ctrl K']]],
      ['Board', [['← ↑ ↓ →']]],
    ]);
  });
});
