'use client';

import { useRouter } from 'next/navigation';
import { LIFE_STEPS, type LifeStep } from '@/domain/deployments/steps';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { SelectField } from '@/ui/controls/select-field';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { dateText } from '@/ui/format/dates';
import { toast } from '@/ui/controls/toast';
import { recordDeploymentAction } from '../actions';
import { FIRST_VALUE_NAMES, STEP_NAMES } from '../deployment-words';
import { refusalText } from '../refusal-text';

type Props = {
  slug: string;
  deployment: { id: string; version: number; site: string };
  step: LifeStep;
  today: string;
  /** The one thing to do on the page, or one of many rows. */
  prominent?: boolean;
};

const KINDS = Object.entries(FIRST_VALUE_NAMES).map(([value, label]) => ({ value, label }));

type Input = Parameters<typeof recordDeploymentAction>[1];

/** Records the next day of a deployment's life: the button, and Save where it was today. */
export function RecordStep({ slug, deployment, step, today, prominent = false }: Props) {
  const router = useRouter();
  const { id: deploymentId, version, site } = deployment;
  const name = STEP_NAMES[step];
  const field = LIFE_STEPS.find((one) => one.step === step)?.field ?? 'signedOn';
  const isValue = step === 'first_value';

  async function record(form: FormData) {
    const day = formText(form, 'day') ?? '';
    const value = isValue ? { firstValueKind: kindOf(form), firstValueProof: formText(form, 'proof') } : {};
    const result = await recordDeploymentAction(slug, { deploymentId, version, [field]: day, ...value });
    if (!result.ok) {
      if (result.refusal.code !== 'conflict') return refusalText(result.refusal);
      // The dialog gets the version that stands now: saving again puts what was typed on top of it.
      router.refresh();
      return { message: result.refusal.message, remedy: theirs(result.refusal.details, field, name, day) };
    }
    const undo = { deploymentId, version: result.value.version, [field]: null };
    const cleared = isValue ? { firstValueKind: null, firstValueProof: null } : {};
    toast({ title: `${name}: ${site}`, undo: () => void takeBack(slug, { ...undo, ...cleared }, name) });
    return null;
  }

  return (
    <FormDialog
      title={`${name}: ${site}`}
      description={isValue ? 'What the customer saw first, and how one knows.' : undefined}
      trigger={
        <Button size={prominent ? undefined : 'small'} variant={prominent ? 'primary' : 'secondary'}>
          {isValue ? 'Record first value' : `Record ${name.toLowerCase()}`}
        </Button>
      }
      submit="Save"
      act={record}
    >
      <DateField
        label={isValue ? 'First value on' : `${name} on`}
        name="day"
        defaultValue={today}
        max={today}
        required
      />
      {isValue ? (
        <>
          <SelectField label="What it was" name="kind" options={KINDS} defaultValue="data" />
          <TextAreaField
            label="Proof"
            name="proof"
            hint="What was seen, by whom: “First readings of dock 4 on Ana’s screen”."
            required
          />
        </>
      ) : null}
    </FormDialog>
  );
}

function kindOf(form: FormData): 'data' | 'insight' | 'saving' {
  const kind = formText(form, 'kind');
  return kind === 'insight' || kind === 'saving' ? kind : 'data';
}

async function takeBack(slug: string, input: Input, name: string): Promise<void> {
  const result = await recordDeploymentAction(slug, input);
  if (result.ok) return toast({ title: 'Undone', description: name });
  toast({ title: result.refusal.message, description: result.refusal.remedy, tone: 'act' });
}

function theirs(
  details: Record<string, unknown> | undefined,
  field: string,
  name: string,
  mine: string,
): string {
  const stands = details?.[field];
  const text = typeof stands === 'string' ? dateText(stands as CalendarDate) : 'not recorded';
  return `${name} stands as ${text}; yours is ${dateText(mine as CalendarDate)}.`;
}
