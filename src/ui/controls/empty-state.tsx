import type { ReactNode } from 'react';

export type EmptyStateProps = {
  /** What belongs here. */
  title: string;
  /** Why it matters. */
  why: ReactNode;
  icon?: ReactNode;
  /** One primary action. */
  action?: ReactNode;
};

export function EmptyState({ title, why, icon, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 rounded-lg border border-dashed px-6 py-12 text-center">
      {icon ? (
        <span aria-hidden className="text-faint">
          {icon}
        </span>
      ) : null}
      <p className="text-base font-semibold">{title}</p>
      <p className="max-w-prose text-sm text-pretty text-muted">{why}</p>
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  );
}
