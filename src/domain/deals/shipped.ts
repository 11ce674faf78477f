import { multiplyRatio } from '@/domain/values/money';
import type { DealFacts, LineFacts } from './deal';

/** Units shipped beyond what was ordered; `line` null: of the whole deal. */
export type Overshipped = { line: string | null; shipped: number; ordered: number };

/**
 * Whether live shipments exceed the units of the lines: those that name a line against that line, all of them against all lines. Recurring
 * hardware ships nothing of its own; a line without units can take any number, and so can a deal without lines.
 */
export function overshipped({ lines, evidence }: Pick<DealFacts, 'lines' | 'evidence'>): Overshipped | null {
  const ordered = lines.filter((line) => line.stream === 'hardware' && !line.recurring);
  const shipments = evidence.filter(({ kind, voided }) => kind === 'shipment' && !voided);
  const sum = (items: typeof shipments) => items.reduce((total, { units }) => total + (units ?? 0), 0);
  for (const line of ordered) {
    const shipped = sum(shipments.filter(({ lineId }) => lineId === line.id));
    if (line.units !== null && shipped > line.units)
      return { line: line.description, shipped, ordered: line.units };
  }
  if (ordered.length === 0 || ordered.some(({ units }) => units === null)) return null;
  const all = ordered.reduce((total, { units }) => total + (units ?? 0), 0);
  const shipped = sum(shipments);
  return shipped > all ? { line: null, shipped, ordered: all } : null;
}

/** Units × unit price of a one-time line where that is not its amount, in minor units; null where it is, or nothing says so. */
export function pricedOtherwise(
  line: Pick<LineFacts, 'recurring' | 'units' | 'unitPriceMinor' | 'amountMinor'>,
): bigint | null {
  if (line.recurring || line.units === null || line.unitPriceMinor === null) return null;
  const product = multiplyRatio(line.unitPriceMinor, BigInt(line.units), 1n);
  return product === line.amountMinor ? null : product;
}
