'use client';

import { useFormStatus } from 'react-dom';
import { Button, type ButtonProps } from './button';

/** A form's submit button: busy by itself while the form's action runs. */
export function SubmitButton({ variant = 'primary', busy, ...rest }: Omit<ButtonProps, 'type'>) {
  const { pending } = useFormStatus();
  return <Button {...rest} type="submit" variant={variant} busy={busy ?? pending} />;
}
