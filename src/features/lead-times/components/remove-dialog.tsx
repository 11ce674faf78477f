'use client';

import type { LeadTimeKind } from '@/domain/forecast/lead-times';
import { Button } from '@/ui/controls/button';
import { formText } from '@/ui/controls/form-text';
import { FormDialog } from '@/ui/controls/form-dialog';
import { TextField } from '@/ui/controls/text-field';
import { toast } from '@/ui/controls/toast';
import { removeLeadTimeAction, setLeadTimeAction } from '../actions';
import { placeText } from '../lead-time-words';

type Props = {
  slug: string;
  set: {
    id: string;
    version: number;
    kind: LeadTimeKind;
    product: string;
    supplier: string;
    p50Days: number;
    p80Days: number;
  };
};

/** Takes what was set out of the library: history, or the default, counts again. */
export function RemoveDialog({ slug, set }: Props) {
  const { id, version, kind, product, supplier, p50Days, p80Days } = set;

  async function act(form: FormData) {
    const reason = formText(form, 'reason') ?? '';
    const result = await removeLeadTimeAction(slug, { leadTimeId: id, version, reason });
    if (!result.ok) return result.refusal;
    toast({ title: `${placeText(set)} is not set any more`, undo: () => void setAgain() });
    return null;
  }

  async function setAgain() {
    const days = { p50Days, p80Days };
    const again = await setLeadTimeAction(slug, { kind, product, supplier, ...days, reason: 'Undone' });
    toast(again.ok ? { title: 'Set again' } : { title: again.refusal.message, tone: 'act' });
  }

  return (
    <FormDialog
      title={`Remove what is set for ${placeText(set)}`}
      description="Your own history counts again, or the default where it is too short. What was set stays on record."
      trigger={<Button size="small">Remove</Button>}
      submit="Remove"
      act={act}
    >
      <TextField name="reason" label="Why" required maxLength={500} />
    </FormDialog>
  );
}
