import type { TimeMonth } from '@/domain/engagement/days';
import { daysFigure } from '@/domain/engagement/figures';
import { daysOf } from '../days-words';

/** Days used of those agreed, as a bar with its words: what is over is hatched, and never red: it is work, and it is paid. */
export function DaysBar({ time }: { time: TimeMonth }) {
  const { contractedDays, usedDays, overDays } = time;
  const whole = Math.max(contractedDays ?? 0, usedDays, 1);
  const within = usedDays - overDays;
  const share = (days: number) => `${(days * 100) / whole}%`;
  return (
    <div
      role="img"
      aria-label={
        contractedDays === null
          ? `${daysOf(usedDays)} used, no number agreed`
          : `${daysFigure(usedDays)} of ${daysOf(contractedDays)} used`
      }
      className="flex h-3 overflow-hidden rounded-full border border-line-strong bg-sunken print:[print-color-adjust:exact]"
    >
      <span className="bg-accent forced-colors:bg-[Highlight]" style={{ width: share(within) }} />
      {overDays > 0 ? (
        <span
          className="border-s-2 border-surface bg-[repeating-linear-gradient(135deg,var(--look-fill)_0_4px,transparent_4px_7px)]"
          style={{ width: share(overDays) }}
        />
      ) : null}
    </div>
  );
}
