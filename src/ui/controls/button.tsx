import { LoaderCircle } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/ui/class-names';
import { buttonStyles, type ButtonLook } from './button-styles';

export type ButtonProps = ComponentProps<'button'> &
  ButtonLook & {
    /** Work is under way: keeps focus, shows a spinner, ignores presses. */
    busy?: boolean;
    icon?: ReactNode;
  };

export function Button({
  variant,
  size,
  busy = false,
  icon,
  className,
  children,
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      // A busy button stays focusable, so it must not submit a second time.
      type={busy ? 'button' : type}
      onClick={busy ? undefined : onClick}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      className={cn(buttonStyles({ variant, size }), className)}
    >
      {busy ? <LoaderCircle aria-hidden className="size-4 animate-spin" /> : icon}
      {children}
    </button>
  );
}
