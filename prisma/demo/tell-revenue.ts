import type { EndReason } from '@/domain/revenue/contract-life';
import { recordContract } from '@/features/contracts/commands';
import { endContract } from '@/features/contracts/commands-end';
import { changePrice, renewContract } from '@/features/contracts/commands-life';
import type { Company, Turn } from './company';
import { chanceOf } from './random';
import { told, type Deed, type Scene } from './scene';
import { tellTerms, type KeptLine } from './tell-contracts';
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

type Stretch = { from: Offset; units: number };
type Terms = { stream: 'software' | 'hardware'; plan: string; externalId: string; price: number };

/** Contracts of both recurring streams: each change of quantity is a new price, no quantity an end with its reason. */
export function tellSubscription(company: Company, subscription: Subscription): Deed[] {
  const { software, upkeep } = company.catalogue;
  const { number, price } = subscription;
  const lives = [
    {
      terms: { stream: 'software', plan: software.name, externalId: `${number}-S1`, price },
      units: ofSoftware,
    },
    {
      terms: { stream: 'hardware', plan: upkeep.name, externalId: `${number}-H1`, price: upkeep.price },
      units: ofUpkeep,
    },
  ] as const;
  const told = lives.map(({ terms, units }) =>
    tellLife(subscription, terms, stretchesOf(subscription, units)),
  );
  const last = subscription.turns.at(-1);
  const ended = last !== undefined && last.to === 0;
  const terms = ended
    ? []
    : tellTerms(
        company,
        subscription.customer,
        told.map(({ kept }) => kept),
      );
  return [...told.flatMap(({ deeds }) => deeds), ...terms];
}

function ofSoftware(turn: Turn): number {
  return turn.to;
}

function ofUpkeep(turn: Turn): number {
  return turn.upkeep ?? turn.to;
}

/** The time cut at its turns. */
function stretchesOf({ start, units, turns }: Subscription, unitsOf: (turn: Turn) => number): Stretch[] {
  const cuts = [{ from: start, units }, ...turns.map((turn) => ({ from: turn.on, units: unitsOf(turn) }))];
  return cuts.filter((cut, i) => i === 0 || cut.units !== cuts[i - 1]?.units);
}

/** Losses that nobody gave a reason for: one in so many. */
const SILENT_LOSSES = 7;
const REASONS: readonly (EndReason | null)[] = [
  'deployment_quality',
  'hardware_failure',
  'handoff',
  'price',
  'customer_business',
  'product',
];

/** Why the customer went down or away on that day; the same in every telling. */
function reasonFor(of: Subscription, on: Offset): EndReason | null {
  const chance = chanceOf(`reason/${of.number}/${on}`);
  return chance.between(1, SILENT_LOSSES) === 1 ? null : chance.pick(REASONS);
}

function tellLife(of: Subscription, terms: Terms, stretches: readonly Stretch[]) {
  const kept: KeptLine = { contractId: '', version: 0, live: false, input: null };
  const deeds = stretches.map(({ from, units }, i): Deed => {
    const amountMinor = BigInt(terms.price) * BigInt(units);
    const first = i === 0;
    return {
      on: first ? (of.recorded ?? of.start) : from,
      tell: async (scene) => {
        if (first) await begin(scene, of, { ...terms, amountMinor, from, kept });
        else await turn(scene, of, { from, amountMinor, before: stretches[i - 1]?.units ?? 0, units, kept });
        kept.live = units > 0;
      },
    };
  });
  return { deeds: stretches[0]?.units === 0 ? [] : deeds, kept };
}

type Beginning = Terms & { amountMinor: bigint; from: Offset; kept: KeptLine };

async function begin({ caller, day }: Scene, of: Subscription, beginning: Beginning) {
  const { stream, plan, externalId, amountMinor, from, kept } = beginning;
  const input = { stream, plan, externalId, amountMinor, periodMonths: 12, customer: of.customer };
  const days = { signedOn: day(of.signed), startOn: day(from), dealId: of.deal?.dealId ?? null };
  kept.input = { ...input, ...days };
  const value = told(`contract of ${of.customer}`, await recordContract(caller('cro'), kept.input));
  Object.assign(kept, { contractId: value.contractId, version: value.version });
}

type Turning = { from: Offset; amountMinor: bigint; before: number; units: number; kept: KeptLine };

async function turn({ caller, day }: Scene, of: Subscription, turning: Turning) {
  const { from, amountMinor, before, units, kept } = turning;
  const seen = { contractId: kept.contractId, version: kept.version };
  const on = day(from);
  const reason = reasonFor(of, from);
  const what = `contract of ${of.customer} on ${on}`;
  if (units === 0) {
    // Somebody typed the end day into the contract and said no more.
    const silent = reason === null && kept.input;
    const ended = silent
      ? await recordContract(caller('cro'), { ...silent, ...seen, endOn: on })
      : await endContract(caller('cro'), { ...seen, on, endReason: reason });
    return Object.assign(kept, { version: told(what, ended).version });
  }
  const endReason = units < before ? (reason ?? 'customer_business') : null;
  const price = { ...seen, on, amountMinor, periodMonths: 12 };
  const value =
    before === 0
      ? told(what, await renewContract(caller('cro'), price))
      : told(what, await changePrice(caller('cro'), { ...price, endReason }));
  const input = kept.input && { ...kept.input, externalId: null, startOn: on, amountMinor };
  return Object.assign(kept, { contractId: value.newContractId ?? '', version: 1, input });
}
