import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/ui/class-names';

export type SwitchProps = Omit<ComponentProps<'input'>, 'type' | 'role'> & {
  label: ReactNode;
  hint?: ReactNode;
};

/** On or off, at once. In a form that is saved later use Checkbox. */
export function Switch({ label, hint, className, ...input }: SwitchProps) {
  return (
    <label className={cn('flex items-start gap-3 py-1 text-sm pointer-coarse:py-3', className)}>
      {/* oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- a native checkbox tells its state itself */}
      <input {...input} type="checkbox" role="switch" className="switch mt-px shrink-0" />
      <span className="flex min-w-0 flex-col">
        {label}
        {hint ? <span className="text-xs text-muted">{hint}</span> : null}
      </span>
    </label>
  );
}
