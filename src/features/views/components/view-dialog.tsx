'use client';

import { useState } from 'react';
import { formText } from '@/ui/controls/form-text';
import { Button } from '@/ui/controls/button';
import { Checkbox } from '@/ui/controls/checkbox';
import { Dialog } from '@/ui/controls/dialog';
import { TextField } from '@/ui/controls/text-field';
import type { View } from './views-bar';

export type Naming = { kind: 'new' } | { kind: 'rename'; view: View };

type Props = {
  naming: Naming;
  onClose: () => void;
  /** Answers the sentence of a refusal, or null. */
  onSave: (name: string, shared: boolean) => Promise<string | null>;
};

/** The name of a view. */
export function ViewDialog({ naming, onClose, onSave }: Props) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  async function submit(form: FormData) {
    const name = formText(form, 'name');
    if (!name) return setRefused('A view needs a name.');
    setBusy(true);
    setRefused(await onSave(name, form.get('shared') === 'on'));
    setBusy(false);
  }

  return (
    <Dialog
      open
      title={naming.kind === 'new' ? 'Save view' : 'Rename view'}
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
      >
        <TextField
          label="Name"
          name="name"
          maxLength={80}
          required
          defaultValue={naming.kind === 'rename' ? naming.view.name : ''}
          error={refused ?? undefined}
        />
        {naming.kind === 'new' ? (
          <Checkbox label="Share with the company" name="shared" hint="Everybody who reads deals finds it." />
        ) : null}
        <Button type="submit" variant="primary" busy={busy} className="self-end">
          Save
        </Button>
      </form>
    </Dialog>
  );
}
