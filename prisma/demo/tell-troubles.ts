import { BLOCK_CAUSES } from '@/domain/deployments/blocks';
import { blockDeployment, unblockDeployment } from '@/features/deployments/commands-blocks';
import { failDeployment, resolveFailure } from '@/features/deployments/commands-failures';
import { chanceOf, type Chance } from './random';
import { told, type Deed } from './scene';
import type { Site } from './tell-deployments';
import { BEGINNING, YESTERDAY, type Offset } from './timeline';

/** Days from signature to first value that need no explanation. */
const SMOOTH = 70;

const WHY = {
  hardware_installation: 'Mounting brackets do not fit; the installer comes again',
  network_configuration: 'The customer’s firewall blocks the gateway’s port',
  integration: 'The interface to the customer’s ERP is not ready',
  customer: 'No contact on site until the new shift plan',
} as const;

const FAILED = {
  hardware: 'Sensors drifted after condensation',
  connectivity: 'The gateway lost its mobile network',
  software: 'A firmware update had to be rolled back',
} as const;

/** What stood in the way of a slow deployment, and devices that failed. `kept` has the deployment's id once it is told. */
export function tellTroubles(site: Site, kept: { deploymentId: string }): Deed[] {
  const chance = chanceOf(`troubles/${site.number}`);
  if (site.kind === 'pilot') return [];
  return [...(site.recorded === undefined ? blocked(site, kept, chance) : []), ...failed(site, kept, chance)];
}

function blocked(site: Site, kept: { deploymentId: string }, chance: Chance): Deed[] {
  const { signed, shipped, activated, value, place } = site;
  if (signed === null) return [];
  const end = value?.on ?? null;
  const took = (end ?? YESTERDAY) - signed;
  if (took <= SMOOTH) return [];
  const cause = chance.pick(BLOCK_CAUSES);
  const from = Math.min(YESTERDAY - 5, (shipped ?? signed + 30) + chance.between(2, 12));
  const until =
    end === null && activated === null ? null : Math.min(from + Math.floor(took / 4), end ?? from + 12);
  const block = { blockId: '', version: 0 };
  const deeds: Deed[] = [
    {
      on: from,
      tell: async ({ caller, day }) => {
        const input = { deploymentId: kept.deploymentId, cause, fromOn: day(from), note: WHY[cause] };
        Object.assign(block, told(`blocked at ${place}`, await blockDeployment(caller('delivery'), input)));
      },
    },
  ];
  if (until === null || until <= from) return deeds;
  const goesOn: Deed = {
    on: until,
    tell: async ({ caller, day }) => {
      told(
        `going on at ${place}`,
        await unblockDeployment(caller('delivery'), { ...block, untilOn: day(until) }),
      );
    },
  };
  return [...deeds, goesOn];
}

function failed(site: Site, kept: { deploymentId: string }, chance: Chance): Deed[] {
  const { activated, units, place, turns } = site;
  if (activated === null || units < 20 || !chance.happens(0.35)) return [];
  const on: Offset = Math.max(activated, BEGINNING) + chance.between(40, 400);
  if (turns.some(({ on: turned, to }) => to === 0 && turned <= on + 25)) return [];
  const devices = Math.max(1, Math.floor((units * chance.between(1, 3)) / 100));
  const cause = chance.pick(['hardware', 'hardware', 'connectivity', 'software'] as const);
  const failure = { failureId: '', version: 0 };
  const resolved = on + chance.between(3, 25);
  return [
    {
      on,
      tell: async ({ caller, day }) => {
        const input = {
          deploymentId: kept.deploymentId,
          failedOn: day(on),
          devices,
          cause,
          note: FAILED[cause],
        };
        Object.assign(failure, told(`failure at ${place}`, await failDeployment(caller('delivery'), input)));
      },
    },
    {
      on: resolved,
      tell: async ({ caller, day }) => {
        const input = { ...failure, resolvedOn: day(resolved) };
        told(`repair at ${place}`, await resolveFailure(caller('delivery'), input));
      },
    },
  ];
}
