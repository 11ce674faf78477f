'use client';

import { useRouter } from 'next/navigation';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { toast } from '@/ui/controls/toast';
import { startEngagementAction } from '../../actions';

type Props = { slug: string; startOn: string | null; version: number; today: string };

/** On which day the engagement began; the ninety days of the KPIs count from it. */
export function EngagementDialog({ slug, startOn, version, today }: Props) {
  const router = useRouter();

  async function act(form: FormData) {
    const wanted = formText(form, 'startOn') ?? '';
    const result = await startEngagementAction(slug, { startOn: wanted, version });
    if (!result.ok) return result.refusal;
    const { version: written } = result.value;
    const undo = startOn === null ? undefined : () => void putBack(startOn, written);
    toast({ title: startOn === null ? 'The engagement has begun' : 'First day corrected', undo });
    router.refresh();
    return null;
  }

  async function putBack(before: string, on: number) {
    const result = await startEngagementAction(slug, { startOn: before, version: on });
    toast(result.ok ? { title: 'First day put back' } : { title: result.refusal.message, tone: 'act' });
    router.refresh();
  }

  return (
    <FormDialog
      title="First day of the engagement"
      description="The KPIs may change until day 90. Then they are locked, and so is this day."
      trigger={<Button>{startOn === null ? 'Set the first day' : 'Correct the first day'}</Button>}
      submit="Save"
      act={act}
    >
      <DateField label="First day" name="startOn" defaultValue={startOn ?? today} required />
    </FormDialog>
  );
}
