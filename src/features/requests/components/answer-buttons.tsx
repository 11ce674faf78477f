'use client';

import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { toast } from '@/ui/controls/toast';
import { answerRequestAction } from '../actions';

type Props = { slug: string; request: { id: string; version: number; text: string } };

/** The CEO's yes in one press, or a no with its reason. */
export function AnswerButtons({ slug, request }: Props) {
  const [busy, setBusy] = useState(false);
  const { id: requestId, version, text } = request;

  async function yes() {
    setBusy(true);
    const result = await answerRequestAction(slug, { requestId, version, answer: 'yes' });
    setBusy(false);
    if (result.ok) toast({ title: 'You said yes', description: text });
    else toast({ title: result.refusal.message, description: result.refusal.remedy, tone: 'act' });
  }

  return (
    <>
      <FormDialog
        title="Say no"
        description={text}
        trigger={<Button>No</Button>}
        submit="Say no"
        act={async (form) => {
          const reason = formText(form, 'reason');
          if (!reason) return { message: 'Say why not, in a sentence.' };
          const result = await answerRequestAction(slug, { requestId, version, answer: 'no', text: reason });
          if (!result.ok) return result.refusal;
          toast({ title: 'You said no', description: text });
          return null;
        }}
      >
        <TextAreaField label="Why not" name="reason" required />
      </FormDialog>
      <Button variant="primary" busy={busy} onClick={() => void yes()}>
        Yes
      </Button>
    </>
  );
}
