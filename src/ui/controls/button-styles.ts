import { cva, type VariantProps } from 'class-variance-authority';

/** Looks shared by Button, SubmitButton and LinkButton. Touch targets grow to 44 px on coarse pointers. */
export const buttonStyles = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-lg border font-medium whitespace-nowrap no-underline transition-colors select-none disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50 aria-busy:cursor-progress aria-busy:opacity-70 pointer-coarse:min-h-11',
  {
    variants: {
      variant: {
        primary:
          'border-transparent bg-accent text-on-accent hover:bg-accent-strong forced-colors:border-current',
        secondary: 'border-line-button bg-surface text-text hover:bg-hover',
        quiet: 'border-transparent bg-transparent text-muted hover:bg-hover hover:text-text',
        danger: 'border-act-line bg-surface text-act hover:bg-act-soft',
        link: 'border-transparent bg-transparent text-accent underline underline-offset-2 hover:text-accent-strong',
      },
      size: {
        small: 'h-7 px-2 text-xs',
        medium: 'h-8 px-3 text-sm',
        large: 'h-11 px-5 text-base',
        icon: 'size-8 p-0 pointer-coarse:min-w-11',
      },
    },
    compoundVariants: [{ variant: 'link', className: 'h-auto px-0' }],
    defaultVariants: { variant: 'secondary', size: 'medium' },
  },
);

export type ButtonLook = VariantProps<typeof buttonStyles>;
