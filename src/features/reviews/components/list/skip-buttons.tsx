'use client';

import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { toast } from '@/ui/controls/toast';
import { callReviewAction, skipReviewAction, unskipReviewAction } from '../../actions-list';

type Props = { slug: string; reviewId: string; /** "Tuesday, 24 Nov 2026" */ day: string };

/** A review that does not take place says why: reps, CEO and trend read it. */
export function SkipButton({ slug, reviewId, day }: Props) {
  return (
    <FormDialog
      title={`Skip the review of ${day}`}
      description="The next ones stay. Everybody reads the reason."
      trigger={<Button variant="quiet">Skip it</Button>}
      submit="Skip it"
      act={async (form) => {
        const result = await skipReviewAction(slug, { reviewId, reason: formText(form, 'reason') ?? '' });
        if (!result.ok) return result.refusal;
        toast({ title: `${day} is skipped`, undo: () => unskipReviewAction(slug, { reviewId }) });
        return null;
      }}
    >
      <TextAreaField label="Reason" name="reason" required />
    </FormDialog>
  );
}

/** While its time is still to come. */
export function UnskipButton({ slug, reviewId, day }: Props) {
  const [busy, setBusy] = useState(false);
  async function take() {
    setBusy(true);
    const result = await unskipReviewAction(slug, { reviewId });
    setBusy(false);
    if (!result.ok) toast({ tone: 'act', title: result.refusal.message, description: result.refusal.remedy });
  }
  return (
    <Button size="small" busy={busy} onClick={take} aria-label={`Hold the review of ${day} after all`}>
      Hold it after all
    </Button>
  );
}

/** A review beside the weekly ones, for now. */
export function CallButton({ slug }: { slug: string }) {
  const [busy, setBusy] = useState(false);
  async function call() {
    setBusy(true);
    const result = await callReviewAction(slug, {});
    setBusy(false);
    if (!result.ok) toast({ tone: 'act', title: result.refusal.message, description: result.refusal.remedy });
  }
  return (
    <Button busy={busy} onClick={call}>
      Call a review now
    </Button>
  );
}
