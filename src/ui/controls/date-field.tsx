import { TextField, type TextFieldProps } from './text-field';

export type DateFieldProps = Omit<TextFieldProps, 'type' | 'suffix'>;

/** A calendar date as "2027-03-12". The browser's own picker: keyboard, touch and screen reader for free. */
export function DateField({ inputClassName, ...rest }: DateFieldProps) {
  return <TextField {...rest} type="date" inputClassName={`tabular-nums ${inputClassName ?? ''}`} />;
}
