import { useId, type ComponentProps } from 'react';
import { cn } from '@/ui/class-names';
import { FIELD_BOX } from './field-styles';
import { describedBy, FormRow, type FieldBasics } from './form-row';

export type TextAreaFieldProps = FieldBasics & Omit<ComponentProps<'textarea'>, keyof FieldBasics>;

export function TextAreaField(props: TextAreaFieldProps) {
  const { label, hint, error, optional, hideLabel, className, id: given, rows = 3, ...area } = props;
  const made = useId();
  const id = given ?? made;
  return (
    <FormRow {...{ id, label, hint, error, optional, hideLabel, className }}>
      <textarea
        {...area}
        {...describedBy(id, { hint, error })}
        id={id}
        rows={rows}
        className={cn(FIELD_BOX, 'field-sizing-content h-auto min-h-20 py-1.5')}
      />
    </FormRow>
  );
}
