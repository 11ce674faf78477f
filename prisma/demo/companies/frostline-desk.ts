import type { Open } from '../company';

/** What the CRO's desk has had to decide: deals below the floor, and pilots by their day. */
export const FROSTLINE_DESK: readonly Open[] = [
  {
    customer: 'Bluebonnet Bakeries',
    units: 150,
    stage: 'quote',
    opened: -10,
    last: -2,
    close: 40,
    floor: { asked: -4, note: 'The first of six bakeries; the other five decide after this one' },
  },
  {
    customer: 'Ferndale Creamery',
    units: 180,
    stage: 'quote',
    opened: -75,
    last: -6,
    close: 25,
    floor: {
      asked: -29,
      note: 'Their mother company runs forty creameries',
      decided: { on: -26, decision: 'approved', reason: 'A name that opens the region, at the list price' },
    },
  },
  {
    customer: 'Cascade Coffee Carts',
    units: 60,
    stage: 'quote',
    opened: -66,
    last: -12,
    close: 48,
    floor: {
      asked: -28,
      note: 'They would install the sensors themselves',
      decided: {
        on: -24,
        decision: 'refused',
        reason: 'Sixty sensors do not pay for the calibration visits. Offer a yearly minimum.',
      },
    },
  },
  // One that runs, one that became production, one that was given up.
  {
    customer: 'Mesa Verde Clinics',
    units: 35,
    stage: 'demo',
    opened: -62,
    close: 70,
    pilot: -30,
    trial: {
      criteria: 'Every fridge reports for thirty days, and the night nurse trusts the alarm',
      decision: 24,
    },
  },
  {
    customer: 'Sawtooth Biotech',
    units: 30,
    stage: 'demo',
    opened: -170,
    last: -62,
    close: -50,
    next: null,
    pilot: -140,
    trial: {
      criteria: 'Twenty-four freezers under watch, and an audit trail that their QA signs',
      decision: -55,
      end: { on: -58, units: 420, close: 55 },
    },
  },
  {
    customer: 'Prairie Ice Cream',
    units: 25,
    stage: 'demo',
    opened: -200,
    last: -98,
    close: -80,
    next: null,
    pilot: -170,
    trial: {
      criteria: 'Fewer spoiled pallets than in the summer before',
      decision: -92,
      end: { on: -95, reason: 'No signal in the blast freezers, and no budget for repeaters' },
    },
  },
];
