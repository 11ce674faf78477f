import type { DealFacts } from '@/domain/deals/deal';
import { medianOf } from '@/domain/kpis/acv-per-deployment';
import { amountText } from './amount-text';

/** A production deployment in service that has an ACV. Minor units of the tenant's currency, a year. */
export type Deployed = { acvMinor: bigint; devices: number | null; product: string | null };

/** Fewer than so many compare nothing. */
export const FEWEST = 3;

/** A deployment is of a deal's size with half to twice its devices. */
const BAND = 2;

export type Comparison =
  | {
      count: number;
      medianMinor: bigint;
      /** Median of ACV ÷ devices over those whose devices are known; null where there are none. */
      perDeviceMinor: bigint | null;
      /** This deal's own ACV a device; null where its devices are not known. */
      ownPerDeviceMinor: bigint | null;
      /** "18,000 against a median of 41,200 of 9 similar deployments (half to twice its size)." */
      sentence: string;
    }
  | { count: number; reason: string };

export type Compared = { acvMinor: bigint; units: number | null; product: string | null; currency: string };

/** How many devices a deal brings: those of its one-time hardware, else of its largest line; null where no line says. */
export function unitsOf(facts: Pick<DealFacts, 'lines'>): number | null {
  const units = (lines: DealFacts['lines']) => lines.flatMap((line) => line.units ?? []);
  const bought = units(facts.lines.filter(({ stream, recurring }) => stream === 'hardware' && !recurring));
  if (bought.length > 0) return bought.reduce((sum, n) => sum + n, 0);
  const all = units(facts.lines);
  return all.length > 0 ? Math.max(...all) : null;
}

/**
 * A deal beside the production deployments like it (docs/decisions/0026-approvals-and-pilots.md): of its product and size, else of its size, else all;
 * the first group of at least three. n/a with the reason below that.
 */
export function compareWith(deal: Compared, deployed: readonly Deployed[]): Comparison {
  const sized = deal.units === null ? [] : deployed.filter(({ devices }) => inBand(devices, deal.units ?? 0));
  const same = deal.product === null ? [] : sized.filter(({ product }) => product === deal.product);
  const group = [
    { list: same, what: 'of its product and size' },
    { list: sized, what: 'of its size' },
    { list: deployed, what: 'of any size' },
  ].find(({ list }) => list.length >= FEWEST);
  const count = deployed.length;
  if (!group) {
    const are = count === 1 ? 'is' : 'are';
    return {
      count,
      reason: `n/a: there ${are} ${count === 0 ? 'none' : count} of the ${FEWEST} production deployments that a comparison needs.`,
    };
  }
  return measured(deal, group.list, group.what);
}

function inBand(devices: number | null, units: number): boolean {
  return devices !== null && devices * BAND >= units && devices <= units * BAND;
}

function measured(deal: Compared, list: readonly Deployed[], what: string): Comparison {
  const medianMinor = medianOf(list.map(({ acvMinor }) => acvMinor)) ?? 0n;
  const perDevice = list.flatMap(({ acvMinor, devices }) =>
    devices !== null && devices > 0 ? [acvMinor / BigInt(devices)] : [],
  );
  const against = `${amountText(deal.acvMinor, deal.currency)} against a median of ${amountText(medianMinor, deal.currency)}`;
  return {
    count: list.length,
    medianMinor,
    perDeviceMinor: medianOf(perDevice),
    ownPerDeviceMinor: deal.units === null || deal.units === 0 ? null : deal.acvMinor / BigInt(deal.units),
    sentence: `${against} of ${list.length} deployments ${what}.`,
  };
}
