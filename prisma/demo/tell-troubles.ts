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
  hardware: 'Readings drifted after condensation',
  connectivity: 'The gateway lost its mobile network',
  software: 'A firmware update had to be rolled back',
} as const;

/** What stood in the way of a slow deployment, and devices that failed. `kept` has the deployment's id once it is told. */
export function tellTroubles(site: Site, kept: { deploymentId: string }): Deed[] {
  const chance = chanceOf(`troubles/${site.number}`);
  if (site.kind === 'pilot') return [];
  return [
    ...(site.recorded === undefined ? blocked(site, kept, chance) : []),
    ...failed(site, kept, chance),
    ...ofBatch(site, kept),
  ];
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

/** Gateways of one batch that fail at these customers, again and again until the batch is exchanged: the first day, and the last. */
const BATCH: { customers: readonly string[]; from: Offset; until: Offset } = {
  customers: ['Stadtwerke Auental', 'Netzgesellschaft Grünau', 'Stadtwerke Immenthal'],
  from: -520,
  until: -166,
};
/** One of them has a failure so often, so that no month is without. */
const BATCH_EVERY = 25;
/** After the exchange hardware holds for so long. */
const HELD: Offset = -68;

function ofBatch({ customer, place, recorded }: Site, kept: { deploymentId: string }): Deed[] {
  const { customers, from, until } = BATCH;
  const nth = customers.indexOf(customer);
  if (nth < 0 || recorded === undefined) return [];
  const deeds: Deed[] = [];
  for (let on = from + nth * BATCH_EVERY; on <= until; on += customers.length * BATCH_EVERY) {
    const chance = chanceOf(`batch/${customer}/${on}`);
    const devices = chance.between(24, 60);
    const what = { cause: 'hardware' as const, note: 'Gateways of the spring batch lose their clock' };
    deeds.push(...failure({ on, resolved: on + chance.between(6, 20), devices, place, kept, ...what }));
  }
  return deeds;
}

function failed(site: Site, kept: { deploymentId: string }, chance: Chance): Deed[] {
  const { activated, units, place, turns } = site;
  if (activated === null || units < 20 || !chance.happens(0.35)) return [];
  const on: Offset = Math.max(activated, BEGINNING) + chance.between(40, 400);
  if (turns.some(({ on: turned, to }) => to === 0 && turned <= on + 25)) return [];
  const devices = Math.max(1, Math.floor((units * chance.between(1, 3)) / 100));
  const cause = chance.pick(['hardware', 'hardware', 'connectivity', 'software'] as const);
  // Where the batch was exchanged, hardware held in the months after it.
  const exchanged = BATCH.until < on && on < HELD && cause === 'hardware';
  const known = exchanged ? 'connectivity' : cause;
  const resolved = on + chance.between(3, 25);
  return failure({ on, resolved, devices, place, kept, cause: known, note: FAILED[known] });
}

type Failure = {
  on: Offset;
  resolved: Offset;
  devices: number;
  cause: keyof typeof FAILED;
  note: string;
  place: string;
  kept: { deploymentId: string };
};

function failure({ on, resolved, devices, cause, note, place, kept }: Failure): Deed[] {
  const seen = { failureId: '', version: 0 };
  return [
    {
      on,
      tell: async ({ caller, day }) => {
        const input = { deploymentId: kept.deploymentId, failedOn: day(on), devices, cause, note };
        Object.assign(seen, told(`failure at ${place}`, await failDeployment(caller('delivery'), input)));
      },
    },
    {
      on: resolved,
      tell: async ({ caller, day }) => {
        const input = { ...seen, resolvedOn: day(resolved) };
        told(`repair at ${place}`, await resolveFailure(caller('delivery'), input));
      },
    },
  ];
}
