import { useId, type ReactNode } from 'react';
import { cn } from '@/ui/class-names';

export type SectionProps = {
  title: string;
  lead?: ReactNode;
  tip?: ReactNode;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A titled part of a page; a landmark by its title. */
export function Section({ title, lead, tip, actions, className, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={cn('flex min-w-0 flex-col gap-3', className)}>
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <div className="flex items-center gap-1.5">
            <h2 id={id} className="text-base font-semibold">
              {title}
            </h2>
            {tip}
          </div>
          {lead ? <p className="max-w-prose text-sm text-pretty text-muted">{lead}</p> : null}
        </div>
        {actions ? <div className="no-print flex flex-wrap gap-2">{actions}</div> : null}
      </div>
      {children}
    </section>
  );
}
