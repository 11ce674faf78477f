'use client';

import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { TextField } from '@/ui/controls/text-field';
import { toast } from '@/ui/controls/toast';
import { askDeletionAction } from '../actions';

/** The company's name is typed: nobody deletes by a slip. */
export function DeleteDialog({ slug, name, days }: { slug: string; name: string; days: number }) {
  const [error, setError] = useState<string | undefined>();
  return (
    <FormDialog
      title={`Delete ${name}?`}
      description={`It is read-only at once and deleted after ${days} days, with every deal, figure, file and review. Until then you or the CEO can call it off.`}
      trigger={<Button variant="danger">Delete…</Button>}
      submit={`Delete after ${days} days`}
      danger
      act={async (form) => {
        const typed = form.get('name');
        const result = await askDeletionAction(slug, { name: typeof typed === 'string' ? typed : '' });
        setError(result.ok ? undefined : result.refusal.fields?.name);
        if (!result.ok) return result.refusal;
        toast({ title: `${name} is deleted in ${days} days.`, description: 'CRO and CEO are told by mail.' });
        return null;
      }}
    >
      <TextField
        name="name"
        label={`Type ${name} to confirm`}
        required
        autoComplete="off"
        spellCheck={false}
        error={error}
      />
    </FormDialog>
  );
}
