import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import type { DealFacts } from '@/domain/deals/deal';
import { standardBook, type LeadTimeBook } from '@/domain/forecast/lead-times';
import { DEFAULT_LEAD_TIMES, type ForecastOptions } from '@/domain/forecast/types';
import { date } from '@/domain/values/calendar-date';
import { deal, hardware, proof, services, software } from '../deals/deal-facts';

/** The company that docs/metrics.md works out by hand, as of 22 November 2026. Money in minor units. */
export const GOLDEN_DAY = date('2026-11-22');

const passed = { hasContact: true, demoOn: date('2026-08-01') } as const;
const quote = proof('quote', { evidenceOn: date('2026-08-15') });
const poOf = (on: string) => proof('po', { evidenceOn: date(on) });

const harbour = deal({
  ...passed,
  id: 'harbour',
  name: 'Harbour cold chain',
  repId: 'ada',
  customerId: 'harbour',
  product: 'Gate',
  stage: 'hardware_shipped',
  closeOn: date('2026-09-01'),
  lines: [
    hardware({
      units: 500,
      amountMinor: 1_000_000n,
      promisedOn: date('2027-04-10'),
      shipmentPlan: [
        { units: 200, promisedOn: date('2026-11-10') },
        { units: 150, promisedOn: date('2026-12-15') },
        { units: 100, promisedOn: date('2027-02-01') },
      ],
    }),
    software({ amountMinor: 365_000n }),
    services({ amountMinor: 30_000n, overInstallation: true }),
  ],
  evidence: [quote, poOf('2026-09-01'), proof('shipment', { evidenceOn: date('2026-11-10'), units: 200 })],
});

const delta = deal({
  ...passed,
  id: 'delta',
  name: 'Delta Freight',
  repId: 'ben',
  customerId: 'delta',
  product: 'Gate',
  stage: 'software_activated',
  outcome: 'won',
  closeOn: date('2026-03-01'),
  installedOn: date('2026-06-10'),
  lines: [hardware({ amountMinor: 80_000n }), software({ amountMinor: 73_000n })],
  evidence: [
    quote,
    poOf('2026-03-01'),
    proof('shipment', { evidenceOn: date('2026-05-20') }),
    proof('activation', { evidenceOn: date('2026-07-01') }),
  ],
});

const kestrel = deal({
  ...passed,
  id: 'kestrel',
  name: 'Kestrel Ports',
  repId: 'ada',
  customerId: 'kestrel',
  product: 'Gate',
  stage: 'hardware_po_received',
  closeOn: date('2026-10-20'),
  lines: [
    hardware({ amountMinor: 250_000n, supplier: 'Nordchip' }),
    software({ amountMinor: 36_600n }),
    services({
      amountMinor: 90_000n,
      timeAndMaterials: true,
      expectedHours: 120,
      hoursDone: 40,
      promisedOn: date('2027-02-20'),
    }),
  ],
  evidence: [quote, poOf('2026-10-23')],
});

const meridian = deal({
  ...passed,
  id: 'meridian',
  name: 'Meridian Foods',
  repId: 'ben',
  customerId: 'meridian',
  product: 'TempSense',
  stage: 'hardware_quote_sent',
  closeOn: date('2026-12-20'),
  lines: [hardware({ amountMinor: 120_000n })],
  evidence: [quote],
});

const ostrava = deal({
  ...passed,
  id: 'ostrava',
  name: 'Ostrava Steel',
  repId: 'ben',
  customerId: 'ostrava',
  stage: 'hardware_quote_sent',
  closeOn: date('2027-05-31'),
  amountMinor: 50_000n,
  verbalYesOn: date('2026-11-12'),
  evidence: [quote],
});

/** The source calls it won, and nothing proves it: it is in no figure. */
const paper = deal({
  id: 'paper',
  name: 'Paper win',
  repId: 'ada',
  stage: 'hardware_quote_sent',
  outcome: 'won',
  sourceOutcome: 'won',
  closeOn: date('2026-11-01'),
  amountMinor: 900_000n,
});

export const GOLDEN_DEALS: readonly DealFacts[] = [harbour, delta, kestrel, meridian, ostrava, paper];

/** TempSense ships in ten weeks by twelve shipments of the company's own; Nordchip is three weeks late. */
export const GOLDEN_BOOK: LeadTimeBook = {
  ...standardBook(DEFAULT_LEAD_TIMES, { hardwareDays: 95, installDays: 14, activationDays: 24 }),
  entries: [
    {
      kind: 'hardware',
      product: 'TempSense',
      supplier: '',
      p50Days: 70,
      p80Days: 80,
      observations: 12,
      basis: 'learned',
      sample: [],
    },
  ],
  delays: [{ id: 'nordchip', supplier: 'Nordchip', product: '', days: 21 }],
};

export const GOLDEN_OPTIONS: ForecastOptions = {
  asOf: GOLDEN_DAY,
  fiscal: { startMonth: 1, kind: 'months' },
  book: GOLDEN_BOOK,
  model: DEFAULT_STAGE_MODEL,
};
