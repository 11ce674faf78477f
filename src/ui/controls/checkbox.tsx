import { useId, type ComponentProps, type ReactNode } from 'react';
import { cn } from '@/ui/class-names';
import { FieldError } from './field-error';
import { describedBy, errorId, hintId } from './form-row';

export type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  /** The label is read out but not shown, e.g. for a row's selection box. */
  hideLabel?: boolean;
};

export function Checkbox({ label, hint, error, hideLabel, className, id: given, ...input }: CheckboxProps) {
  const made = useId();
  const id = given ?? made;
  return (
    <div className={cn('flex flex-col gap-1', className)}>
      <label className="flex items-start gap-2 py-1 text-sm pointer-coarse:py-3">
        <input
          {...input}
          {...describedBy(id, { hint, error })}
          id={id}
          type="checkbox"
          className="mt-0.5 size-4 shrink-0 accent-accent"
        />
        <span className={hideLabel ? 'sr-only' : 'min-w-0'}>{label}</span>
      </label>
      {hint ? (
        <p id={hintId(id)} className="ps-6 text-xs text-muted">
          {hint}
        </p>
      ) : null}
      <div className="ps-6">
        <FieldError id={errorId(id)} message={error} />
      </div>
    </div>
  );
}
