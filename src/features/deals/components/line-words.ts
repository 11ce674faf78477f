import type { LineFacts } from '@/domain/deals/deal';
import { dateText } from '@/ui/format/dates';
import { countText } from '@/ui/format/counts';

/** "400 on 12 Jan 2027, 600 on 3 Feb 2027"; empty without a plan. */
export function planWords(plan: LineFacts['shipmentPlan']): string {
  return plan.map(({ units, promisedOn }) => `${countText(units)} on ${dateText(promisedOn)}`).join(', ');
}

type Worked = Pick<LineFacts, 'timeAndMaterials' | 'expectedHours' | 'hoursDone'>;

/** "120 of 300 hours worked"; null where the price is fixed. */
export function hoursWords({ timeAndMaterials, expectedHours, hoursDone }: Worked): string | null {
  if (!timeAndMaterials) return null;
  const done = countText(hoursDone ?? 0);
  return expectedHours === null
    ? `${done} hours worked`
    : `${done} of ${countText(expectedHours)} hours worked`;
}

/** What belongs to a line beside its name: what it is, who makes it, how it ships, how it is earned. */
export function lineNotes(line: LineFacts): string[] {
  const from = [line.product, line.supplier === null ? null : `from ${line.supplier}`];
  const named = from.filter((part) => part !== null).join(' ');
  return [
    ...(named ? [named] : []),
    ...(line.shipmentPlan.length > 0 ? [`Planned: ${planWords(line.shipmentPlan)}`] : []),
    ...(line.overInstallation ? ['Earned by the day over the installation'] : []),
    ...(line.timeAndMaterials ? [`Time and materials, ${hoursWords(line) ?? ''}`] : []),
  ];
}
