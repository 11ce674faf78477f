'use client';

import { FAILURE_CAUSES } from '@/domain/deployments/failures';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { NumberField } from '@/ui/controls/number-field';
import { SelectField } from '@/ui/controls/select-field';
import { TextField } from '@/ui/controls/text-field';
import { toast } from '@/ui/controls/toast';
import { failDeploymentAction, removeFailureAction, resolveFailureAction } from '../actions';
import { FAILURE_NAMES } from '../deployment-words';
import { refusalText } from '../refusal-text';
import { RemoveDialog } from './remove-dialog';
import { tellUndone } from './tell-undone';

const CAUSES = FAILURE_CAUSES.map((value) => ({ value, label: FAILURE_NAMES[value] }));

/** Says which devices failed, and why. */
export function FailDialog({
  slug,
  deploymentId,
  today,
}: {
  slug: string;
  deploymentId: string;
  today: string;
}) {
  return (
    <FormDialog
      title="Which devices failed?"
      description="Failures of the hardware count in the hardware failure rate; all of them stand beside a loss."
      trigger={<Button size="small">Record a failure</Button>}
      submit="Save"
      act={async (form) => {
        const cause = FAILURE_CAUSES.find((one) => one === formText(form, 'cause')) ?? 'other';
        const result = await failDeploymentAction(slug, {
          deploymentId,
          failedOn: formText(form, 'failedOn') ?? '',
          devices: Number((formText(form, 'devices') ?? '').replaceAll(/[\s,.']/g, '')),
          cause,
          resolvedOn: formText(form, 'resolvedOn'),
          note: formText(form, 'note'),
        });
        if (!result.ok) return refusalText(result.refusal);
        const { failureId, version } = result.value;
        toast({
          title: 'Failure saved',
          undo: () => void tellUndone(removeFailureAction(slug, { failureId, version })),
        });
        return null;
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField label="Devices" name="devices" required />
        <SelectField label="Cause" name="cause" options={CAUSES} />
        <DateField label="Failed on" name="failedOn" defaultValue={today} max={today} required />
        <DateField
          label="All work again since"
          name="resolvedOn"
          max={today}
          hint="Empty while some do not."
          optional
        />
      </div>
      <TextField label="Note" name="note" optional />
    </FormDialog>
  );
}

type Standing = { id: string; version: number; resolvedOn: string | null };

/** All of them work again: from today, or from another day. */
export function ResolveDialog({ slug, failure, today }: { slug: string; failure: Standing; today: string }) {
  const { id: failureId, version, resolvedOn } = failure;
  return (
    <FormDialog
      title="All devices work again"
      trigger={<Button size="small">{resolvedOn === null ? 'All work again' : 'Correct'}</Button>}
      submit="Save"
      act={async (form) => {
        const input = { failureId, version, resolvedOn: formText(form, 'resolvedOn') };
        const result = await resolveFailureAction(slug, input);
        if (!result.ok) return refusalText(result.refusal);
        const back = { failureId, version: result.value.version, resolvedOn };
        toast({ title: 'Failure saved', undo: () => void tellUndone(resolveFailureAction(slug, back)) });
        return null;
      }}
    >
      <DateField
        label="All work again since"
        name="resolvedOn"
        defaultValue={resolvedOn ?? today}
        max={today}
        hint="Empty while some do not."
        optional
      />
    </FormDialog>
  );
}

export function RemoveFailure({ slug, failure }: { slug: string; failure: Standing }) {
  return (
    <RemoveDialog
      title="Remove this failure?"
      description="Only where nothing failed."
      removed="Failure removed"
      act={() => removeFailureAction(slug, { failureId: failure.id, version: failure.version })}
    />
  );
}
