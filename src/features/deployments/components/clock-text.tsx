import type { LifeClock } from '@/domain/deployments/life';
import { Badge } from '@/ui/controls/badge';
import { daysText } from '@/ui/format/dates';

const WHY = {
  pilot: 'A pilot has a decision date instead.',
  unsigned: 'No signature is recorded: the clock has no start.',
  fault: 'First value lies before the signature.',
} as const;

/** Days from signature to first value, or so far. Red past 120 while it waits, amber past 60. */
export function ClockText({ clock }: { clock: LifeClock }) {
  if (clock.state === 'none') {
    return clock.why === 'fault' ? (
      <Badge tone="look" title={WHY.fault}>
        Check the dates
      </Badge>
    ) : (
      <span className="text-faint" title={WHY[clock.why]}>
        {clock.why === 'pilot' ? 'Pilot' : '–'}
      </span>
    );
  }
  const { state, days, band } = clock;
  if (state === 'arrived') return <span className="whitespace-nowrap">{daysText(days)}</span>;
  if (state === 'lost') return <Badge title="It ended before any first value.">Ended without</Badge>;
  const tone = band === 'within_60' ? 'outline' : band === 'within_120' ? 'look' : 'act';
  return <Badge tone={tone}>waits {daysText(days)}</Badge>;
}
