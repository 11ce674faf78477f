import { cva, type VariantProps } from 'class-variance-authority';
import type { ReactNode } from 'react';
import { cn } from '@/ui/class-names';

const badgeStyles = cva(
  'inline-flex h-5 shrink-0 items-center gap-1 rounded-sm border px-1.5 text-xs font-medium whitespace-nowrap',
  {
    variants: {
      tone: {
        plain: 'border-line bg-sunken text-muted',
        accent: 'border-transparent bg-accent-soft text-accent',
        act: 'border-act-line bg-act-soft text-act',
        look: 'border-look-line bg-look-soft text-look',
        outline: 'border-line-strong border-dashed text-muted',
      },
    },
    defaultVariants: { tone: 'plain' },
  },
);

export type BadgeProps = VariantProps<typeof badgeStyles> & {
  children: ReactNode;
  icon?: ReactNode;
  title?: string;
  className?: string;
};

/** State in a word. Red (`act`) only for "act now", amber (`look`) for "look"; all is well needs no badge. */
export function Badge({ tone, icon, title, className, children }: BadgeProps) {
  return (
    <span title={title} className={cn(badgeStyles({ tone }), className)}>
      {icon}
      {children}
    </span>
  );
}
