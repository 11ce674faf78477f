import { TextField, type TextFieldProps } from './text-field';

export type NumberFieldProps = Omit<TextFieldProps, 'type' | 'inputMode'> & { decimals?: boolean };

/** A plain text box with a number keyboard: no spinner, no wheel surprises, the server parses the text. */
export function NumberField({ decimals = false, inputClassName, ...rest }: NumberFieldProps) {
  return (
    <TextField
      autoComplete="off"
      {...rest}
      type="text"
      inputMode={decimals ? 'decimal' : 'numeric'}
      inputClassName={`tabular-nums ${inputClassName ?? ''}`}
    />
  );
}
