'use client';

import type { ImportKind } from '@/domain/imports/types';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { toast } from '@/ui/controls/toast';
import { copyAgendaAction, copyMappingAction, copyStageModelAction, copyValuePlanAction } from '../actions';

/** What is copied, with the version here that it follows. */
export type CopyOf =
  | { what: 'stageModel'; basedOn: number; today: string }
  | { what: 'valuePlan'; after: number | null }
  | { what: 'agenda'; version: number }
  | { what: 'mapping'; kind: ImportKind };

type Props = {
  slug: string;
  from: string;
  copy: CopyOf;
  /** As it is called in a sentence: "stage model". */
  name: string;
  /** What happens here. */
  effect: string;
};

/** Asks once, then writes the copy as a version here. */
export function CopyButton({ slug, from, copy, name, effect }: Props) {
  async function act(form: FormData) {
    const result = await send(slug, from, copy, form);
    if (!result.ok) return result.refusal;
    toast({ title: `The ${name} is copied.` });
    return null;
  }
  return (
    <FormDialog
      title={`Copy the ${name}`}
      description={effect}
      trigger={<Button size="small">Copy here</Button>}
      submit="Copy"
      act={act}
    >
      {copy.what === 'stageModel' ? (
        <DateField
          name="effectiveFrom"
          label="In force from"
          hint="Forecasts of earlier days keep their version."
          defaultValue={copy.today}
          min={copy.today}
          required
        />
      ) : null}
    </FormDialog>
  );
}

async function send(slug: string, from: string, copy: CopyOf, form: FormData) {
  switch (copy.what) {
    case 'stageModel': {
      const effectiveFrom = formText(form, 'effectiveFrom') ?? '';
      return copyStageModelAction(slug, { from, effectiveFrom, basedOn: copy.basedOn });
    }
    case 'valuePlan':
      return copyValuePlanAction(slug, { from, after: copy.after });
    case 'agenda':
      return copyAgendaAction(slug, { from, version: copy.version });
    case 'mapping':
      return copyMappingAction(slug, { from, kind: copy.kind });
  }
}
