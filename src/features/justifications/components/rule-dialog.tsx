'use client';

import { useState } from 'react';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { Dialog } from '@/ui/controls/dialog';
import { formText } from '@/ui/controls/form-text';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { toast } from '@/ui/controls/toast';
import { ruleJustificationAction } from '../actions';

type Props = { slug: string; justificationId: string; deal: string };

/** The CRO's answer to a repeated justification: yes or no, with the reason. */
export function RuleDialog(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={`Rule on ${props.deal}`}
      description="Accepted, the deal stays open until the day that was asked for. Refused, the next sweep may close it."
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="small">Rule</Button>}
    >
      {open ? <RuleForm {...props} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

function RuleForm({ slug, justificationId, onDone }: Props & { onDone: () => void }) {
  const [refused, setRefused] = useState<{ message: string; remedy?: string } | null>(null);
  const [busy, setBusy] = useState(false);

  async function rule(form: FormData, accepted: boolean) {
    setBusy(true);
    const reason = formText(form, 'reason') ?? '';
    const result = await ruleJustificationAction(slug, { justificationId, accepted, reason });
    setBusy(false);
    if (!result.ok) return setRefused(result.refusal);
    toast({ title: accepted ? 'Accepted: the deal stays open' : 'Refused: the deal is a zombie again' });
    onDone();
  }

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const submitter = (event.nativeEvent as SubmitEvent).submitter;
        void rule(new FormData(event.currentTarget), submitter?.dataset['ruling'] === 'accept');
      }}
    >
      <TextAreaField label="Reason" name="reason" required />
      {refused ? (
        <Alert tone="look" live title={refused.message}>
          {refused.remedy}
        </Alert>
      ) : null}
      <div className="flex justify-end gap-2">
        <Button type="submit" data-ruling="refuse" busy={busy}>
          Refuse
        </Button>
        <Button type="submit" variant="primary" data-ruling="accept" busy={busy}>
          Accept
        </Button>
      </div>
    </form>
  );
}
