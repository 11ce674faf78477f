import type { LineFacts } from '@/domain/deals/deal';
import type { LineRealisation } from '@/domain/deals/realised';
import { multiplyRatio } from '@/domain/values/money';
import { expectedShip, shipOn, type ClockDay, type DealClock } from './clocks';

/** A part of a hardware line that has not shipped. `units` null: all that is left of a line that does not say how many it has. */
export type ShipmentAhead = { units: number | null; amountMinor: bigint; day: ClockDay | null };

/**
 * What of a line sold once still has to ship, part by part as promised; units beyond the plan go by the line's own day. What has shipped
 * is taken from the plan's earliest parts. Amounts are differences of the rounded running total, like those of the shipments that
 * happened, so all of them add up to the line.
 */
export function shipmentsAhead(
  clock: DealClock,
  { line, totalMinor, realisedMinor, shippedUnits }: LineRealisation,
): ShipmentAhead[] {
  const units = line.units;
  const whole = totalMinor - realisedMinor;
  if (units === null || line.shipmentPlan.length === 0)
    return [
      {
        units: units === null ? null : units - shippedUnits,
        amountMinor: whole,
        day: expectedShip(clock, line),
      },
    ];
  const shipments: ShipmentAhead[] = [];
  let [covered, reached, reachedMinor] = [0, shippedUnits, realisedMinor];
  const add = (until: number, day: ClockDay | null) => {
    const upTo = Math.min(until, units);
    if (upTo <= reached) return;
    const minor = upTo === units ? totalMinor : multiplyRatio(totalMinor, BigInt(upTo), BigInt(units));
    shipments.push({ units: upTo - reached, amountMinor: minor - reachedMinor, day });
    [reached, reachedMinor] = [upTo, minor];
  };
  for (const part of line.shipmentPlan) {
    covered += part.units;
    if (covered > reached) add(covered, shipOn(clock, line, part.promisedOn));
  }
  if (reached < units) add(units, shipOn(clock, line, line.promisedOn));
  return shipments;
}

/** "Promised ship date, 200 of 500 units"; a line that ships at once says no units. */
export function shipmentWhy({ units, day }: ShipmentAhead, line: LineFacts): string | null {
  if (day === null) return null;
  return line.units === null || units === null || units === line.units
    ? day.why
    : `${day.why}, ${units} of ${line.units} units`;
}
