import { useId, type ComponentProps, type ReactNode } from 'react';
import { cn } from '@/ui/class-names';
import { FieldError } from './field-error';
import { errorId } from './form-row';

export type RadioOption = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

export type RadioGroupProps = {
  label: string;
  name: string;
  options: readonly RadioOption[];
  value?: string;
  defaultValue?: string;
  onChange?: ComponentProps<'input'>['onChange'];
  required?: boolean;
  error?: string;
  orientation?: 'vertical' | 'horizontal';
  className?: string;
};

export function RadioGroup(props: RadioGroupProps) {
  const { label, name, options, value, defaultValue, onChange, required, error, orientation, className } =
    props;
  const id = useId();
  return (
    <fieldset
      className={cn('flex flex-col gap-1', className)}
      aria-describedby={error ? errorId(id) : undefined}
    >
      <legend className="mb-1 text-xs font-medium">{label}</legend>
      <div className={cn('flex flex-col', orientation === 'horizontal' && 'flex-row flex-wrap gap-x-4')}>
        {options.map((option) => (
          <label key={option.value} className="flex items-start gap-2 py-1 text-sm pointer-coarse:py-3">
            <input
              type="radio"
              name={name}
              value={option.value}
              disabled={option.disabled}
              required={required}
              className="mt-0.5 size-4 shrink-0 accent-accent"
              onChange={onChange}
              {...(value === undefined
                ? { defaultChecked: option.value === defaultValue }
                : { checked: option.value === value })}
            />
            <span className="flex min-w-0 flex-col">
              {option.label}
              {option.hint ? <span className="text-xs text-muted">{option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={errorId(id)} message={error} />
    </fieldset>
  );
}
