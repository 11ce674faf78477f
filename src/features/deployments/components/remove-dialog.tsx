'use client';

import type { Result } from '@/domain/values/result';
import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { toast } from '@/ui/controls/toast';
import { refusalText } from '../refusal-text';

type Props = {
  title: string;
  description: string;
  /** What the toast says afterwards. */
  removed: string;
  act: () => Promise<Result<unknown>>;
};

/** Takes something back that was written down by mistake. */
export function RemoveDialog({ title, description, removed, act }: Props) {
  return (
    <FormDialog
      title={title}
      description={`${description} It stays in the record of what was done.`}
      trigger={
        <Button size="small" variant="quiet">
          Remove
        </Button>
      }
      submit="Remove"
      danger
      act={async () => {
        const result = await act();
        if (!result.ok) return refusalText(result.refusal);
        toast({ title: removed });
        return null;
      }}
    >
      {null}
    </FormDialog>
  );
}
