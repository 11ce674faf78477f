import { refuse } from '@/domain/values/result';
import type { LineFacts } from './deal';

/** What of a line is checked before it is written, at every door that takes lines. */
type CheckedLine = Pick<
  LineFacts,
  'stream' | 'recurring' | 'units' | 'timeAndMaterials' | 'hoursDone' | 'overInstallation' | 'shipmentPlan'
>;

/** Of a line with a fixed price nobody asks for hours. */
export const NO_HOURS = 'Hours are told of time and materials. This line has a fixed price.';

/** `field`: of the line, under the name of its input. */
type LineProblem = { field: keyof CheckedLine; message: string };

/**
 * What a line says and its stream cannot carry: a plan of shipments that is not of one-time hardware or has more units than the line,
 * hours on a fixed price, a recurring line or one by the hour that is earned over the installation. The refusal ('invalid') names the
 * first, with its field ("lines.2.units"); null where every line is sound.
 */
export function refuseLines(lines: readonly CheckedLine[]) {
  for (const [index, line] of lines.entries()) {
    const found = problemOf(line);
    if (found)
      return refuse('invalid', found.message, {
        fields: { [`lines.${index}.${found.field}`]: found.message },
      });
  }
  return null;
}

function problemOf(line: CheckedLine): LineProblem | null {
  return planProblem(line) ?? hoursProblem(line) ?? installationProblem(line);
}

function planProblem({ stream, recurring, units, shipmentPlan }: CheckedLine) {
  if (shipmentPlan.length === 0) return null;
  const field = 'shipmentPlan' as const;
  if (stream !== 'hardware' || recurring)
    return { field, message: 'Only hardware that is sold once has planned shipments.' };
  if (units === null)
    return { field: 'units' as const, message: 'Say how many units the line has, then plan its shipments.' };
  const planned = shipmentPlan.reduce((sum, shipment) => sum + shipment.units, 0);
  if (planned <= units) return null;
  return { field, message: `The plan ships ${planned} units, but the line has ${units}.` };
}

function hoursProblem({ timeAndMaterials, hoursDone }: CheckedLine) {
  if (timeAndMaterials || hoursDone === null) return null;
  return { field: 'hoursDone' as const, message: NO_HOURS };
}

function installationProblem({ stream, recurring, timeAndMaterials, overInstallation }: CheckedLine) {
  if (!overInstallation) return null;
  const field = 'overInstallation' as const;
  if (stream !== 'services' || recurring)
    return { field, message: 'Only a service that is sold once is earned over the installation.' };
  return timeAndMaterials
    ? { field, message: 'Time and materials are earned by the hour, not over the installation.' }
    : null;
}
