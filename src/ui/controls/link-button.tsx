import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/ui/class-names';
import { buttonStyles, type ButtonLook } from './button-styles';

export type LinkButtonProps = ComponentProps<typeof Link> & ButtonLook & { icon?: ReactNode };

/** A link that looks like a button. For going somewhere; Button is for doing something. */
export function LinkButton({ variant, size, icon, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={cn(buttonStyles({ variant, size }), className)}>
      {icon}
      {children}
    </Link>
  );
}
