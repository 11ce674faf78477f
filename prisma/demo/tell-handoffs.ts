import { accept, giveBack, offer } from '@/features/handoffs/commands';
import { dealHandoff } from '@/features/handoffs/queries';
import { doneStep, publishTemplate } from '@/features/value-plans/commands';
import { showValuePlan } from '@/features/value-plans/queries';
import type { Company } from './company';
import { valueOn, type PlannedWin } from './plan-won';
import { chanceOf, type Chance } from './random';
import { told, type Deed, type Scene } from './scene';
import type { Remembered } from './tell-deals';
import { YESTERDAY, type Offset } from './timeline';

/** From when on the company hands over: deals before it were told by word of mouth. */
const SINCE: Offset = -250;

const NETWORKS = [
  'LTE, our SIM cards',
  'Customer Wi-Fi, opened by their IT within a week',
  'Customer LAN, one port a gateway, static addresses',
  'LoRaWAN, our gateways on their roof',
] as const;

const EVENTS = {
  data: 'All devices report for a day without a gap',
  insight: 'Their shift lead acts on the first alarm',
  saving: 'Their controller signs the first loss that was avoided',
} as const;

const KINDS = ['data', 'data', 'insight', 'saving'] as const;

/** The CRO says once what every new deployment's plan begins with. */
export function tellTemplate({ catalogue }: Company): Deed[] {
  const steps = [
    {
      title: 'Run the platform on simulated data of the customer’s sites',
      phase: 'before' as const,
      days: 10,
    },
    { title: 'Preview the first report from readings that they have', phase: 'before' as const, days: 24 },
    { title: 'Network access agreed and tested on site', phase: 'during' as const, days: 32 },
    { title: `First ${catalogue.unit}s installed and sending`, phase: 'during' as const, days: 48 },
    { title: 'First value confirmed by the customer in writing', phase: 'after' as const, days: 60 },
  ];
  return [
    {
      on: SINCE,
      tell: async ({ caller }) => {
        told('the value plan', await publishTemplate(caller('cro'), { after: null, steps }));
      },
    },
  ];
}

/**
 * What the rep told delivery at the PO. The latest order was not handed over yet, the one before waits, the third came back with a
 * question; the others run by their plan.
 */
export function tellHandoff(
  company: Company,
  win: PlannedWin,
  of: { deal: Remembered; nth: number },
): Deed[] {
  const { spec, journey } = win;
  const { deal, nth } = of;
  const running = journey.activated === null || journey.activated > YESTERDAY;
  if (nth === 0 || (spec.po < SINCE && !running)) return [];
  const chance = chanceOf(`${company.key}/handoff/${spec.customer}/${spec.po}`);
  // Whoever waited for the first template handed over then.
  const offered = Math.max(SINCE, spec.po) + chance.between(1, 4);
  const kept = { handoffId: '', version: 0, deploymentId: '' };
  const deeds = [offering(win, { deal, chance, kept, on: Math.min(offered, -2) })];
  if (nth === 1) return deeds;
  const answered = offered + chance.between(1, 3);
  if (nth === 2) return [...deeds, returning(company, win, kept, answered)];
  return [...deeds, accepting(win, deal, kept, answered), ...working(win, kept, { chance, from: answered })];
}

type Kept = { handoffId: string; version: number; deploymentId: string };

function offering(
  { spec, journey, rollout }: PlannedWin,
  { deal, chance, kept, on }: { deal: Remembered; chance: Chance; kept: Kept; on: Offset },
): Deed {
  const kind = chance.pick(KINDS);
  const network = chance.pick(NETWORKS);
  return {
    on,
    tell: async ({ caller, day }) => {
      const handoff = {
        promised: journey.lines.map(({ description }) => description).join('\n'),
        site: journey.name,
        network,
        firstValueKind: kind,
        firstValueEvent: EVENTS[kind],
        devices: spec.units,
        neededOn: day(rollout.value),
      };
      Object.assign(
        kept,
        told(journey.name, await offer(caller(journey.rep), { dealId: deal.dealId, ...handoff })),
      );
    },
  };
}

/** What delivery asks back, about what is installed there. */
const ASKED_BACK: Record<string, string> = {
  sensor: 'Which network is it in the freezers, and who opens the door there before eight?',
  meter: 'Which of the cellars are locked, and who has the keys on a Friday?',
  tracker: 'Which vans have a second battery, and when are they in the yard?',
};

function returning({ catalogue }: Company, { journey }: PlannedWin, kept: Kept, on: Offset): Deed {
  return {
    on,
    tell: async ({ caller }) => {
      const note = ASKED_BACK[catalogue.unit] ?? 'Who opens the door there before eight?';
      const { handoffId, version } = kept;
      told(journey.name, await giveBack(caller('delivery'), { handoffId, version, note }));
    },
  };
}

/** Delivery had recorded the deployment with the order: the handoff goes on in it. */
function accepting({ journey }: PlannedWin, deal: Remembered, kept: Kept, on: Offset): Deed {
  return {
    on,
    tell: async ({ caller }) => {
      const { handoffId, version } = kept;
      const shown = told(journey.name, await dealHandoff(caller('delivery'), { dealId: deal.dealId }));
      const own = shown?.free.find(({ ofThisDeal }) => ofThisDeal);
      const input = { handoffId, version, deploymentId: own?.id ?? null };
      const { deploymentId } = told(journey.name, await accept(caller('delivery'), input));
      Object.assign(kept, { deploymentId });
    },
  };
}

/** The steps of the plan, each done around the day that brings it; the first may be late. */
function working(win: PlannedWin, kept: Kept, { chance, from }: { chance: Chance; from: Offset }): Deed[] {
  const { spec, journey, rollout } = win;
  const shipped = journey.shipments[0]?.on ?? null;
  const days: (Offset | null)[] = [
    Math.max(from + 1, spec.po + chance.between(6, 16)),
    chance.happens(0.7) ? Math.max(from + 2, spec.po + chance.between(18, 34)) : null,
    shipped === null ? null : Math.max(from + 3, rollout.install - 5),
    journey.activated === null ? null : rollout.install,
    valueOn(win),
  ];
  return days.flatMap((on, position): Deed[] => {
    if (on === null || on <= from || on > YESTERDAY) return [];
    return [{ on, tell: (scene) => finishStep(scene, { journey, kept, position, on }) }];
  });
}

async function finishStep(
  { caller, day }: Scene,
  of: { journey: PlannedWin['journey']; kept: Kept; position: number; on: Offset },
): Promise<void> {
  const { deploymentId } = of.kept;
  const { steps } = told(of.journey.name, await showValuePlan(caller('delivery'), { deploymentId }));
  const step = steps.find(({ position }) => position === of.position);
  if (!step) throw new Error(`${of.journey.name} has no step ${of.position}`);
  const done = { stepId: step.id, version: step.version, doneOn: day(of.on) };
  told(of.journey.name, await doneStep(caller('delivery'), done));
}
