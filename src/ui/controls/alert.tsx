import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/ui/class-names';

export type AlertProps = {
  /** What happened, in a sentence. */
  title: string;
  /** What to do. */
  children?: ReactNode;
  tone?: 'act' | 'look' | 'info';
  /** A Button or LinkButton. */
  action?: ReactNode;
  /** True when it appears as the answer to what the person just did: then it is read out. */
  live?: boolean;
  className?: string;
};

const LOOK = {
  act: { box: 'border-act-line bg-act-soft', icon: <CircleAlert aria-hidden className="size-4 text-act" /> },
  look: {
    box: 'border-look-line bg-look-soft',
    icon: <TriangleAlert aria-hidden className="size-4 text-look" />,
  },
  info: { box: 'border-line bg-surface', icon: <Info aria-hidden className="size-4 text-muted" /> },
};

export function Alert({ title, children, tone = 'info', action, live = false, className }: AlertProps) {
  return (
    <div
      role={live ? 'alert' : undefined}
      className={cn(
        'flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg border px-4 py-3',
        LOOK[tone].box,
        className,
      )}
    >
      <span className="mt-0.5 shrink-0">{LOOK[tone].icon}</span>
      <div className="min-w-48 flex-1 text-sm">
        <p className="font-medium">{title}</p>
        {children ? <div className="mt-0.5 text-muted">{children}</div> : null}
      </div>
      {action ? <div className="flex gap-2">{action}</div> : null}
    </div>
  );
}
