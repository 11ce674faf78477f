'use client';

import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { toast } from '@/ui/controls/toast';
import { correctReviewAction } from '../../actions-close';

/** A note beside the minutes of a closed review. */
export function AddCorrection({ slug, reviewId }: { slug: string; reviewId: string }) {
  return (
    <FormDialog
      title="Add a correction"
      description="The minutes stay as they are. Your note stands below them, with your name and the day, and cannot be taken back."
      trigger={<Button size="small">Add a correction</Button>}
      submit="Add"
      act={async (form) => {
        const result = await correctReviewAction(slug, { reviewId, text: formText(form, 'text') ?? '' });
        if (!result.ok) return result.refusal;
        toast({ title: 'The correction stands beside the minutes' });
        return null;
      }}
    >
      <TextAreaField label="What is not right, and what is" name="text" required maxLength={2000} rows={4} />
    </FormDialog>
  );
}
