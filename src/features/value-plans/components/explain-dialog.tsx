'use client';

import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { toast } from '@/ui/controls/toast';
import { explainPlanAction } from '../actions';

type Props = {
  slug: string;
  deploymentId: string;
  plan: { version: number; noEarlyStepReason: string | null };
};

/** The CRO's reason why nothing of value comes before the hardware; an empty one takes it back. */
export function ExplainDialog({ slug, deploymentId, plan: { version, noEarlyStepReason } }: Props) {
  return (
    <FormDialog
      title="No value before the hardware"
      description="A plan has a step that gives value before the hardware is there, or your reason why not. Leave it empty to ask for such a step again."
      trigger={
        <Button size="small" variant="quiet">
          {noEarlyStepReason === null ? 'No early value?' : 'Change the reason'}
        </Button>
      }
      submit="Save"
      act={async (form) => {
        const reason = formText(form, 'reason');
        const result = await explainPlanAction(slug, { deploymentId, version, reason });
        if (!result.ok) return result.refusal;
        toast({ title: reason === null ? 'Reason taken back' : 'Reason saved' });
        return null;
      }}
    >
      <TextAreaField
        label="Why there is none"
        name="reason"
        defaultValue={noEarlyStepReason ?? ''}
        optional
      />
    </FormDialog>
  );
}
