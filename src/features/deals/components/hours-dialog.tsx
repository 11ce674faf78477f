'use client';

import type { LineFacts } from '@/domain/deals/deal';
import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { NumberField } from '@/ui/controls/number-field';
import { recordHoursAction } from '../actions';
import { hoursWords } from './line-words';
import { undoToast } from './undo-toast';

type Props = {
  slug: string;
  dealId: string;
  line: Pick<LineFacts, 'id' | 'description' | 'timeAndMaterials' | 'expectedHours' | 'hoursDone'>;
};

/** Hours worked so far on a line of time and materials: by delivery, the rep or the CRO. */
export function HoursDialog({ slug, dealId, line }: Props) {
  async function act(form: FormData) {
    const typed = (formText(form, 'hours') ?? '').replaceAll(/[\s,']/g, '');
    if (!/^\d{1,7}$/.test(typed)) return { message: 'Write the hours as a whole number.' };
    const hours = Number(typed);
    const result = await recordHoursAction(slug, { dealId, lineId: line.id, hours, seen: line.hoursDone });
    if (!result.ok) return result.refusal;
    undoToast({ title: 'Hours recorded', slug, dealId, version: result.value.version });
    return null;
  }
  return (
    <FormDialog
      title={`Hours worked: ${line.description}`}
      description={`${hoursWords(line) ?? ''}. Write all hours so far, not only the new ones.`}
      submit="Record hours"
      trigger={
        <Button size="small" className="self-start">
          Record hours
        </Button>
      }
      act={act}
    >
      <NumberField
        label="Hours worked so far"
        name="hours"
        defaultValue={line.hoursDone === null ? '' : String(line.hoursDone)}
        required
      />
    </FormDialog>
  );
}
