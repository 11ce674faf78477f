'use client';

import { useState, type ReactElement } from 'react';
import { PHASE_NAMES, PHASES, type Phase } from '@/domain/engagement/programme';
import { date } from '@/domain/values/calendar-date';
import { conflictOf, theirsText } from '@/domain/values/conflict';
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
  // After a conflict the second press is on top of what the person has read.
  const [read, setRead] = useState(0);
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
        const version = Math.max(read, step.version);
        const result = await changeStepAction(slug, { stepId: step.id, version, ...fields });
        const conflict = result.ok ? null : conflictOf(result.refusal);
        if (result.ok || !conflict) return result;
        setRead(conflict.version);
        const theirs = theirsText(conflict, { ...fields }, WORDS);
        return { ok: false, refusal: { ...result.refusal, remedy: `${theirs} Press again to keep yours.` } };
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
