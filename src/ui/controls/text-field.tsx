import { useId, type ComponentProps, type ReactNode } from 'react';
import { cn } from '@/ui/class-names';
import { FIELD_BOX } from './field-styles';
import { describedBy, FormRow, type FieldBasics } from './form-row';

export type TextFieldProps = FieldBasics &
  Omit<ComponentProps<'input'>, keyof FieldBasics> & {
    /** A short unit or icon inside the box's end, e.g. "USD". */
    suffix?: ReactNode;
    inputClassName?: string;
  };

export function TextField(props: TextFieldProps) {
  const {
    label,
    hint,
    error,
    optional,
    hideLabel,
    className,
    suffix,
    inputClassName,
    id: given,
    ...input
  } = props;
  const made = useId();
  const id = given ?? made;
  return (
    <FormRow {...{ id, label, hint, error, optional, hideLabel, className }}>
      <span className="relative flex items-center">
        <input
          type="text"
          required={!optional && input.required}
          {...input}
          {...describedBy(id, { hint, error })}
          id={id}
          className={cn(FIELD_BOX, suffix && 'pe-12', inputClassName)}
        />
        {suffix ? (
          <span className="pointer-events-none absolute end-2.5 text-xs text-muted">{suffix}</span>
        ) : null}
      </span>
    </FormRow>
  );
}
