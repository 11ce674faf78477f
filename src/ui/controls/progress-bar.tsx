import { cn } from '@/ui/class-names';

export type ProgressBarProps = {
  label: string;
  /** 0–100; null = how far is not known. */
  value: number | null;
  /** e.g. "12,400 rows/s". */
  rate?: string;
  /** e.g. "about 40 s left". */
  remaining?: string;
  className?: string;
};

export function ProgressBar({ label, value, rate, remaining, className }: ProgressBarProps) {
  const known = value === null ? null : Math.min(100, Math.max(0, Math.floor(value)));
  return (
    <div className={cn('flex flex-col gap-1.5', className)}>
      <div className="flex items-baseline justify-between gap-4 text-sm">
        <span>{label}</span>
        <span className="text-muted tabular-nums">{known === null ? '' : `${known} %`}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={known ?? undefined}
        aria-valuetext={[known === null ? 'working' : `${known} %`, rate, remaining]
          .filter(Boolean)
          .join(', ')}
        className="h-2 overflow-hidden rounded-full border border-line bg-sunken"
      >
        <div
          className={cn(
            'h-full bg-accent forced-colors:bg-[Highlight]',
            known === null && 'w-1/3 animate-pulse',
          )}
          style={known === null ? undefined : { width: `${known}%` }}
        />
      </div>
      {rate || remaining ? (
        <p className="text-xs text-muted tabular-nums">{[rate, remaining].filter(Boolean).join(' · ')}</p>
      ) : null}
    </div>
  );
}
