'use client';

import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { toast } from '@/ui/controls/toast';
import { speakVerdictAction } from '../actions';

/** Speaks the verdict: asked once more, because nobody can take it back. */
export function SpeakDialog({ slug }: { slug: string }) {
  return (
    <FormDialog
      title="Speak the verdict"
      description="It is measured at the end of day 90 and frozen as it is, whatever it says. Later corrections do not change it."
      trigger={<Button variant="primary">Speak the verdict</Button>}
      submit="Speak it"
      act={async () => {
        const result = await speakVerdictAction(slug, {});
        if (!result.ok) return result.refusal;
        toast({ title: result.value.text });
        return null;
      }}
    >
      {null}
    </FormDialog>
  );
}
