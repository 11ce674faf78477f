'use client';

import { useRef, useState, type ReactElement, type ReactNode } from 'react';
import { Alert } from './alert';
import { Button } from './button';
import { Dialog } from './dialog';
import { firstField } from './first-field';

export type FormDialogProps = {
  title: string;
  description?: ReactNode;
  trigger: ReactElement<Record<string, unknown>>;
  /** On the button that sends the form. */
  submit: string;
  danger?: boolean;
  /** Fields; they are made anew each time that the dialog opens. */
  children?: ReactNode;
  /** Does it; answers the refusal, or null, which closes the dialog. What was typed stays on a refusal. */
  act: (form: FormData) => Promise<{ message: string; remedy?: string } | null>;
};

/** A question with a few fields and one answer. */
export function FormDialog(props: FormDialogProps) {
  const { title, description, trigger, submit, danger = false, children, act } = props;
  const form = useRef<HTMLFormElement>(null);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ message: string; remedy?: string } | null>(null);

  async function send(form: FormData) {
    setBusy(true);
    setRefused(null);
    const refusal = await act(form);
    setBusy(false);
    if (refusal) setRefused(refusal);
    else setOpen(false);
  }

  function change(next: boolean) {
    setOpen(next);
    setRefused(null);
  }

  return (
    <Dialog
      title={title}
      description={description}
      open={open}
      onOpenChange={change}
      trigger={trigger}
      focusFirst={() => firstField(form.current)}
    >
      {open ? (
        <form
          ref={form}
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void send(new FormData(event.currentTarget));
          }}
        >
          {children}
          {refused ? (
            <Alert tone="look" live title={refused.message}>
              {refused.remedy}
            </Alert>
          ) : null}
          <div className="flex justify-end">
            <Button type="submit" variant={danger ? 'danger' : 'primary'} busy={busy}>
              {submit}
            </Button>
          </div>
        </form>
      ) : null}
    </Dialog>
  );
}
