import type { ReactNode } from 'react';
import { cn } from '@/ui/class-names';
import { FieldError } from './field-error';

/** What every field takes. `error` is the sentence of a refusal's `fields[name]`. */
export type FieldBasics = {
  label: string;
  name?: string;
  hint?: ReactNode;
  error?: string;
  /** Marks the field as one that may stay empty. Fields are required in words only when not optional. */
  optional?: boolean;
  /** The label is read out but not shown. */
  hideLabel?: boolean;
  /** Class of the whole row. */
  className?: string;
};

export type FormRowProps = FieldBasics & { id: string; children: ReactNode };

export function hintId(id: string): string {
  return `${id}-hint`;
}

export function errorId(id: string): string {
  return `${id}-error`;
}

/** The aria attributes that tie a control to its row's hint and error. */
export function describedBy(id: string, basics: Pick<FieldBasics, 'hint' | 'error'>) {
  const ids = [basics.hint ? hintId(id) : null, basics.error ? errorId(id) : null].filter(Boolean);
  return {
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': basics.error ? true : undefined,
  };
}

/** Label above, control, hint, error: the one shape of a form line. */
export function FormRow({ id, label, hint, error, optional, hideLabel, className, children }: FormRowProps) {
  return (
    <div className={cn('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-xs font-medium text-text'}>
        {label}
        {optional ? <span className="font-normal text-faint"> (optional)</span> : null}
      </label>
      {children}
      {hint ? (
        <p id={hintId(id)} className="text-xs text-muted">
          {hint}
        </p>
      ) : null}
      <FieldError id={errorId(id)} message={error} />
    </div>
  );
}
