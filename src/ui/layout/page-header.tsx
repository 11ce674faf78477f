import type { ReactNode } from 'react';
import { TypedEarly } from '@/ui/controls/typed-early';

export type PageHeaderProps = {
  title: string;
  /** One sentence: what this page answers, or for a record what it is. */
  lead?: ReactNode;
  /** Above the title, e.g. a link back to the list. */
  eyebrow?: ReactNode;
  /** Beside the title, e.g. a Badge. */
  mark?: ReactNode;
  actions?: ReactNode;
};

export function PageHeader({ title, lead, eyebrow, mark, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {eyebrow ? <div className="mb-1 text-xs text-muted">{eyebrow}</div> : null}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-lg font-semibold tracking-tight">{title}</h1>
          {mark}
        </div>
        {lead ? <p className="mt-1 max-w-prose text-sm text-pretty text-muted">{lead}</p> : null}
      </div>
      {actions ? <div className="no-print flex flex-wrap gap-2">{actions}</div> : null}
      <TypedEarly />
    </header>
  );
}
