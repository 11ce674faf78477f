'use client';

import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { toast } from '@/ui/controls/toast';
import { requestApprovalAction, withdrawRequestAction } from '../actions';

type Props = { slug: string; dealId: string; asked: boolean };

/** Asks the CRO about a deal below the floor; of one that is on the desk it adds why. */
export function AskDialog({ slug, dealId, asked }: Props) {
  const title = asked ? 'Say why' : 'Ask the CRO';
  return (
    <FormDialog
      title={title}
      description="The CRO sees the ACV, the floor and similar deployments. Say what they do not show."
      trigger={<Button variant={asked ? 'secondary' : 'primary'}>{title}</Button>}
      submit={asked ? 'Add' : 'Ask'}
      act={async (form) => {
        const result = await requestApprovalAction(slug, { dealId, note: formText(form, 'note') });
        if (!result.ok) return result.refusal;
        toast({ title: asked ? 'Added to the request' : 'On the CRO’s desk' });
        return null;
      }}
    >
      <TextAreaField label="Why it is worth it" name="note" required={asked} optional={!asked} />
    </FormDialog>
  );
}

/** Takes a request off the desk; the toast asks again. */
export function WithdrawButton({ slug, dealId, approvalId }: Omit<Props, 'asked'> & { approvalId: string }) {
  async function withdraw() {
    const result = await withdrawRequestAction(slug, { approvalId });
    if (!result.ok) return toast({ title: result.refusal.message, tone: 'act' });
    toast({
      title: 'Off the desk',
      undo: () => void requestApprovalAction(slug, { dealId, note: null }),
    });
  }
  return (
    <Button size="small" variant="quiet" onClick={() => void withdraw()}>
      Take off the desk
    </Button>
  );
}
