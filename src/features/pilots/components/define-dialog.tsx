'use client';

import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { NumberField } from '@/ui/controls/number-field';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { toast } from '@/ui/controls/toast';
import { definePilotAction } from '../actions';

export type DefineProps = {
  slug: string;
  dealId: string;
  today: string;
  /** What stands; null: nobody has said yet. */
  plan: { units: number | null; startOn: string; criteria: string; decisionOn: string } | null;
  /** An ordinary deal would become a pilot by it. */
  becomes?: boolean;
};

/** Size, start, success criteria and decision day of a pilot. */
export function DefineDialog({ slug, dealId, today, plan, becomes = false }: DefineProps) {
  const title = plan ? 'Correct the pilot' : 'Say what the pilot is';
  return (
    <FormDialog
      title={title}
      description={
        plan
          ? 'Only the CRO moves the decision later, with a reason.'
          : 'After its decision day a pilot is converted, killed, or extended by the CRO.'
      }
      trigger={
        <Button
          variant={becomes ? 'quiet' : plan ? 'secondary' : 'primary'}
          size={becomes ? 'small' : undefined}
        >
          {becomes ? 'Make it a pilot' : plan ? 'Correct' : 'Define the pilot'}
        </Button>
      }
      submit="Save"
      act={async (form) => {
        const result = await definePilotAction(slug, {
          dealId,
          units: numberOf(formText(form, 'units')),
          startOn: formText(form, 'startOn') ?? '',
          criteria: formText(form, 'criteria') ?? '',
          decisionOn: formText(form, 'decisionOn') ?? '',
        });
        if (!result.ok) return withFields(result.refusal);
        toast({ title: 'Pilot saved' });
        return null;
      }}
    >
      <div className="grid gap-4 sm:grid-cols-3">
        <NumberField label="Devices" name="units" defaultValue={plan?.units ?? ''} optional />
        <DateField label="Start" name="startOn" defaultValue={plan?.startOn ?? today} required />
        <DateField label="Decision by" name="decisionOn" defaultValue={plan?.decisionOn ?? ''} required />
      </div>
      <TextAreaField
        label="Success criteria"
        name="criteria"
        hint="What must be seen by that day for the customer to buy."
        defaultValue={plan?.criteria ?? ''}
        required
      />
    </FormDialog>
  );
}

/** A whole number as typed, or null; the command judges it. */
export function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text.replaceAll(/[\s,.']/g, ''));
}

/** A refusal whose fields are told in its sentence. */
export function withFields({
  message,
  remedy,
  fields,
}: {
  message: string;
  remedy?: string;
  fields?: Record<string, string>;
}) {
  const told = Object.values(fields ?? {}).join(' ');
  return { message, remedy: [remedy, told].filter(Boolean).join(' ') || undefined };
}
