import Link from 'next/link';
import type { Timeline } from '@/domain/forecast/timeline';
import { rangeText } from '../lead-time-words';
import type { DealLeadTime } from '@/domain/forecast/deal-lead-times';

type Props = {
  slug: string;
  timeline: Pick<Timeline, 'lanes'>;
  lines: readonly DealLeadTime[];
  hasHardware: boolean;
};

/** What the expected days of a deal stand on: which lead times, from how many deliveries, and who is late. Nothing once all has happened. */
export function ClockGround({ slug, timeline, lines, hasHardware }: Props) {
  const ahead = (label: string) =>
    timeline.lanes.some(({ points }) => points.some((point) => !point.fact && point.label.startsWith(label)));
  const said = [...new Set(saidOf(lines, hasHardware, ahead))];
  if (said.length === 0) return null;
  return (
    <div className="mt-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-t pt-3 text-sm text-muted">
      <ul aria-label="What the expected days stand on" className="flex min-w-0 flex-col gap-0.5">
        {said.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <Link href={`/t/${slug}/forecast/lead-times`} className="no-print">
        Lead times
      </Link>
    </div>
  );
}

function saidOf(
  lines: readonly DealLeadTime[],
  hasHardware: boolean,
  ahead: (label: string) => boolean,
): string[] {
  const said: string[] = [];
  const physical = lines.filter(({ stream, recurring }) => stream !== 'software' && !recurring);
  if (ahead('Shipment'))
    for (const { hardware, promised, delayWhy } of physical) {
      const late = delayWhy === '' ? '' : `, ${delayWhy}`;
      if (!promised) said.push(`PO to shipment: ${rangeText(hardware)} (${hardware.why})${late}`);
      else if (late !== '') said.push(`Promised ship date${late}`);
    }
  const [first] = physical;
  if (ahead('Installation') && first)
    said.push(`Shipment to installation: ${rangeText(first.install)} (${first.install.why})`);
  const software = lines.find(({ stream }) => stream !== 'hardware');
  if (ahead('Activation') && software && (hasHardware || !software.promised))
    said.push(
      `${hasHardware ? 'Installation' : 'Order'} to activation: ${rangeText(software.activation)} (${software.activation.why})`,
    );
  return said;
}
