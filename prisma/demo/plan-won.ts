import type { Company, Won } from './company';
import { identityOf, linesOf, type Journey } from './journey';
import { chanceOf, type Chance } from './random';
import { BEGINNING, YESTERDAY, type Offset } from './timeline';
import { nextStepOf, type Phase } from './words';

/** The days of a deployment; those after yesterday are plans. */
export type Rollout = { ship: Offset; install: Offset; activation: Offset; value: Offset; training: Offset };

export type PlannedWin = { spec: Won; journey: Journey; rollout: Rollout };

/** A deal that got its PO: how it came there, and how far delivery is with it by now. */
export function planWon(company: Company, spec: Won): PlannedWin {
  const chance = chanceOf(`${company.key}/won/${spec.customer}/${spec.po}`);
  const { po } = spec;
  const opened = Math.max(BEGINNING, po - chance.between(58, 135));
  const cycle = po - opened;
  const demo = opened + Math.floor((cycle * chance.between(15, 25)) / 100);
  const quote = opened + Math.floor((cycle * chance.between(45, 65)) / 100);
  const rollout = rolloutOf(spec, chance);
  const promised = spec.promised ?? rollout.ship + chance.between(-3, 2);
  const identity = identityOf(company, spec.customer, chance, chanceOf(`${company.key}/${spec.customer}`));
  const lines = linesOf(company, {
    customer: spec.customer,
    units: spec.units,
    price: spec.price,
    ship: promised,
    install: rollout.install,
    training: rollout.training,
  });
  const close = opened + chance.between(60, 95);
  const touches = touchesOf({ opened, demo, quote, po, end: rollout.training }, spec);
  const journey: Journey = {
    ...identity,
    externalId: '',
    customer: spec.customer,
    units: spec.units,
    lines,
    amountMinor: null,
    termMonths: chance.pick([24, 36, 36]),
    isPilot: false,
    opened,
    close,
    pushes: [
      ...(close < po ? [{ on: Math.max(quote, close - 3), close: po + 4 }] : []),
      // With the PO in hand the date to watch is the end of the delivery.
      ...(isRunning(spec, rollout) ? [{ on: po, close: rollout.training }] : []),
    ],
    touches,
    next: nextOf(company, spec, chance, rollout),
    demo,
    quote,
    po: { on: po, number: spec.poNumber ?? '' },
    shipments: shipmentsOf(spec, rollout, chance),
    activated: has(spec, 'activation') ? rollout.activation : null,
    milestones: spec.stuck ? [] : [rollout.install, rollout.training],
    lost: null,
    verbal: null,
    justified: null,
  };
  return { spec, journey, rollout };
}

/** Usually first value comes 40 to 90 days after the signature; a slow one is as slow as told. */
function rolloutOf(spec: Won, chance: Chance): Rollout {
  const days = spec.slow ?? chance.between(28, 60) + chance.between(14, 32);
  const at = (share: number) => spec.po + Math.round(days * share);
  const [ship, install, activation] = [at(0.62), at(0.75), at(0.9)];
  return { ship, install, activation, value: spec.po + days, training: activation + chance.between(8, 20) };
}

function has(spec: Won, step: 'ship' | 'activation' | 'value'): boolean {
  if (spec.stuck === 'po') return false;
  if (step === 'ship') return true;
  if (spec.stuck === 'shipped' || spec.stuck === 'half_shipped') return false;
  return step === 'activation' || spec.stuck !== 'activated';
}

/** The day of first value, if the story lets it come. */
export function valueOn({ spec, rollout }: Pick<PlannedWin, 'spec' | 'rollout'>): Offset | null {
  return has(spec, 'value') && rollout.value <= YESTERDAY ? rollout.value : null;
}

function shipmentsOf(spec: Won, { ship }: Rollout, chance: Chance): Journey['shipments'] {
  if (!has(spec, 'ship')) return [];
  const half = Math.floor(spec.units / 2);
  if (spec.stuck === 'half_shipped') return [{ on: ship, units: half }];
  if (spec.stuck || chance.happens(0.85)) return [{ on: ship, units: spec.units }];
  return [
    { on: ship, units: half },
    { on: ship + 4, units: spec.units - half },
  ];
}

type Days = { opened: Offset; demo: Offset; quote: Offset; po: Offset; end: Offset };

function touchesOf({ opened, demo, quote, po, end }: Days, spec: Won): { on: Offset; phase: Phase }[] {
  const middle = (from: Offset, until: Offset) => Math.floor((from + until) / 2);
  const touches: { on: Offset; phase: Phase }[] = [
    { on: opened + 1, phase: 'lead' },
    { on: middle(demo, quote), phase: 'demo' },
    { on: middle(quote, po), phase: 'quote' },
  ];
  touches.push({ on: po + 12, phase: 'order' });
  if (spec.stuck) touches.push({ on: middle(po, YESTERDAY), phase: 'order' }, { on: -9, phase: 'order' });
  else touches.push({ on: middle(po, end), phase: 'order' });
  return touches;
}

function isRunning(spec: Won, rollout: Rollout): boolean {
  return spec.stuck !== undefined || rollout.training > YESTERDAY;
}

function reachedOf(spec: Won, { ship, activation }: Rollout): 'ordered' | 'shipped' | 'activated' {
  if (!has(spec, 'ship') || ship > YESTERDAY) return 'ordered';
  return has(spec, 'activation') && activation <= YESTERDAY ? 'activated' : 'shipped';
}

/** What delivery does next while the deal is still on its way. */
function nextOf(company: Company, spec: Won, chance: Chance, rollout: Rollout): Journey['next'] {
  if (!isRunning(spec, rollout)) return null;
  const text = nextStepOf(chance, reachedOf(spec, rollout), {
    catalogue: company.catalogue,
    units: spec.units,
  });
  return { set: Math.min(-4, Math.max(-9, spec.po)), text, due: chance.between(2, 12) };
}
