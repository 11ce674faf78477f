'use client';

import { useRouter } from 'next/navigation';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { NumberField } from '@/ui/controls/number-field';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { TextField } from '@/ui/controls/text-field';
import { toast } from '@/ui/controls/toast';
import { convertPilotAction, extendPilotAction, killPilotAction } from '../actions';
import { numberOf, withFields } from './define-dialog';

export type ActionsProps = {
  slug: string;
  dealId: string;
  version: number;
  deal: string;
  units: number | null;
  may: { write: boolean; extend: boolean };
};

/** The three ways on for a running pilot. */
export function PilotActions(props: ActionsProps) {
  return (
    <div className="no-print flex flex-wrap gap-2">
      {props.may.write ? <ConvertDialog {...props} /> : null}
      {props.may.extend ? <ExtendDialog {...props} /> : null}
      {props.may.write ? <KillDialog {...props} /> : null}
    </div>
  );
}

function ConvertDialog({ slug, dealId, version, deal, units }: ActionsProps) {
  const router = useRouter();
  return (
    <FormDialog
      title={`Convert ${deal}`}
      description="Creates the production deal with the same customer, contact and rep. The pilot’s lines are taken over and grow with the devices; correct them there."
      trigger={
        <Button size="small" variant="primary">
          Convert
        </Button>
      }
      submit="Create the production deal"
      act={async (form) => {
        const result = await convertPilotAction(slug, {
          dealId,
          version,
          name: formText(form, 'name'),
          units: numberOf(formText(form, 'units')),
          termMonths: numberOf(formText(form, 'termMonths')),
          closeOn: formText(form, 'closeOn'),
        });
        if (!result.ok) return withFields(result.refusal);
        toast({ title: `${deal} converted` });
        router.push(`/t/${slug}/deals/${result.value.productionDealId}`);
        return null;
      }}
    >
      <TextField label="Name" name="name" defaultValue={`${deal} production`} required />
      <div className="grid gap-4 sm:grid-cols-3">
        <NumberField
          label="Devices"
          name="units"
          hint={units === null ? 'The pilot’s size is not known.' : `The pilot has ${units}.`}
          optional
        />
        <NumberField label="Term in months" name="termMonths" optional />
        <DateField label="Expected PO" name="closeOn" optional />
      </div>
    </FormDialog>
  );
}

function ExtendDialog({ slug, dealId, deal }: ActionsProps) {
  return (
    <FormDialog
      title={`Extend ${deal}`}
      description="It is counted and shown on the board."
      trigger={<Button size="small">Extend</Button>}
      submit="Extend"
      act={async (form) => {
        const toOn = formText(form, 'toOn') ?? '';
        const reason = formText(form, 'reason') ?? '';
        const result = await extendPilotAction(slug, { dealId, toOn, reason });
        if (!result.ok) return withFields(result.refusal);
        toast({ title: `${deal} extended` });
        return null;
      }}
    >
      <DateField label="Decision by" name="toOn" required />
      <TextAreaField label="Reason" name="reason" required />
    </FormDialog>
  );
}

function KillDialog({ slug, dealId, version, deal }: ActionsProps) {
  return (
    <FormDialog
      title={`Kill ${deal}`}
      description="The deal is closed as lost with your reason. What a PO paid for stays."
      trigger={
        <Button size="small" variant="quiet">
          Kill
        </Button>
      }
      submit="Kill the pilot"
      danger
      act={async (form) => {
        const reason = formText(form, 'reason') ?? '';
        const result = await killPilotAction(slug, { dealId, version, reason });
        if (!result.ok) return withFields(result.refusal);
        toast({ title: `${deal} killed` });
        return null;
      }}
    >
      <TextAreaField label="Reason" name="reason" required />
    </FormDialog>
  );
}
