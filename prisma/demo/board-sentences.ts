import type { BoardKpi } from '@/domain/board/page';

/** What a CRO says month by month about a figure that stands like that. It never repeats the figure, so that none can contradict it. */
type Says = Partial<Record<BoardKpi['id'], Partial<Record<BoardKpi['verdict']['state'], readonly string[]>>>>;

const ANYWHERE: Says = {
  nnarr: {
    on_track: [
      'Met. Whether it stays met is decided by the next renewals, not by new names.',
      'Met, by customers who grow with us. I would not lower the guard at renewals.',
      'Where we want it. The save list stays on the table all the same.',
    ],
    look: [
      'Short of the target. I look at expansion first, because it has no lead time.',
      'What is signed and not yet live counts later: the gap closes with the sites, not with promises.',
      'I would not fill the gap with discounts. Renewals first, then larger sites.',
    ],
  },
  grr: {
    on_track: [
      'Met. What ends next stands on the renewals page, with days and names.',
      'Customers stay and pay. Nothing to change.',
      'Where it should be. The talk still begins ninety days before an end.',
    ],
    look: [
      'A little short. A talk ninety days before each end comes before any new measure.',
      'No new measure: the next renewals are gone through by name.',
      'Close to where we want it. What was lost is written down with its reason.',
    ],
  },
  acv_per_deployment: {
    look: [
      'Short of the target. The floor stays, and small quotes come to me first.',
      'A few larger sites would do it. We leave the small ones to the partner.',
      'Not a matter of price: we go on quoting whole plants instead of single halls.',
    ],
    on_track: ['The size of a site is right. Nothing to change.'],
  },
  ttfv: { look: ['We are near. Each waiting site has a day and a name.'] },
  hardware_failure_rate: {
    on_track: [
      'The exchange of the broken batch holds. Nothing to change.',
      'Where it should be. The crews keep spare gateways in the van.',
      'No new failures that belong together. We go on counting.',
    ],
    act: ['The failures are one batch; it is exchanged before it costs renewals.'],
  },
  days_to_deployment: { act: ['Signed sites wait for installers, so we book them with the order.'] },
};

const OWN: Record<string, Says> = {
  frostline: {
    ttfv: {
      act: [
        'The long waits are cold stores without a gateway; they get a data preview before the rest ships.',
        'Training is booked with the order now, so that nobody waits for a free day of the shift leads.',
        'One plant is ready and nobody there looks at the alarms. Luis sits down with the shift leads.',
      ],
    },
  },
  ampere: {
    ttfv: {
      act: [
        'Meters hang for weeks before billing takes a reading; the interface is tested before crews drive out.',
        'The crews finish a district before they begin the next one.',
        'Goldach waits for its billing system. Until then they get the readings as a file each morning.',
      ],
    },
  },
  waypoint: {
    nnarr: {
      act: [
        'What we win, we lose again at renewal: the save list comes before new logos this month.',
        'New fleets do not make up for those that leave. Half of my days go to the save list.',
        'It falls because fleets leave, not for want of orders. We call each before its last quarter begins.',
      ],
    },
    grr: {
      act: [
        'Large fleets leave at renewal. Each contract that ends within ninety days gets an owner this month.',
        'Most of them have an owner by now. The first talk begins ninety days ahead, not thirty.',
        'The reasons differ, the pattern does not: nobody called them in their last quarter. Now somebody does.',
      ],
    },
    acv_per_deployment: {
      act: [
        'We sell too small: no quote below the floor goes out without a talk first.',
        'Under fifty vans the leasing partner sells from now on; our days go to the larger fleets.',
        'Fleets and prices both shrink. A discount needs my word before it needs a form.',
      ],
    },
    ttfv: {
      act: [
        'Fitting waits for free bays; fleets see their first ten vans on the map before the rest is fitted.',
        'The workshop gets the fitting days with the order, not after the trackers have arrived.',
        'One fleet was fitted long ago and nobody there opens the map. I call the dispatchers myself.',
      ],
    },
  },
};

const FORECAST = {
  held: [
    'It holds because a deal counts from its purchase order on. We keep it that way.',
    'Close enough to plan the factory by. What still moves is services: milestones get their days.',
    'It holds. A ship date is the supplier’s word in writing, not ours.',
  ],
  missed: [
    'The miss is dates, not deals: from now on a ship date comes from the supplier, not from us.',
    'We were wrong on dates, not on customers. Ship dates are asked for in writing now.',
  ],
} as const;

/** Of each company another one in the same month, so that somebody who reads three pages does not read one sentence. */
const SHIFT: Record<string, number> = { frostline: 0, ampere: 1, waypoint: 2 };

type When = { company: string; nth: number };

export function sentenceOf({ id, verdict: { state } }: BoardKpi, { company, nth }: When): string {
  const own = OWN[company]?.[id]?.[state];
  if (own) return turnOf(own, nth);
  const shared = ANYWHERE[id]?.[state];
  if (shared) return turnOf(shared, nth + (SHIFT[company] ?? 0));
  if (state === 'not_judged') return 'Too early to judge. We look again next month.';
  return state === 'on_track'
    ? 'Where it should be. Nothing to change.'
    : 'Not where we want it; I bring a measure next month.';
}

export function forecastSentence(missed: boolean, { company, nth }: When): string {
  return turnOf(missed ? FORECAST.missed : FORECAST.held, nth + (SHIFT[company] ?? 0));
}

function turnOf(list: readonly string[], nth: number): string {
  return list[nth % list.length] ?? '';
}
