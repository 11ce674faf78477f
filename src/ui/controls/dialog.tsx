'use client';

import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { cn } from '@/ui/class-names';
import { buttonStyles } from './button-styles';

export type DialogProps = {
  title: string;
  description?: ReactNode;
  /** The element that opens it, usually a <Button>. Leave out when `open` is controlled. */
  trigger?: ReactElement<Record<string, unknown>>;
  open?: boolean;
  defaultOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
  size?: 'normal' | 'wide';
  /** What has the focus at first, instead of the first thing that can have it. On a phone nothing: it would raise the keyboard over the form. */
  focusFirst?: () => HTMLElement | null | undefined;
  /** Buttons at the end; DialogClose closes. */
  footer?: ReactNode;
  children?: ReactNode;
};

/** A modal: focus stays inside, Escape closes, focus returns. On a phone it is a sheet from below. */
export function Dialog(props: DialogProps) {
  const {
    title,
    description,
    trigger,
    open,
    defaultOpen,
    onOpenChange,
    size = 'normal',
    focusFirst,
    footer,
    children,
  } = props;
  return (
    <BaseDialog.Root open={open} defaultOpen={defaultOpen} onOpenChange={onOpenChange}>
      {trigger ? <BaseDialog.Trigger render={trigger} /> : null}
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="dialog-scrim" />
        <BaseDialog.Popup
          className="dialog-popup floating-panel"
          data-size={size}
          initialFocus={
            focusFirst
              ? () => (matchMedia('(pointer: fine)').matches ? (focusFirst() ?? true) : true)
              : undefined
          }
        >
          <header className="flex items-start gap-4 border-b px-5 py-4">
            <div className="min-w-0 flex-1">
              <BaseDialog.Title className="text-base font-semibold">{title}</BaseDialog.Title>
              {description ? (
                <BaseDialog.Description className="mt-1 text-sm text-muted">
                  {description}
                </BaseDialog.Description>
              ) : null}
            </div>
            <BaseDialog.Close
              aria-label="Close"
              className={cn(buttonStyles({ variant: 'quiet', size: 'icon' }), '-me-2 -mt-1')}
            >
              <X aria-hidden className="size-4" />
            </BaseDialog.Close>
          </header>
          {children ? <div className="px-5 py-4">{children}</div> : null}
          {footer ? (
            <footer className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{footer}</footer>
          ) : null}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

/** A button inside a Dialog that closes it. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <BaseDialog.Close className={buttonStyles({ variant: 'secondary' })}>{children}</BaseDialog.Close>;
}
