'use client';

import type { ReactElement } from 'react';
import { PHASE_NAMES, PHASES, type Phase } from '@/domain/engagement/programme';
import { date } from '@/domain/values/calendar-date';
import { useOnTop } from '@/ui/controls/use-on-top';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { SelectField } from '@/ui/controls/select-field';
import { TextField } from '@/ui/controls/text-field';
import { toast } from '@/ui/controls/toast';
import { dateText } from '@/ui/format/dates';
import { addStepAction, changeStepAction } from '../actions';

type Fields = { phase: Phase; text: string; dueOn: string | null };
export type PlanStep = Fields & { id: string; version: number };

/** A step beside those of the plan. */
export function AddStep({ slug, phase }: { slug: string; phase: Phase }) {
  return (
    <StepForm
      title="Add a step"
      trigger={<Button size="small">Add a step</Button>}
      step={{ phase, text: '', dueOn: null }}
      save={(fields) => addStepAction(slug, fields)}
    />
  );
}

/** Words, month and day of a step. */
export function ChangeStep({ slug, step }: { slug: string; step: PlanStep }) {
  const onTop = useOnTop(step.version);
  return (
    <StepForm
      title="Change the step"
      trigger={
        <Button size="small" variant="quiet" aria-label={`Change ${step.text}`}>
          Change
        </Button>
      }
      step={step}
      save={async (fields) => {
        const result = await changeStepAction(slug, { stepId: step.id, version: onTop.version(), ...fields });
        return result.ok ? result : { ok: false, refusal: onTop.told(result.refusal, fields, WORDS) };
      }}
    />
  );
}

const STATES: Record<string, string> = { open: 'open', done: 'done', removed: 'removed' };
const WORDS = {
  text: { label: 'Step' },
  phase: { label: 'Month', show: (phase: unknown) => String(phase) },
  dueOn: { label: 'Due', show: (day: unknown) => (typeof day === 'string' ? dateText(date(day)) : '') },
  state: {
    label: 'Stands',
    show: (state: unknown) => (typeof state === 'string' ? (STATES[state] ?? '') : ''),
  },
};

type Answer = { ok: true } | { ok: false; refusal: { message: string; remedy?: string } };
type FormProps = {
  title: string;
  trigger: ReactElement<Record<string, unknown>>;
  step: Fields;
  save: (fields: Fields) => Promise<Answer>;
};

function StepForm({ title, trigger, step, save }: FormProps) {
  return (
    <FormDialog
      title={title}
      trigger={trigger}
      submit="Save"
      act={async (form) => {
        const result = await save({
          text: formText(form, 'text') ?? '',
          phase: PHASES.find((phase) => String(phase) === form.get('phase')) ?? 1,
          dueOn: formText(form, 'dueOn'),
        });
        if (!result.ok) return result.refusal;
        toast({ title: 'Step saved' });
        return null;
      }}
    >
      <TextField label="Step" name="text" defaultValue={step.text} maxLength={300} required />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="Month"
          name="phase"
          defaultValue={String(step.phase)}
          options={PHASES.map((phase) => ({
            value: String(phase),
            label: `${phase}: ${PHASE_NAMES[phase]}`,
          }))}
        />
        <DateField label="Due" name="dueOn" defaultValue={step.dueOn ?? ''} optional />
      </div>
    </FormDialog>
  );
}
