'use client';

import { useState, type FormEvent, type ReactNode } from 'react';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { TextField } from '@/ui/controls/text-field';

export type PostFormField = {
  name: string;
  label: string;
  type?: 'text' | 'email' | 'password';
  autoComplete?: string;
  hint?: string;
  defaultValue?: string;
  minLength?: number;
  autoFocus?: boolean;
  required?: boolean;
};

type Told = { message: string; remedy?: string; fields?: Record<string, string> };

const UNREACHABLE: Told = {
  message: 'The server cannot be reached.',
  remedy: 'Check the connection and try again.',
};

/**
 * A form of the pages outside companies. Works as a plain form; with JavaScript the refusal appears in place and what was typed stays.
 * `told` is the refusal that a plain form left behind.
 */
export function PostForm(props: {
  action: string;
  fields?: readonly PostFormField[];
  hidden?: Record<string, string>;
  submit: string;
  told?: Told | null;
  variant?: 'primary' | 'secondary';
  children?: ReactNode;
}) {
  const { action, fields = [], hidden = {}, submit, variant = 'primary', children } = props;
  const [told, setTold] = useState<Told | null>(props.told ?? null);
  const [busy, setBusy] = useState(false);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy(true);
    const answer = await post(action, new FormData(event.currentTarget));
    if ('to' in answer) return window.location.assign(answer.to);
    setTold(answer);
    setBusy(false);
  }

  return (
    <form
      method="post"
      action={action}
      onSubmit={(event) => void onSubmit(event)}
      className="flex flex-col gap-4"
    >
      {told ? (
        <Alert live tone="act" title={told.message}>
          {told.remedy}
        </Alert>
      ) : null}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <TextField key={field.name} required {...field} error={told?.fields?.[field.name]} />
      ))}
      {children}
      <Button type="submit" variant={variant} busy={busy}>
        {submit}
      </Button>
    </form>
  );
}

async function post(action: string, form: FormData): Promise<{ to: string } | Told> {
  const pairs = [...form].map(([name, value]) => [name, typeof value === 'string' ? value : '']);
  try {
    const response = await fetch(action, {
      method: 'POST',
      body: new URLSearchParams(pairs),
      headers: { Accept: 'application/json' },
    });
    const answer = (await response.json()) as { to?: string; error?: Told };
    if (answer.to) return { to: answer.to };
    return answer.error ?? UNREACHABLE;
  } catch {
    return UNREACHABLE;
  }
}
