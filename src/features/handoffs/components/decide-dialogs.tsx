'use client';

import { useRouter } from 'next/navigation';
import type { FreeDeployment } from '@/data/handoffs';
import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { SelectField } from '@/ui/controls/select-field';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { toast } from '@/ui/controls/toast';
import { dateText } from '@/ui/format/dates';
import { acceptHandoffAction, returnHandoffAction } from '../actions';
import { toldFields } from './told-fields';

type Props = { slug: string; deal: string; handoff: { id: string; version: number; site: string } };

/** Delivery takes it over: a deployment begins, with its plan. */
export function AcceptDialog({ slug, deal, handoff, free }: Props & { free: readonly FreeDeployment[] }) {
  const router = useRouter();
  return (
    <FormDialog
      title={`Accept ${deal}`}
      description="The deployment begins with the day of the order, and with the steps of your plan’s template, which are yours first."
      trigger={<Button variant="primary">Accept</Button>}
      submit="Accept"
      act={async (form) => {
        const result = await acceptHandoffAction(slug, {
          handoffId: handoff.id,
          version: handoff.version,
          deploymentId: formText(form, 'deploymentId'),
          note: formText(form, 'note'),
        });
        if (!result.ok) return toldFields(result.refusal);
        toast({ title: 'Handoff accepted', description: deal });
        router.push(`/t/${slug}/deployments/${result.value.deploymentId}`);
        return null;
      }}
    >
      {free.length > 0 ? (
        <SelectField
          label="Deployment"
          name="deploymentId"
          hint="One that is recorded already keeps what is known of it."
          defaultValue={free.find(({ ofThisDeal }) => ofThisDeal)?.id ?? ''}
          placeholder={`New: ${handoff.site}`}
          options={free.map(({ id, site, signedOn }) => ({
            value: id,
            label: signedOn === null ? site : `${site}, signed ${dateText(signedOn)}`,
          }))}
        />
      ) : null}
      <TextAreaField label="To the rep" name="note" optional />
    </FormDialog>
  );
}

/** Delivery cannot begin with it: what is missing goes back to the rep. */
export function ReturnDialog({ slug, deal, handoff }: Props) {
  return (
    <FormDialog
      title={`Return ${deal}`}
      description="The rep sees your words and hands it over again."
      trigger={<Button>Return</Button>}
      submit="Return it"
      act={async (form) => {
        const result = await returnHandoffAction(slug, {
          handoffId: handoff.id,
          version: handoff.version,
          note: formText(form, 'note') ?? '',
        });
        if (!result.ok) return toldFields(result.refusal);
        toast({ title: 'Returned to the rep', description: deal });
        return null;
      }}
    >
      <TextAreaField label="What is missing" name="note" required />
    </FormDialog>
  );
}
