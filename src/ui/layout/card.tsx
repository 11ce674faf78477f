import type { ComponentProps } from 'react';
import { cn } from '@/ui/class-names';

/** A surface with a hairline. Padding of its own unless `flush` (for a table that runs to the edge). */
export function Card({ flush = false, className, ...rest }: ComponentProps<'div'> & { flush?: boolean }) {
  return (
    <div
      {...rest}
      className={cn('min-w-0 rounded-lg border bg-surface', flush ? 'overflow-clip' : 'p-4', className)}
    />
  );
}
