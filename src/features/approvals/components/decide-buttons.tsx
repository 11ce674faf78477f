'use client';

import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { toast } from '@/ui/controls/toast';
import { decideRequestAction } from '../actions';

type Props = {
  slug: string;
  approvalId: string;
  deal: string;
  /** The ACV on the screen, minor units as text. */
  acvMinor: string;
  /** "18,000 USD against a floor of 25,000". */
  figures: string;
};

/** The CRO's two answers. Each takes its reason, which the rep reads. */
export function DecideButtons(props: Props) {
  return (
    <div className="flex flex-wrap gap-2">
      <Answer {...props} decision="approved" />
      <Answer {...props} decision="refused" />
    </div>
  );
}

const WORDS = {
  approved: { verb: 'Approve', done: 'approved', after: 'It may pass Quote Sent at this ACV or more.' },
  refused: { verb: 'Refuse', done: 'refused', after: 'It stays at Quote Sent until the ACV rises.' },
};

function Answer({
  slug,
  approvalId,
  deal,
  acvMinor,
  figures,
  decision,
}: Props & { decision: 'approved' | 'refused' }) {
  const { verb, done, after } = WORDS[decision];
  return (
    <FormDialog
      title={`${verb} ${deal}`}
      description={`${figures}. ${after}`}
      trigger={<Button variant={decision === 'approved' ? 'primary' : 'secondary'}>{verb}</Button>}
      submit={verb}
      danger={decision === 'refused'}
      act={async (form) => {
        const reason = formText(form, 'reason') ?? '';
        const result = await decideRequestAction(slug, { approvalId, decision, reason, acvMinor });
        if (!result.ok) return result.refusal;
        toast({ title: `${deal} ${done}` });
        return null;
      }}
    >
      <TextAreaField label="Reason" name="reason" hint="The rep reads it." required />
    </FormDialog>
  );
}
