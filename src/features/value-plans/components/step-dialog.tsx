'use client';

import type { ReactElement } from 'react';
import { PHASE_WORDS, STEP_PHASES, type StepPhase } from '@/domain/deployments/value-plan';
import { date } from '@/domain/values/calendar-date';
import { useOnTop } from '@/ui/controls/use-on-top';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { SelectField } from '@/ui/controls/select-field';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { TextField } from '@/ui/controls/text-field';
import { toast } from '@/ui/controls/toast';
import { dateText } from '@/ui/format/dates';
import { addStepAction, changeStepAction } from '../actions';

export type Owners = readonly { userId: string; name: string }[];

type Fields = {
  title: string;
  phase: StepPhase;
  ownerId: string | null;
  dueOn: string | null;
  note: string | null;
};

/** A step beside those of the template. */
export function AddStep({
  slug,
  deploymentId,
  owners,
}: {
  slug: string;
  deploymentId: string;
  owners: Owners;
}) {
  return (
    <StepForm
      title="Add a step"
      trigger={<Button size="small">Add a step</Button>}
      owners={owners}
      step={null}
      save={(fields) => addStepAction(slug, { deploymentId, ...fields })}
    />
  );
}

/** Title, time, owner and day of a step that is planned. */
export function ChangeStep({
  slug,
  owners,
  step,
}: {
  slug: string;
  owners: Owners;
  step: Fields & { id: string; version: number };
}) {
  const onTop = useOnTop(step.version);
  const words = {
    title: { label: 'Step' },
    phase: { label: 'When', show: phaseText },
    ownerId: {
      label: 'Owner',
      show: (id: unknown) => owners.find(({ userId }) => userId === id)?.name ?? '',
    },
    dueOn: { label: 'Due', show: shownDay },
    note: { label: 'Note' },
    doneOn: { label: 'Done' },
    state: { label: 'Stands', show: (state: unknown) => (state === 'removed' ? 'removed' : 'planned') },
  };
  return (
    <StepForm
      title="Change the step"
      trigger={
        <Button size="small" variant="quiet" aria-label={`Change ${step.title}`}>
          Change
        </Button>
      }
      owners={owners}
      step={step}
      save={async (fields) => {
        const result = await changeStepAction(slug, { stepId: step.id, version: onTop.version(), ...fields });
        return result.ok ? result : { ok: false, refusal: onTop.told(result.refusal, fields, words) };
      }}
    />
  );
}

const shownDay = (day: unknown) => (typeof day === 'string' ? dateText(date(day)) : '');
const phaseText = (value: unknown) =>
  STEP_PHASES.filter((phase) => phase === value).map((phase) => PHASE_WORDS[phase])[0] ?? '';

type Answer = { ok: true } | { ok: false; refusal: { message: string; remedy?: string } };

type FormProps = {
  title: string;
  trigger: ReactElement<Record<string, unknown>>;
  owners: Owners;
  step: Fields | null;
  save: (fields: Fields) => Promise<Answer>;
};

function StepForm({ title, trigger, owners, step, save }: FormProps) {
  return (
    <FormDialog
      title={title}
      trigger={trigger}
      submit="Save"
      act={async (form) => {
        const result = await save({
          title: formText(form, 'title') ?? '',
          phase: STEP_PHASES.find((phase) => phase === form.get('phase')) ?? 'before',
          ownerId: formText(form, 'ownerId'),
          dueOn: formText(form, 'dueOn'),
          note: formText(form, 'note'),
        });
        if (!result.ok) return result.refusal;
        toast({ title: 'Step saved' });
        return null;
      }}
    >
      <TextField label="Step" name="title" defaultValue={step?.title ?? ''} required />
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField
          label="When"
          name="phase"
          defaultValue={step?.phase ?? 'before'}
          options={STEP_PHASES.map((phase) => ({ value: phase, label: PHASE_WORDS[phase] }))}
        />
        <SelectField
          label="Owner"
          name="ownerId"
          placeholder="Nobody yet"
          defaultValue={step?.ownerId ?? ''}
          options={owners.map(({ userId, name }) => ({ value: userId, label: name }))}
        />
        <DateField label="Due" name="dueOn" defaultValue={step?.dueOn ?? ''} optional />
      </div>
      <TextAreaField label="Note" name="note" defaultValue={step?.note ?? ''} optional />
    </FormDialog>
  );
}
