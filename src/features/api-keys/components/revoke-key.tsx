'use client';

import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { toast } from '@/ui/controls/toast';
import { revokeApiKeyAction } from '../actions';

type Props = { slug: string; keyId: string; name: string };

/** Closes a key for good, after a question: what sends with it gets nothing in any more. */
export function RevokeKey({ slug, keyId, name }: Props) {
  return (
    <FormDialog
      title={`Revoke ${name}?`}
      description="Whatever sends with it is turned away at once. It cannot be opened again; make a new key instead."
      trigger={
        <Button size="small" variant="quiet">
          Revoke
        </Button>
      }
      submit="Revoke the key"
      danger
      act={async () => {
        const result = await revokeApiKeyAction(slug, { keyId });
        if (!result.ok) return result.refusal;
        toast({ title: `${name} opens nothing any more` });
        return null;
      }}
    >
      {null}
    </FormDialog>
  );
}
