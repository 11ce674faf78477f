'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { SelectField } from '@/ui/controls/select-field';
import { TextField } from '@/ui/controls/text-field';
import { toast } from '@/ui/controls/toast';
import { recordDeploymentAction } from '../actions';
import { deploymentHref } from '../deployment-address';
import { refusalText } from '../refusal-text';

/** A deployment that no handoff brought. */
export function NewDialog({ slug, today }: { slug: string; today: string }) {
  const router = useRouter();
  return (
    <FormDialog
      title="New deployment"
      description="One comes by itself when delivery accepts a handoff. Write one down here where there was none."
      trigger={<Button icon={<Plus aria-hidden className="size-4" />}>New deployment</Button>}
      submit="Save"
      act={async (form) => {
        const site = formText(form, 'site') ?? '';
        const result = await recordDeploymentAction(slug, {
          customer: formText(form, 'customer') ?? '',
          site,
          kind: formText(form, 'kind') === 'pilot' ? 'pilot' : 'production',
          signedOn: formText(form, 'signedOn'),
        });
        if (!result.ok) return refusalText(result.refusal);
        toast({ title: `${site} saved` });
        router.push(deploymentHref(slug, result.value.deploymentId));
        return null;
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label="Customer" name="customer" required />
        <TextField label="Site" name="site" required />
        <SelectField
          label="Kind"
          name="kind"
          options={[
            { value: 'production', label: 'Production' },
            { value: 'pilot', label: 'Pilot' },
          ]}
        />
        <DateField label="Contract signed" name="signedOn" max={today} optional />
      </div>
    </FormDialog>
  );
}
