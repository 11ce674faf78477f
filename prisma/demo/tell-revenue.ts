import { recordContract } from '@/features/contracts/commands';
import type { Company, Turn } from './company';
import { told, type Deed } from './scene';
import type { Remembered } from './tell-deals';
import type { Offset } from './timeline';

/** A paid-for subscription of devices: software, and upkeep beside it. */
export type Subscription = {
  customer: string;
  number: string;
  signed: Offset;
  start: Offset;
  units: number;
  /** Software price of a device and year, minor units. */
  price: number;
  turns: readonly Turn[];
  deal: Remembered | null;
  /** The day on which it was recorded, where that is not its start. */
  recorded?: Offset;
};

type Input = Parameters<typeof recordContract>[1];
type Stretch = { from: Offset; until: Offset | null; units: number; recorded: Offset };

/** Contracts of both recurring streams, each change of quantity the end of one and the start of the next. */
export function tellSubscription(company: Company, subscription: Subscription): Deed[] {
  const { software, upkeep } = company.catalogue;
  const prices = [
    { stream: 'software', plan: software.name, mark: 'S', price: subscription.price, units: ofSoftware },
    { stream: 'hardware', plan: upkeep.name, mark: 'H', price: upkeep.price, units: ofUpkeep },
  ] as const;
  return prices.flatMap(({ units, price, mark, stream, plan }) =>
    stretchesOf(subscription, units).flatMap((stretch, i) =>
      tellStretch(subscription, stretch, {
        stream,
        plan,
        externalId: `${subscription.number}-${mark}${i + 1}`,
        amountMinor: BigInt(price) * BigInt(stretch.units),
      }),
    ),
  );
}

function ofSoftware(turn: Turn): number {
  return turn.to;
}

function ofUpkeep(turn: Turn): number {
  return turn.upkeep ?? turn.to;
}

/** The time cut at its turns; without devices there is no contract. */
function stretchesOf(
  { start, units, turns, recorded = start }: Subscription,
  unitsOf: (turn: Turn) => number,
): Stretch[] {
  const cuts = [{ on: start, units }, ...turns.map((turn) => ({ on: turn.on, units: unitsOf(turn) }))];
  const changes = cuts.filter((cut, i) => i === 0 || cut.units !== cuts[i - 1]?.units);
  return changes
    .map((cut, i) => ({
      from: cut.on,
      until: changes[i + 1]?.on ?? null,
      units: cut.units,
      recorded: i === 0 ? recorded : cut.on,
    }))
    .filter((stretch) => stretch.units > 0);
}

type Terms = Pick<Input, 'stream' | 'plan' | 'externalId' | 'amountMinor'>;

/** Recorded when it starts; its end is a second version, recorded when it comes. */
function tellStretch(of: Subscription, stretch: Stretch, terms: Terms): Deed[] {
  const kept: { contractId: string; version: number } = { contractId: '', version: 0 };
  const record = (on: Offset, ends: boolean): Deed => ({
    on,
    tell: async ({ caller, day }) => {
      const input = {
        ...terms,
        customer: of.customer,
        dealId: of.deal?.dealId ?? null,
        signedOn: day(of.signed),
        startOn: day(stretch.from),
        endOn: ends && stretch.until !== null ? day(stretch.until) : null,
        periodMonths: 12,
        ...(ends ? kept : {}),
      };
      const { contractId, version } = told(
        `contract of ${of.customer}`,
        await recordContract(caller('cro'), input),
      );
      Object.assign(kept, { contractId, version });
    },
  });
  const deeds = [record(stretch.recorded, false)];
  if (stretch.until !== null) deeds.push(record(stretch.until, true));
  return deeds;
}
