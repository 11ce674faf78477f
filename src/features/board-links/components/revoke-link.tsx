'use client';

import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { toast } from '@/ui/controls/toast';
import { revokeLinkAction } from '../actions';

type Props = { slug: string; linkId: string; label: string };

/** Closes a link for good, after a question. */
export function RevokeLink({ slug, linkId, label }: Props) {
  return (
    <FormDialog
      title={`Revoke the link for ${label}?`}
      description="It opens nothing from now on, and cannot be opened again. Who has read the page stays in the list."
      trigger={
        <Button size="small" variant="quiet">
          Revoke
        </Button>
      }
      submit="Revoke the link"
      danger
      act={async () => {
        const result = await revokeLinkAction(slug, { linkId });
        if (!result.ok) return result.refusal;
        toast({ title: `The link for ${label} opens nothing any more` });
        return null;
      }}
    >
      {null}
    </FormDialog>
  );
}
