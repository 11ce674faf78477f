import { createDeal, editDeal, logActivity } from '@/features/deals/commands';
import { moveDeal, recordEvidence } from '@/features/deals/commands-evidence';
import { justifyDeal } from '@/features/justifications/commands';
import type { Company } from './company';
import { totalOf, type Journey } from './journey';
import { chanceOf } from './random';
import { told, type Deed, type Scene, type Who } from './scene';
import { documents } from './tell-documents';
import { YESTERDAY, type Offset } from './timeline';
import { activityOf } from './words';

/** The deal as the commands have left it: filled by the deed that creates it. */
export type Remembered = { dealId: string; version: number };

type Move = Parameters<typeof moveDeal>[1];
type Proof = NonNullable<Move['evidence']>[number];
type Edit = Omit<Parameters<typeof editDeal>[1], 'dealId' | 'version'>;

/** All deeds of one deal, from its creation to where it stands. */
export function tellDeal(company: Company, journey: Journey): { deeds: Deed[]; deal: Remembered } {
  const deal: Remembered = { dealId: '', version: 0 };
  const deeds = [
    created(journey, deal),
    ...activities(company, journey, deal),
    ...edits(journey, deal),
    ...moves(journey, deal),
    ...documents(company, journey, deal),
    ...justifications(journey, deal),
  ];
  return { deeds, deal };
}

function created(journey: Journey, deal: Remembered): Deed {
  const { externalId, name, customer, contact, rep, termMonths, isPilot, amountMinor, close, opened } =
    journey;
  return {
    on: opened,
    tell: async ({ caller, day }) => {
      const input = { externalId, name, customer, contact, termMonths, isPilot, amountMinor };
      const lines = journey.lines.map(({ promised, ...line }) => ({
        ...line,
        promisedOn: promised === null ? null : day(promised),
      }));
      const closeOn = close === null ? null : day(close);
      Object.assign(deal, told(name, await createDeal(caller(rep), { ...input, lines, closeOn })));
    },
  };
}

function activities(company: Company, journey: Journey, deal: Remembered): Deed[] {
  const chance = chanceOf(`${company.key}/activities/${journey.customer}/${journey.opened}`);
  return journey.touches.map(({ on, phase }) => {
    const activity = activityOf(chance, phase, { catalogue: company.catalogue, units: journey.units });
    return {
      on,
      tell: async ({ caller, day }) => {
        const input = { dealId: deal.dealId, occurredOn: day(on), ...activity };
        told(journey.name, await logActivity(caller(journey.rep), input));
      },
    };
  });
}

function edits(journey: Journey, deal: Remembered): Deed[] {
  const { next, verbal, rep } = journey;
  const edit = (on: Offset, changes: (scene: Scene) => Edit): Deed => ({
    on,
    tell: async (scene) => {
      const input = { ...deal, ...changes(scene) };
      Object.assign(deal, told(journey.name, await editDeal(scene.caller(rep), input)));
    },
  });
  const list = journey.pushes.map(({ on, close }) => edit(on, ({ day }) => ({ closeOn: day(close) })));
  if (verbal) {
    list.push(edit(verbal.on, ({ day }) => ({ verbalYesOn: day(verbal.on), claimBp: verbal.claim })));
  }
  if (next) {
    list.push(edit(next.set, ({ day }) => ({ nextStep: next.text, nextStepOn: day(next.due) })));
  }
  return list;
}

function moves(journey: Journey, deal: Remembered): Deed[] {
  const { rep, demo, quote, po, shipments, activated, lost } = journey;
  const total = totalOf(journey);
  const digits = journey.externalId.replace(/\D/g, '');
  const move = (on: Offset, to: Move['to'], who: Who, rest: (scene: Scene) => Partial<Move>): Deed => ({
    on,
    tell: async (scene) => {
      const input = { dealId: deal.dealId, version: deal.version, to, ...rest(scene) };
      const { dealId, version } = told(`${journey.name} to ${to}`, await moveDeal(scene.caller(who), input));
      Object.assign(deal, { dealId, version });
    },
  });
  const proved = (on: Offset, to: Move['to'], who: Who, proof: Omit<Proof, 'evidenceOn'>) =>
    move(on, to, who, ({ day }) => ({ evidence: [{ ...proof, evidenceOn: day(on) }] }));
  const list: Deed[] = [];
  if (demo !== null) list.push(proved(demo, 'demo', rep, { kind: 'demo' }));
  if (quote !== null) {
    const proof = { kind: 'quote', reference: `Q-${digits}-1`, amountMinor: total } as const;
    list.push(proved(quote, 'hardware_quote_sent', rep, proof));
  }
  if (po) {
    const proof = { kind: 'po', reference: po.number, amountMinor: total } as const;
    list.push(proved(po.on, 'hardware_po_received', rep, proof));
  }
  const [shipped, ...later] = shipments;
  if (shipped) {
    const proof = { kind: 'shipment', reference: `DN-${digits}`, units: shipped.units } as const;
    list.push(proved(shipped.on, 'hardware_shipped', 'delivery', proof));
  }
  list.push(...later.map((part) => partShipped(journey, deal, part)));
  if (activated !== null)
    list.push(proved(activated, 'software_activated', 'delivery', { kind: 'activation' }));
  list.push(...completed(journey, move));
  if (lost) list.push(move(lost.on, 'closed_lost', rep, () => ({ reason: lost.reason })));
  return list;
}

function partShipped(journey: Journey, deal: Remembered, part: { on: Offset; units: number }): Deed {
  return {
    on: part.on,
    tell: async ({ caller, day }) => {
      const proof = { kind: 'shipment' as const, evidenceOn: day(part.on), units: part.units };
      const input = { dealId: deal.dealId, evidence: [proof] };
      Object.assign(deal, told(journey.name, await recordEvidence(caller('delivery'), input)));
    },
  };
}

type MoveDeed = (on: Offset, to: Move['to'], who: Who, rest: (scene: Scene) => Partial<Move>) => Deed;

/** The last milestone brings the earlier ones along: all services are done with it. */
function completed({ lines, milestones }: Journey, move: MoveDeed): Deed[] {
  const last = milestones.at(-1);
  if (last === undefined || last > YESTERDAY) return [];
  const services = lines.filter(({ stream }) => stream === 'services');
  const proofs = ({ day }: Scene) =>
    services.map((line, i) => ({
      kind: 'milestone' as const,
      reference: line.description,
      evidenceOn: day(milestones[i] ?? last),
      amountMinor: line.amountMinor,
    }));
  return [move(last, 'services_completed', 'delivery', (scene) => ({ evidence: proofs(scene) }))];
}

function justifications({ justified, rep, name }: Journey, deal: Remembered): Deed[] {
  if (!justified) return [];
  const { on, why, until } = justified;
  return [
    {
      on,
      tell: async ({ caller, day }) => {
        const evidence = 'A mail of their project lead';
        const input = { dealId: deal.dealId, why, evidence, untilOn: day(until) };
        told(name, await justifyDeal(caller(rep), input));
      },
    },
  ];
}
