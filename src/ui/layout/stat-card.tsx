import { ArrowDown, ArrowRight, ArrowUp, CircleAlert, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from '@/ui/class-names';
import { Badge } from '@/ui/controls/badge';

export type Delta = {
  direction: 'up' | 'down' | 'flat';
  /** With its unit and what it is compared to, e.g. "8 % on last year". */
  text: string;
  /** Whether that is good. Only bad is coloured: silence is fine. */
  verdict?: 'good' | 'bad' | 'neutral';
};

export type StatCardProps = {
  label: string;
  /** The figure as printed: "$1.24M", "83 %", "71 d", "n/a". */
  value: ReactNode;
  /** Why there is no figure, under an "n/a". */
  reason?: string | null;
  delta?: Delta;
  /** e.g. "target $1.4M". */
  target?: ReactNode;
  /** A <SparkLine>. */
  spark?: ReactNode;
  /** More small figures, e.g. "12 m 91 %". */
  beside?: ReactNode;
  /** One sentence, made from the data, that says what to do. */
  sentence?: ReactNode;
  alarm?: { tone: 'act' | 'look'; text: string } | null;
  /** The rows behind the figure: the whole card becomes the link. */
  href?: string;
  /** A <DefinitionTip>. */
  tip?: ReactNode;
  /** One of several that share a screen with more: less air. */
  dense?: boolean;
};

const ARROW = { up: ArrowUp, down: ArrowDown, flat: ArrowRight };

/** One KPI: the answer in a second, the reason in ten, the rows behind it in one press. */
export function StatCard(props: StatCardProps) {
  const { label, value, reason, delta, target, spark, beside, sentence, alarm, href, tip, dense } = props;
  return (
    <article
      className={cn(
        'relative flex min-w-0 flex-col rounded-lg border bg-surface',
        dense ? 'gap-1.5 p-3' : 'gap-2 p-4',
        href &&
          'hover:border-line-strong has-[.stat-link:focus-visible]:outline-2 has-[.stat-link:focus-visible]:outline-accent',
        alarm?.tone === 'act' && 'border-act-line',
      )}
    >
      <div className="flex min-h-5 flex-wrap items-center justify-between gap-x-2 gap-y-1">
        <div className="flex min-w-0 items-center gap-1 text-xs text-muted">
          <h2 className="truncate">
            {href ? (
              <Link
                href={href}
                className="stat-link no-underline outline-none after:absolute after:inset-0 after:rounded-lg"
              >
                {label}
              </Link>
            ) : (
              label
            )}
          </h2>
          <span className="relative z-1 inline-flex">{tip}</span>
        </div>
        {alarm ? <AlarmBadge {...alarm} /> : null}
      </div>
      <div className="flex flex-wrap items-baseline gap-x-3">
        <p className="text-xl font-semibold tracking-tight tabular-nums">{value}</p>
        {delta ? <DeltaText {...delta} /> : null}
      </div>
      {reason ? <p className="text-xs text-muted">{reason}</p> : null}
      {spark ? <div className="h-8">{spark}</div> : null}
      {target || beside ? (
        <div className="flex flex-wrap justify-between gap-x-4 text-xs text-muted tabular-nums">
          <span>{beside}</span>
          <span>{target}</span>
        </div>
      ) : null}
      {sentence ? <p className="mt-auto border-t pt-2 text-sm text-pretty">{sentence}</p> : null}
    </article>
  );
}

function AlarmBadge({ tone, text }: { tone: 'act' | 'look'; text: string }) {
  const Icon = tone === 'act' ? CircleAlert : TriangleAlert;
  return (
    <Badge tone={tone} icon={<Icon aria-hidden className="size-3.5" />}>
      {text}
    </Badge>
  );
}

function DeltaText({ direction, text, verdict = 'neutral' }: Delta) {
  const Icon = ARROW[direction];
  return (
    <p
      className={cn(
        'inline-flex items-center gap-0.5 text-xs font-medium tabular-nums',
        verdict === 'bad' ? 'text-look' : 'text-muted',
      )}
    >
      <Icon aria-hidden className="size-3.5" />
      <span className="sr-only">{direction} </span>
      {text}
    </p>
  );
}
