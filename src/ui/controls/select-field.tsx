import { ChevronDown } from 'lucide-react';
import { useId, type ComponentProps } from 'react';
import { cn } from '@/ui/class-names';
import { FIELD_BOX } from './field-styles';
import { describedBy, FormRow, type FieldBasics } from './form-row';

export type SelectOption = { value: string; label: string; disabled?: boolean };

export type SelectFieldProps = FieldBasics &
  Omit<ComponentProps<'select'>, keyof FieldBasics | 'children'> & {
    options: readonly SelectOption[];
    /** First entry with an empty value, e.g. "Any stage". */
    placeholder?: string;
  };

/** The browser's own select: right in forms, on phones and without JavaScript. RichSelect has two-line options. */
export function SelectField(props: SelectFieldProps) {
  const {
    label,
    hint,
    error,
    optional,
    hideLabel,
    className,
    id: given,
    options,
    placeholder,
    ...select
  } = props;
  const made = useId();
  const id = given ?? made;
  return (
    <FormRow {...{ id, label, hint, error, optional, hideLabel, className }}>
      <span className="relative flex items-center">
        <select
          {...select}
          {...describedBy(id, { hint, error })}
          id={id}
          className={cn(FIELD_BOX, 'appearance-none truncate pe-8')}
        >
          {placeholder === undefined ? null : <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden className="pointer-events-none absolute end-2.5 size-4 text-muted" />
      </span>
    </FormRow>
  );
}
