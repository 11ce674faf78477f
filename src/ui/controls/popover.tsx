'use client';

import { useId, useRef, type MouseEvent, type ReactNode } from 'react';
import { cn } from '@/ui/class-names';

export type PopoverProps = {
  /** What the button shows. */
  trigger: ReactNode;
  /** Name of the button, if its content does not say it. */
  label?: string;
  triggerClassName?: string;
  panelClassName?: string;
  align?: 'start' | 'end';
  children: ReactNode;
};

/**
 * A button and the panel that it opens, on the browser's own popover: works before hydration, closes with Escape,
 * with a press outside, and after following a link inside. Costs no library in the first load.
 */
export function Popover({ trigger, label, triggerClassName, panelClassName, align, children }: PopoverProps) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  function closeAfterLink(event: MouseEvent) {
    if (event.target instanceof Element && event.target.closest('a[href]')) panel.current?.hidePopover();
  }
  return (
    <>
      <button type="button" popoverTarget={id} aria-label={label} className={triggerClassName}>
        {trigger}
      </button>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- only listens to presses on links inside */}
      <div
        ref={panel}
        id={id}
        popover="auto"
        data-align={align}
        className={cn('popover-panel floating-panel', panelClassName)}
        onClick={closeAfterLink}
      >
        {children}
      </div>
    </>
  );
}
