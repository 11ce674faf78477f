import type { ReactNode } from 'react';
import { Popover } from '@/ui/controls/popover';

export type PersonMenuProps = {
  name: string;
  /** e.g. "CRO · anna@example.com". */
  detail?: string;
  /** Links and forms: theme switch, account, sign out. Give them the class `floating-item`. */
  children: ReactNode;
};

export function PersonMenu({ name, detail, children }: PersonMenuProps) {
  const initials = name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .filter((letter) => letter !== '')
    .slice(0, 2)
    .join('')
    .toUpperCase();
  return (
    <Popover
      label={`Account of ${name}`}
      align="end"
      triggerClassName="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-soft text-xs font-semibold text-accent pointer-coarse:size-11"
      panelClassName="min-w-56 p-1"
      trigger={<span aria-hidden>{initials}</span>}
    >
      <div className="border-b px-2 pt-1 pb-2 text-sm">
        <p className="font-medium">{name}</p>
        {detail ? <p className="text-xs text-muted">{detail}</p> : null}
      </div>
      <div className="flex flex-col gap-0.5 pt-1">{children}</div>
    </Popover>
  );
}
