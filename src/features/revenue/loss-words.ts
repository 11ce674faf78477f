import { BLOCK_CAUSES, type BlockCause } from '@/domain/deployments/blocks';
import { TTFV_GOOD_DAYS } from '@/domain/kpis/ttfv-clock';
import { END_REASON_LABELS, type EndReason } from '@/domain/revenue/contract-life';
import type { ReasonShare, SiteBeside } from '@/domain/revenue/losses';
import { countOf } from '@/ui/format/counts';
import { daysText } from '@/ui/format/dates';
import { moneyCompact } from '@/ui/format/money';
import { percent } from '@/ui/format/ratio';

/** What stands in the address for losses that nobody has given a reason for. */
export type ReasonChoice = EndReason | 'none';

export function reasonLabel(reason: EndReason | null): string {
  return reason === null ? 'No reason yet' : END_REASON_LABELS[reason];
}

/** How a site's clock stood on the day: "First value after 143 d", "No first value for 98 d". */
export function clockText({ clock, kind }: SiteBeside): string {
  switch (clock.state) {
    case 'arrived':
      return `First value after ${daysText(clock.days)}`;
    case 'waiting':
      return `No first value for ${daysText(clock.days)}`;
    case 'lost':
      return `Ended without first value after ${daysText(clock.days)}`;
    case 'none':
      if (kind === 'pilot') return 'Pilot';
      return clock.why === 'fault' ? 'First value before the signature' : 'No signature on record';
  }
}

/** Whether the clock alone explains something: over 60 days, or nothing yet. */
export function isLate({ clock }: SiteBeside): boolean {
  return clock.state !== 'none' && (clock.band !== 'within_60' || clock.state === 'lost');
}

export function failuresText({ failures }: SiteBeside): string | null {
  if (failures.failures === 0) return null;
  return `${countOf(failures.failures, 'failure')} of ${countOf(failures.devices, 'device')}`;
}

const CAUSE_LABELS: Record<BlockCause, string> = {
  hardware_installation: 'hardware installation',
  network_configuration: 'network configuration',
  integration: 'integration',
  customer: 'the customer',
};

/** "Blocked 31 d: network configuration 21 d, the customer 10 d"; null where nothing stood in the way. */
export function blockedText({ blocked }: SiteBeside): string | null {
  if (blocked.total === 0) return null;
  const causes = BLOCK_CAUSES.filter((cause) => blocked.byCause[cause] > 0);
  const parts = causes.map((cause) => `${CAUSE_LABELS[cause]} ${daysText(blocked.byCause[cause])}`);
  return `Blocked ${daysText(blocked.total)}: ${parts.join(', ')}`;
}

type Sums = { reasons: readonly ReasonShare[]; totalMinor: bigint; count: number };

/** What was lost, and what most of it is put down to; what has no reason comes first. */
export function lossesSentence({ reasons, totalMinor, count }: Sums, currency: string): string {
  if (count === 0) return 'Nothing was lost.';
  const lost = moneyCompact({ minor: -totalMinor, currency });
  const open = reasons.find(({ reason }) => reason === null);
  if (open)
    return `${lost} lost in ${countOf(count, 'step')}. ${countOf(open.count, 'of them has', 'of them have')} no reason yet.`;
  const [most] = reasons;
  if (!most?.share.ratio) return `${lost} lost in ${countOf(count, 'step')}.`;
  return `${lost} lost in ${countOf(count, 'step')}. ${percent(most.share.ratio)} is put down to ${reasonLabel(most.reason).toLowerCase()}.`;
}

/**
 * How much of what was lost was lost where first value was late or never came; null where nothing of the kind can be said. Only for all
 * losses of a window: of a part of them it would say something else.
 */
export function paceSentence(
  losses: readonly { amountMinor: bigint; sites: readonly SiteBeside[] }[],
): string | null {
  const timed = losses.filter(({ sites }) => sites.some(({ clock }) => clock.state !== 'none'));
  const total = timed.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  if (total >= 0n) return null;
  const late = timed
    .filter(({ sites }) => sites.some(isLate))
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const share = percent({ numerator: late, denominator: total });
  return `Of what was lost with a first value to look at, ${share} was lost where it took more than ${TTFV_GOOD_DAYS} days or never came.`;
}
