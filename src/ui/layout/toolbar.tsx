import type { ReactNode } from 'react';

/** A row of filters and actions above a table. Wraps; `end` goes to the far side. */
export function Toolbar({ label, end, children }: { label: string; end?: ReactNode; children: ReactNode }) {
  return (
    <div
      role="group"
      aria-label={label}
      className="no-print flex flex-wrap items-center justify-between gap-2"
    >
      <div className="flex min-w-0 flex-wrap items-center gap-2">{children}</div>
      {end ? <div className="flex flex-wrap items-center gap-2">{end}</div> : null}
    </div>
  );
}
