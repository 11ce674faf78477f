'use client';

import { useRouter } from 'next/navigation';
import { LIFE_STEPS } from '@/domain/deployments/steps';
import { parseTypedAmount } from '@/domain/values/typed-values';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { NumberField } from '@/ui/controls/number-field';
import { SelectField } from '@/ui/controls/select-field';
import { TextField } from '@/ui/controls/text-field';
import { toast } from '@/ui/controls/toast';
import { recordDeploymentAction } from '../actions';
import { FIRST_VALUE_NAMES, STEP_NAMES } from '../deployment-words';
import { refusalText } from '../refusal-text';

export type EditedDeployment = {
  id: string;
  version: number;
  site: string;
  kind: 'production' | 'pilot';
  devices: number | null;
  /** As it is typed: "41200.00"; null where nobody said. */
  acv: string | null;
  firstValueKind: 'data' | 'insight' | 'saving' | null;
  firstValueProof: string | null;
  endedOn: string | null;
} & Record<(typeof LIFE_STEPS)[number]['field'], string | null>;

type Props = { slug: string; deployment: EditedDeployment; currency: string; today: string };

/** Corrects what is known of a deployment; a field that is emptied is not known any more. */
export function EditDialog({ slug, deployment, currency, today }: Props) {
  const router = useRouter();
  const { id: deploymentId, version, site } = deployment;

  async function save(form: FormData) {
    const acv = parseTypedAmount(formText(form, 'acv') ?? '', currency);
    if (!acv.ok) return { message: acv.message };
    const result = await recordDeploymentAction(slug, {
      deploymentId,
      version,
      site: formText(form, 'site') ?? site,
      kind: formText(form, 'kind') === 'pilot' ? 'pilot' : 'production',
      devices: countOf(formText(form, 'devices')),
      acvMinor: acv.value?.toString() ?? null,
      ...Object.fromEntries(LIFE_STEPS.map(({ field }) => [field, formText(form, field)])),
      firstValueKind: kindOf(formText(form, 'firstValueKind')),
      firstValueProof: formText(form, 'firstValueProof'),
      endedOn: formText(form, 'endedOn'),
    });
    if (result.ok) {
      toast({ title: `${site} saved` });
      return null;
    }
    if (result.refusal.code === 'conflict') router.refresh();
    return refusalText(result.refusal);
  }

  return (
    <FormDialog title={`Correct ${site}`} trigger={<Button>Correct</Button>} submit="Save" act={save}>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label="Site" name="site" defaultValue={site} required />
        <SelectField
          label="Kind"
          name="kind"
          defaultValue={deployment.kind}
          options={[
            { value: 'production', label: 'Production' },
            { value: 'pilot', label: 'Pilot' },
          ]}
        />
        {LIFE_STEPS.map(({ step, field }) => (
          <DateField
            key={field}
            label={STEP_NAMES[step]}
            name={field}
            defaultValue={deployment[field] ?? ''}
            max={today}
            optional
          />
        ))}
        <DateField
          label="First day without service"
          name="endedOn"
          defaultValue={deployment.endedOn ?? ''}
          optional
        />
        <SelectField
          label="First value was"
          name="firstValueKind"
          defaultValue={deployment.firstValueKind ?? ''}
          placeholder="Not yet"
          options={Object.entries(FIRST_VALUE_NAMES).map(([value, label]) => ({ value, label }))}
        />
        <TextField
          label="Proof of first value"
          name="firstValueProof"
          defaultValue={deployment.firstValueProof ?? ''}
          optional
        />
        <NumberField label="Devices" name="devices" defaultValue={deployment.devices ?? ''} optional />
        <NumberField
          label={`ACV in ${currency}`}
          name="acv"
          defaultValue={deployment.acv ?? ''}
          decimals
          optional
        />
      </div>
    </FormDialog>
  );
}

function countOf(text: string | null): number | null {
  return text === null ? null : Number(text.replaceAll(/[\s,.']/g, ''));
}

function kindOf(text: string | null): 'data' | 'insight' | 'saving' | null {
  return text === 'data' || text === 'insight' || text === 'saving' ? text : null;
}
