import type { Company } from './company';
import { chanceOf, type Chance } from './random';
import type { Offset } from './timeline';
import type { Phase } from './words';

/** A line as the command takes it; the promised day is still an offset. */
export type PlannedLine = {
  stream: 'hardware' | 'software' | 'services';
  recurring: boolean;
  description: string;
  units: number | null;
  unitPriceMinor: bigint | null;
  amountMinor: bigint;
  promised: Offset | null;
  product: string | null;
  supplier: string | null;
};

/** Everything that happens to one deal, day by day; days after yesterday have not happened. */
export type Journey = {
  externalId: string;
  name: string;
  customer: string;
  contact: string;
  rep: 'first' | 'second';
  units: number;
  lines: readonly PlannedLine[];
  amountMinor: bigint | null;
  termMonths: number;
  isPilot: boolean;
  opened: Offset;
  close: Offset | null;
  pushes: readonly { on: Offset; close: Offset }[];
  touches: readonly { on: Offset; phase: Phase }[];
  next: { set: Offset; text: string; due: Offset } | null;
  demo: Offset | null;
  quote: Offset | null;
  po: { on: Offset; number: string } | null;
  shipments: readonly { on: Offset; units: number }[];
  activated: Offset | null;
  /** One a services line, in their order. */
  milestones: readonly Offset[];
  lost: { on: Offset; reason: string } | null;
  verbal: { on: Offset; claim: number } | null;
  justified: { on: Offset; why: string; until: Offset } | null;
};

export type Identity = Pick<Journey, 'name' | 'contact' | 'rep'>;

/** Who the deal is with and who sells it: the same for every deal of a customer but for the place. */
export function identityOf(company: Company, customer: string, chance: Chance, ofCustomer: Chance): Identity {
  const { first, last } = company.contacts;
  const contact = `${ofCustomer.pick(first)} ${ofCustomer.pick(last)}`;
  return {
    contact,
    rep: ofCustomer.happens(0.5) ? 'first' : 'second',
    name: `${customer}, ${chance.pick(company.places)}`,
  };
}

type Prices = {
  customer: string;
  units: number;
  price?: number;
  ship: Offset | null;
  install: Offset | null;
  training: Offset | null;
};

/** The three streams of an ordinary deal: devices, software and upkeep by the year, installation and training. */
export function linesOf(
  { key, catalogue }: Company,
  { customer, units, price, ship, install, training }: Prices,
): PlannedLine[] {
  const { hardware, software, upkeep, supply } = catalogue;
  const { product } = supply;
  // A chance of its own: the rest of the story stays what it was.
  const second = chanceOf(`${key}/supplier/${customer}/${units}`).happens(0.35);
  const supplied = { product, supplier: supply.suppliers[second ? 1 : 0] };
  const each = (
    name: string,
    unitPrice: number,
    rest: Pick<PlannedLine, 'stream' | 'recurring' | 'promised'> &
      Partial<Pick<PlannedLine, 'product' | 'supplier'>>,
  ) => ({
    product: null,
    supplier: null,
    ...rest,
    description: name,
    units,
    unitPriceMinor: BigInt(unitPrice),
    amountMinor: BigInt(unitPrice) * BigInt(units),
  });
  return [
    each(hardware.name, hardware.price, {
      stream: 'hardware',
      recurring: false,
      promised: ship,
      ...supplied,
    }),
    each(software.name, price ?? software.price, {
      stream: 'software',
      recurring: true,
      promised: null,
      product,
    }),
    each(upkeep.name, upkeep.price, { stream: 'hardware', recurring: true, promised: null }),
    each(catalogue.install.name, catalogue.install.price, {
      stream: 'services',
      recurring: false,
      promised: install,
    }),
    trainingLine(catalogue, training),
  ];
}

function trainingLine({ training }: Company['catalogue'], promised: Offset | null): PlannedLine {
  return {
    stream: 'services',
    recurring: false,
    description: training.name,
    units: null,
    unitPriceMinor: null,
    amountMinor: BigInt(training.price),
    promised,
    product: null,
    supplier: null,
  };
}

/** Lines over the term: what the quote and the PO say. */
export function totalOf(journey: Pick<Journey, 'lines' | 'termMonths' | 'amountMinor'>): bigint {
  if (journey.lines.length === 0) return journey.amountMinor ?? 0n;
  return journey.lines.reduce(
    (total, line) =>
      total + (line.recurring ? (line.amountMinor * BigInt(journey.termMonths)) / 12n : line.amountMinor),
    0n,
  );
}
