'use client';

import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { toast } from '@/ui/controls/toast';
import { askRequestAction } from '../actions';

/** Asks something of the CEO: it waits on his first page until he answers. */
export function AskDialog({ slug, today }: { slug: string; today: string }) {
  return (
    <FormDialog
      title="Ask the CEO"
      description="It waits on the CEO's first page until there is a yes or a no. Both stand in the discipline of the month."
      trigger={<Button variant="primary">Ask the CEO</Button>}
      submit="Ask"
      act={async (form) => {
        const text = formText(form, 'text');
        if (!text) return { message: 'Say what you ask for.' };
        const result = await askRequestAction(slug, { text, dueOn: formText(form, 'dueOn') });
        if (!result.ok) return { message: result.refusal.fields?.['dueOn'] ?? result.refusal.message };
        toast({ title: 'The CEO is asked' });
        return null;
      }}
    >
      <TextAreaField
        label="What do you ask for?"
        name="text"
        required
        hint="One thing that can be answered with yes or no: “Tell both reps this week that the model stands.”"
      />
      <DateField label="Answer by" name="dueOn" optional min={today} />
    </FormDialog>
  );
}
