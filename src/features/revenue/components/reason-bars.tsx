import Link from 'next/link';
import type { ReasonShare } from '@/domain/revenue/losses';
import { ratioValue } from '@/domain/values/ratio';
import { cn } from '@/ui/class-names';
import { Amount } from '@/ui/format/amount';
import { countOf } from '@/ui/format/counts';
import { percentOrReason } from '@/ui/format/ratio';
import { reasonLabel, type ReasonChoice } from '../loss-words';

type Props = {
  reasons: readonly ReasonShare[];
  currency: string;
  chosen: ReasonChoice | null;
  hrefOf: (reason: ReasonChoice | null) => string;
};

/** What was lost by reason, what has none first; a bar opens its rows, and once more all of them. */
export function ReasonBars({ reasons, currency, chosen, hrefOf }: Props) {
  return (
    <ul className="flex flex-col gap-1" aria-label="Losses by reason">
      {reasons.map(({ reason, amountMinor, count, share }) => {
        const own = reason ?? 'none';
        const selected = own === chosen;
        return (
          <li key={own}>
            <Link
              href={hrefOf(selected ? null : own)}
              scroll={false}
              aria-current={selected ? 'true' : undefined}
              className={cn(
                'grid grid-cols-[minmax(8rem,12rem)_1fr_auto] items-center gap-x-4 gap-y-1 rounded-lg px-2 py-1.5 no-underline hover:bg-hover max-sm:grid-cols-[1fr_auto] pointer-coarse:min-h-11',
                selected && 'bg-accent-soft',
              )}
            >
              <span className={cn('text-sm', reason === null && 'font-semibold text-look')}>
                {reasonLabel(reason)}
              </span>
              <span
                aria-hidden
                className="h-2.5 overflow-hidden rounded-sm bg-sunken max-sm:order-last max-sm:col-span-2"
              >
                <span
                  className={cn(
                    'block h-full rounded-sm print:print-color-exact forced-color-adjust-none',
                    reason === null ? 'bg-look' : 'bg-accent',
                  )}
                  style={{ width: `${share.ratio ? widthOf(ratioValue(share.ratio)) : 0}%` }}
                />
              </span>
              <span className="text-end text-sm tabular-nums">
                <Amount money={{ minor: amountMinor, currency }} />
                <span className="ms-2 inline-block w-11 text-muted">{percentOrReason(share).text}</span>
                <span className="ms-2 inline-block w-16 text-xs text-muted">
                  {countOf(count, 'loss', 'losses')}
                </span>
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

function widthOf(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
}
