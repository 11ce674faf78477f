import { decideRequest, requestApproval } from '@/features/approvals/commands';
import { approvalQueue } from '@/features/approvals/queries';
import { convertPilot, definePilot, extendPilotTime, killPilot } from '@/features/pilots/commands';
import type { Open } from './company';
import type { Journey } from './journey';
import { told, type Deed } from './scene';
import type { Remembered } from './tell-deals';

type Of = { journey: Journey; deal: Remembered };

/** What the CRO's desk has to do with a deal: its approval below the floor, and what its pilot was to show and came to. */
export function tellDesk(spec: Open, of: Of): Deed[] {
  return [...tellApproval(spec, of), ...tellTrial(spec, of)];
}

/** The deal put itself on the desk with its quote; the rep says why, the CRO answers. */
function tellApproval({ floor }: Open, { journey, deal }: Of): Deed[] {
  if (!floor) return [];
  const { asked, note, decided } = floor;
  const deeds: Deed[] = [
    {
      on: asked,
      tell: async ({ caller }) => {
        told(journey.name, await requestApproval(caller(journey.rep), { dealId: deal.dealId, note }));
      },
    },
  ];
  if (!decided) return deeds;
  const { on, decision, reason } = decided;
  const answer: Deed = {
    on,
    tell: async ({ caller }) => {
      const { open } = told('desk', await approvalQueue(caller('cro'), {}));
      const request = open.find(({ dealId }) => dealId === deal.dealId);
      if (!request) throw new Error(`${journey.name} is not on the desk`);
      const input = { approvalId: request.id, decision, reason, acvMinor: request.acvMinor };
      told(journey.name, await decideRequest(caller('cro'), input));
    },
  };
  return [...deeds, answer];
}

function tellTrial({ pilot, trial, units }: Open, { journey, deal }: Of): Deed[] {
  if (pilot === undefined || !trial) return [];
  const { criteria, decision, extended, end } = trial;
  const { rep, name } = journey;
  const deeds: Deed[] = [
    {
      on: pilot,
      tell: async ({ caller, day }) => {
        const plan = { units, startOn: day(pilot), criteria, decisionOn: day(decision) };
        told(name, await definePilot(caller(rep), { dealId: deal.dealId, ...plan }));
      },
    },
  ];
  if (extended) {
    deeds.push({
      on: extended.on,
      tell: async ({ caller, day }) => {
        const input = { dealId: deal.dealId, toOn: day(extended.to), reason: extended.reason };
        told(name, await extendPilotTime(caller('cro'), input));
      },
    });
  }
  if (end) deeds.push(ended(end, { journey, deal }));
  return deeds;
}

function ended(end: NonNullable<NonNullable<Open['trial']>['end']>, { journey, deal }: Of): Deed {
  return {
    on: end.on,
    tell: async ({ caller, day }) => {
      const rep = caller(journey.rep);
      if ('reason' in end) {
        const { version } = told(journey.name, await killPilot(rep, { ...deal, reason: end.reason }));
        deal.version = version;
        return;
      }
      const input = { ...deal, units: end.units, termMonths: 36, closeOn: day(end.close) };
      deal.version = told(journey.name, await convertPilot(rep, input)).version;
    },
  };
}
