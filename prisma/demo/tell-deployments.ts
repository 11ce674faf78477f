import { recordDeployment } from '@/features/deployments/commands';
import type { Turn } from './company';
import { told, type Deed, type Scene } from './scene';
import type { Remembered } from './tell-deals';
import { tellTroubles } from './tell-troubles';
import type { Offset } from './timeline';

/** Devices at one site of a customer, with the days that happen there. */
export type Site = {
  customer: string;
  place: string;
  number: string;
  kind: 'production' | 'pilot';
  units: number;
  /** Recurring value of a device and year, minor units. */
  yearly: number;
  signed: Offset | null;
  shipped: Offset | null;
  installed: Offset | null;
  activated: Offset | null;
  value: { on: Offset; kind: 'data' | 'insight' | 'saving' } | null;
  turns: readonly Turn[];
  /** An end of payment leaves it in service. */
  silent: boolean;
  deal: Remembered | null;
  /** All that is known was recorded on this day. */
  recorded?: Offset;
};

type Input = Parameters<typeof recordDeployment>[1];

const PROOF = {
  data: 'First readings arrive on the dashboard',
  insight: 'First alarm that somebody acted on',
  saving: 'First loss avoided, confirmed by the customer',
} as const;

/** Signed, shipped, installed and activated, of value; later more or fewer devices, and the end of service. */
export function tellSite(site: Site): Deed[] {
  const kept = { deploymentId: '', version: 0 };
  // Delivery sees deals from their PO on; a pilot comes before it.
  const who = site.kind === 'pilot' ? 'cro' : 'delivery';
  const { customer, place, number, kind, signed, shipped, installed, activated, value, recorded } = site;
  const record = (on: Offset, input: (scene: Scene) => Omit<Input, 'deploymentId' | 'version'>): Deed => ({
    on,
    tell: async (scene) => {
      const known = kept.version === 0 ? {} : kept;
      const changed = { ...input(scene), ...known };
      Object.assign(kept, told(`deployment at ${place}`, await recordDeployment(scene.caller(who), changed)));
    },
  });
  const first = recorded ?? signed ?? 0;
  const deeds = [
    record(first, ({ day }) => ({
      customer,
      site: place,
      kind,
      externalId: number,
      ...quantity(site, site.units),
      dealId: site.deal?.dealId ?? null,
      signedOn: signed === null ? null : day(signed),
      ...(recorded === undefined ? {} : facts(site, day)),
    })),
  ];
  if (recorded === undefined) {
    if (shipped !== null) deeds.push(record(shipped, ({ day }) => ({ shippedOn: day(shipped) })));
    if (activated !== null) deeds.push(record(activated, ({ day }) => live(installed, activated, day)));
    if (value) deeds.push(record(value.on, ({ day }) => valued(value, day)));
  }
  deeds.push(...tellTroubles(site, kept));
  for (const turn of site.turns) deeds.push(...turned(site, turn, record));
  return deeds;
}

function quantity({ yearly }: Site, units: number) {
  return { devices: units, acvMinor: BigInt(yearly) * BigInt(units) };
}

function live(installed: Offset | null, activated: Offset, day: Scene['day']) {
  return { installedOn: installed === null ? null : day(installed), activatedOn: day(activated) };
}

function valued(value: NonNullable<Site['value']>, day: Scene['day']) {
  return { firstValueOn: day(value.on), firstValueKind: value.kind, firstValueProof: PROOF[value.kind] };
}

function facts({ shipped, installed, activated, value }: Site, day: Scene['day']) {
  return {
    shippedOn: shipped === null ? null : day(shipped),
    ...(activated === null ? {} : live(installed, activated, day)),
    ...(value ? valued(value, day) : {}),
  };
}

type Record = (on: Offset, input: (scene: Scene) => Omit<Input, 'deploymentId' | 'version'>) => Deed;

/** A customer who comes back is a new deployment at the old site: its devices are there already. */
function turned(site: Site, turn: Turn, record: Record): Deed[] {
  const before = site.turns.filter(({ on }) => on < turn.on).at(-1);
  if (before?.to === 0 && turn.to > 0) {
    const again = { signed: turn.on - 20, shipped: null, installed: turn.on - 5, activated: turn.on };
    const value = { on: turn.on + 3, kind: 'data' as const };
    const number = `${site.number}-2`;
    return tellSite({ ...site, ...again, number, value, units: turn.to, turns: [], recorded: undefined });
  }
  if (turn.to > 0) return [record(turn.on, () => quantity(site, turn.to))];
  return site.silent ? [] : [record(turn.on, ({ day }) => ({ endedOn: day(turn.on) }))];
}
