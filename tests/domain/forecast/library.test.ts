import { describe, expect, test } from 'vitest';
import { dealTimeline } from '@/domain/forecast/timeline';
import { leadTimesOfDeal } from '@/domain/forecast/deal-lead-times';
import { learnedLeadTimes } from '@/domain/forecast/learned-lead-times';
import { standardBook, type LeadTimeBook } from '@/domain/forecast/lead-times';
import { libraryOf, type SetPlace } from '@/domain/forecast/library';
import { DEFAULT_LEAD_TIMES } from '@/domain/forecast/types';
import { DEFAULT_SETTINGS } from '@/domain/settings/settings';
import { committedDeal, day, deal, hardware, services, software, TODAY } from '../deals/deal-facts';

const NONE = { set: [], learned: [], open: [], settings: DEFAULT_SETTINGS };
const seen = (product: string, supplier: string, days: number[]) =>
  learnedLeadTimes([{ kind: 'hardware', product, supplier, days }]);
const own: SetPlace = {
  kind: 'hardware',
  product: 'Gate',
  supplier: '',
  id: 'a',
  version: 3,
  p50Days: 30,
  p80Days: 40,
};
const shown = (library: ReturnType<typeof libraryOf>) =>
  library.map(({ kind, product, supplier, counts, learned, openLines }) =>
    [
      `${kind} ${product}|${supplier}`,
      counts ? `${counts.basis} ${counts.p50Days}–${counts.p80Days}` : 'next',
      `seen ${learned?.observations ?? 0}`,
      `open ${openLines}`,
    ].join(', '),
  );

describe('the rows of the library', () => {
  test('of a company without history are the three defaults', () => {
    expect(shown(libraryOf(NONE))).toEqual([
      'hardware |, default 84–95, seen 0, open 0',
      'install |, default 14–14, seen 0, open 0',
      'activation |, default 21–24, seen 0, open 0',
    ]);
  });

  test('count what is set before what was seen, and what was seen from five on', () => {
    const learned = [...seen('Gate', 'Nordchip', [50, 60, 70, 80, 90]), ...seen('Hub', '', [1, 2, 3, 4])];
    const rows = shown(libraryOf({ ...NONE, set: [own], learned }));
    expect(rows.slice(0, 5)).toEqual([
      // The library was asked twice here, so everything else is what the second history says: too little.
      'hardware |, default 84–95, seen 4, open 0',
      'hardware |Nordchip, learned 70–80, seen 5, open 0',
      'hardware Gate|, set 30–40, seen 5, open 0',
      'hardware Gate|Nordchip, learned 70–80, seen 5, open 0',
      'hardware Hub|, next, seen 4, open 0',
    ]);
  });

  test('name what open deals wait for, however it is spelt', () => {
    const open = [
      { product: 'GATE', supplier: '', lines: 2 },
      { product: 'gate', supplier: '', lines: 1 },
      { product: '', supplier: '', lines: 7 },
    ];
    expect(shown(libraryOf({ ...NONE, set: [own], open })).slice(0, 2)).toEqual([
      'hardware |, default 84–95, seen 0, open 7',
      'hardware Gate|, set 30–40, seen 0, open 3',
    ]);
  });
});

describe('what a deal is told', () => {
  const standard = standardBook(DEFAULT_LEAD_TIMES, {
    hardwareDays: 95,
    installDays: 14,
    activationDays: 24,
  });
  const book: LeadTimeBook = {
    ...standard,
    entries: seen('Gate', '', [50, 60, 70, 80, 90]),
    delays: [{ id: 'd', supplier: 'Nordchip', product: '', days: 9 }],
  };

  test('is the lead times of each line that ships or starts, and of the whole where it has none', () => {
    const lines = [
      hardware({ product: 'Gate', supplier: 'Nordchip', promisedOn: day(5) }),
      software(),
      services(),
    ];
    const told = leadTimesOfDeal(deal({ lines }), book);
    expect(told.map(({ stream, promised, delayDays }) => [stream, promised, delayDays])).toEqual([
      ['hardware', true, 9],
      ['software', false, 0],
    ]);
    expect(told[0]?.hardware).toEqual({
      p50Days: 70,
      p80Days: 80,
      observations: 5,
      basis: 'learned',
      why: '5 shipments of Gate',
    });
    expect(leadTimesOfDeal(deal(), book)).toMatchObject([{ lineId: null, hardware: { why: '5 shipments' } }]);
  });

  test('is what its timeline stands on: the median, with the band to the day that four of five keep', () => {
    const facts = committedDeal({ lines: [hardware({ product: 'Gate', supplier: 'nordchip' })] });
    const [lane] = dealTimeline(facts, TODAY, book).lanes;
    // The PO came 30 days ago; 70 and 80 days from it, and nine more.
    expect(lane?.points[0]).toMatchObject({
      on: day(49),
      until: day(59),
      why: 'PO date + 70 days (5 shipments of Gate), Nordchip 9 days late',
    });
  });
});
