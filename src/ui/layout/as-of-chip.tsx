import { CalendarDays, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/ui/class-names';
import { Popover } from '@/ui/controls/popover';

export type AsOfChipProps = {
  /** "Today" or "12 Mar 2026". */
  label: string;
  /** Amber: what is shown is not today. */
  past: boolean;
  /** The form or links that choose another day. */
  children: ReactNode;
};

export function AsOfChip({ label, past, children }: AsOfChipProps) {
  return (
    <Popover
      label={`As of ${label}. Choose another day`}
      triggerClassName={cn('top-button shrink-0', past && 'border-look-line bg-look-soft text-look')}
      trigger={
        <>
          <CalendarDays aria-hidden className="hidden size-3.5 shrink-0 sm:block" />
          <span className="whitespace-nowrap">{label}</span>
          <ChevronDown aria-hidden className="size-3.5 shrink-0" />
        </>
      }
    >
      {children}
    </Popover>
  );
}
