import type { Company, Lost, Open } from './company';
import { identityOf, linesOf, type Journey } from './journey';
import { chanceOf, type Chance } from './random';
import type { Offset } from './timeline';
import { nextStepOf, type Phase } from './words';

/** A deal that was lost on its way to a PO. */
export function planLost(company: Company, spec: Lost): Journey {
  const chance = chanceOf(`${company.key}/lost/${spec.customer}/${spec.opened}`);
  const end = spec.opened + spec.days;
  const steps = stepsOf(spec.reached, spec.opened, end);
  const close = spec.opened + chance.between(70, 120);
  return {
    ...emptyJourney(company, spec.customer, chance),
    units: spec.units,
    lines: linesOf(company, {
      customer: spec.customer,
      units: spec.units,
      ship: null,
      install: close + 70,
      training: close + 90,
    }),
    termMonths: chance.pick([12, 24, 36]),
    opened: spec.opened,
    close,
    pushes: close < end ? [{ on: close - 2, close: end + 20 }] : [],
    ...steps,
    touches: touchesOf(spec.reached, spec.opened, end - 3, steps),
    lost: { on: end, reason: spec.reason },
  };
}

/** A deal that is still hoped for. */
export function planOpen(company: Company, spec: Open): Journey {
  const chance = chanceOf(`${company.key}/open/${spec.customer}/${spec.opened}`);
  const last = spec.last ?? Math.max(spec.opened + 3, -chance.between(2, 16));
  const steps = stepsOf(spec.stage, spec.opened, last);
  const pushes = spec.pushes ?? 0;
  const moves = Array.from({ length: pushes }, (_, i) => ({
    on: spec.opened + Math.floor(((last - spec.opened) * (i + 1)) / (pushes + 1)),
    close: (spec.close ?? 0) - 45 * (pushes - 1 - i),
  }));
  const close = spec.close === null ? null : spec.close - 45 * pushes;
  const plan = (spec.close ?? 60) + 80;
  return {
    ...emptyJourney(company, spec.customer, chance),
    units: spec.units,
    lines:
      spec.units === 0
        ? []
        : linesOf(company, {
            customer: spec.customer,
            units: spec.units,
            ship: null,
            install: plan,
            training: plan + 20,
          }),
    amountMinor: spec.amount === undefined ? null : BigInt(spec.amount),
    termMonths: spec.pilot === undefined ? chance.pick([12, 24, 36]) : 12,
    isPilot: spec.pilot !== undefined,
    opened: spec.opened,
    close,
    pushes: moves,
    ...steps,
    touches: touchesOf(spec.stage, spec.opened, last, steps),
    next: nextOf(company, spec, last, chance),
    verbal: spec.verbal ?? null,
    justified: spec.justified ? { on: Math.max(last + 60, -14), ...spec.justified } : null,
  };
}

function emptyJourney(company: Company, customer: string, chance: Chance) {
  return {
    ...identityOf(company, customer, chance, chanceOf(`${company.key}/${customer}`)),
    externalId: '',
    customer,
    amountMinor: null,
    isPilot: false,
    next: null,
    po: null,
    shipments: [],
    activated: null,
    milestones: [],
    lost: null,
    verbal: null,
    justified: null,
  };
}

type Steps = { demo: Offset | null; quote: Offset | null };

/** The demo a few weeks after the opening, the quote some weeks after it; sooner where there is less time. */
function stepsOf(reached: Open['stage'], opened: Offset, end: Offset): Steps {
  const at = (share: number, latest: number) => opened + Math.min(latest, Math.floor((end - opened) * share));
  if (reached === 'lead') return { demo: null, quote: null };
  return reached === 'demo'
    ? { demo: at(0.55, 30), quote: null }
    : { demo: at(0.25, 24), quote: at(0.65, 66) };
}

function touchesOf(reached: Phase, opened: Offset, last: Offset, { demo, quote }: Steps) {
  const touches: { on: Offset; phase: Phase }[] = [{ on: Math.min(last, opened + 1), phase: 'lead' }];
  if (demo !== null && demo + 3 < last) touches.push({ on: demo + 3, phase: 'demo' });
  if (quote !== null && quote + 4 < last) touches.push({ on: quote + 4, phase: 'quote' });
  // Nobody lets a living deal rest for two months.
  for (let on = (touches.at(-1)?.on ?? opened) + 50; on < last - 20; on += 50)
    touches.push({ on, phase: reached });
  touches.push({ on: last, phase: reached });
  return touches;
}

function nextOf(company: Company, spec: Open, last: Offset, chance: Chance): Journey['next'] {
  if (spec.next === null) return null;
  if (spec.next) return { set: last, text: spec.next[0], due: spec.next[1] };
  const text = nextStepOf(chance, spec.stage, { catalogue: company.catalogue, units: spec.units });
  const ahead = chance.between(2, 13);
  return { set: last, text, due: last > -30 ? ahead : last + ahead };
}
