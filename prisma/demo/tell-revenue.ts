import type { EndReason } from '@/domain/revenue/contract-life';
import { recordContract } from '@/features/contracts/commands';
import { endContract } from '@/features/contracts/commands-end';
import { changePrice, renewContract } from '@/features/contracts/commands-life';
import type { Company, Turn } from './company';
import { planLife, type LineStep, type LineTime, type Stretch } from './plan-terms';
import { chanceOf } from './random';
import { told, type Deed, type Scene } from './scene';
import { fateOf, NO_END, tellTerms, type KeptLine } from './tell-contracts';
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
  /** The deal, and the months of its first term. */
  deal: { of: Remembered; termMonths: number } | null;
  /** The day on which it was recorded, where that is not its start. */
  recorded?: Offset;
  /** The upkeep's term ends on this day, and nobody says a word. */
  upkeepLapses: Offset | null;
};

type Terms = { stream: 'software' | 'hardware'; plan: string; externalId: string; price: number };

/** Contracts of both recurring streams: term after term, each change of quantity a new price, no quantity an end with its reason. */
export function tellSubscription(company: Company, subscription: Subscription): Deed[] {
  const { software, upkeep } = company.catalogue;
  const { customer, number, price, upkeepLapses } = subscription;
  const ended = subscription.turns.at(-1)?.to === 0;
  const lengths = timeOf(company, subscription);
  const fate = isYoung(subscription, lengths.termDays) ? NO_END : fateOf(company, customer);
  const time = { ...lengths, stop: ended ? null : fate.end };
  const main = tellLife(
    subscription,
    { stream: 'software', plan: software.name, externalId: `${number}-S1`, price },
    { ...time, stretches: stretchesOf(subscription, ofSoftware) },
  );
  const lapsing = upkeepLapses === null ? {} : { ofDeal: false, stop: upkeepLapses };
  const beside = tellLife(
    subscription,
    { stream: 'hardware', plan: upkeep.name, externalId: `${number}-H1`, price: upkeep.price },
    // Upkeep is agreed year by year, whatever the term of the software is.
    {
      ...time,
      termDays: 365,
      ...lapsing,
      upliftBp: 0,
      stretches: stretchesOf(subscription, ofUpkeep),
    },
  );
  const lines = upkeepLapses === null ? [main.kept, beside.kept] : [main.kept];
  return [...main.deeds, ...beside.deeds, ...(ended ? [] : tellTerms(customer, lines, fate))];
}

/** Its first term still runs for more than a year: nobody moves that end. */
function isYoung({ start, deal }: Subscription, termDays: number): boolean {
  return deal !== null && start + termDays > 365;
}

/** Most customers from before the history renew each year, some at a price that rises with it. */
function timeOf({ key }: Company, { number, deal }: Subscription): Omit<LineTime, 'stretches' | 'stop'> {
  const chance = chanceOf(`${key}/term/${number}`);
  const years = chance.pick([1, 1, 1, 1, 1, 2]);
  const upliftBp = chance.pick([0, 0, 300]);
  return {
    termDays: deal ? Math.round((deal.termMonths * 365) / 12) : years * 365,
    ofDeal: deal !== null,
    upliftBp: deal ? 0 : upliftBp,
    ahead: (end) => {
      const own = chanceOf(`${key}/ahead/${number}/${end}`);
      const early = own.happens(0.2) ? own.between(20, 40) : 0;
      return { signed: early + own.between(8, 30), early };
    },
  };
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

function tellLife(of: Subscription, terms: Terms, time: LineTime) {
  const kept: KeptLine = { contractId: '', version: 0, live: false, endOn: null, input: null };
  const deeds = planLife(time).map((step): Deed => ({
    on: step.kind === 'begin' ? (of.recorded ?? step.told) : step.told,
    tell: async (scene) => {
      if (step.kind === 'begin') await begin(scene, of, { terms, step, kept });
      else if (step.kind === 'end') await end(scene, of, { step, kept });
      else await goOn(scene, of, { terms, step, kept });
      Object.assign(kept, { live: step.units > 0, endOn: step.kind === 'price' ? kept.endOn : step.endOn });
    },
  }));
  return { deeds, kept };
}

type Telling = { terms: Terms; step: LineStep; kept: KeptLine };

async function begin({ caller, day }: Scene, of: Subscription, { terms, step, kept }: Telling) {
  const { stream, plan, externalId } = terms;
  const price = { amountMinor: amountOf(terms, step), periodMonths: 12 };
  const days = { signedOn: day(of.signed), startOn: day(step.from), endOn: endDay(day, step) };
  kept.input = {
    stream,
    plan,
    externalId,
    ...price,
    ...days,
    customer: of.customer,
    dealId: of.deal?.of.dealId ?? null,
  };
  const value = told(`contract of ${of.customer}`, await recordContract(caller('cro'), kept.input));
  Object.assign(kept, { contractId: value.contractId, version: value.version });
}

/** Without a reason: its term ran out, or somebody typed the end day into the contract, and nobody said more. */
async function end({ caller, day }: Scene, of: Subscription, { step, kept }: Omit<Telling, 'terms'>) {
  const seen = { contractId: kept.contractId, version: kept.version };
  const on = day(step.from);
  const endReason = reasonFor(of, step.from);
  const silent = endReason === null && kept.input;
  if (silent && kept.endOn === step.from) return;
  const ended = silent
    ? await recordContract(caller('cro'), { ...silent, ...seen, endOn: on })
    : await endContract(caller('cro'), { ...seen, on, endReason });
  kept.version = told(`end of ${of.customer} on ${on}`, ended).version;
}

async function goOn({ caller, day }: Scene, of: Subscription, { terms, step, kept }: Telling) {
  const { kind, from, units, before } = step;
  const on = day(from);
  const endReason = units < before ? (reasonFor(of, from) ?? 'customer_business') : null;
  const next = {
    contractId: kept.contractId,
    version: kept.version,
    on,
    amountMinor: amountOf(terms, step),
    periodMonths: 12,
    endReason,
  };
  const endOn = endDay(day, step);
  const value = told(
    `contract of ${of.customer} on ${on}`,
    kind === 'price'
      ? await changePrice(caller('cro'), next)
      : await renewContract(caller('cro'), { ...next, endOn }),
  );
  const { amountMinor } = next;
  const input = kept.input && { ...kept.input, externalId: null, startOn: on, amountMinor };
  const ends = kind === 'price' ? {} : { endOn };
  Object.assign(kept, {
    contractId: value.newContractId ?? '',
    version: 1,
    input: input && { ...input, ...ends },
  });
}

function amountOf({ price }: Terms, { units, upliftBp }: LineStep): bigint {
  return BigInt(Math.round((price * (10_000 + upliftBp)) / 10_000)) * BigInt(units);
}

function endDay(day: Scene['day'], { endOn }: LineStep) {
  return endOn === null ? null : day(endOn);
}
