'use client';

import {
  FIRST_VALUE_KINDS,
  FIRST_VALUE_WORDS,
  type HandoffFields,
  type HandoffStanding,
} from '@/domain/deployments/handoff';
import { date } from '@/domain/values/calendar-date';
import { useOnTop } from '@/ui/controls/use-on-top';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { NumberField } from '@/ui/controls/number-field';
import { SelectField } from '@/ui/controls/select-field';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { TextField } from '@/ui/controls/text-field';
import { toast } from '@/ui/controls/toast';
import { dateText } from '@/ui/format/dates';
import { offerHandoffAction } from '../actions';
import { toldFields } from './told-fields';

type Props = {
  slug: string;
  dealId: string;
  deal: string;
  standing: HandoffStanding | null;
  version: number | null;
  /** What stands, or what the deal says. */
  draft: HandoffFields;
};

/** What the rep tells delivery; it comes filled in with what the deal knows. */
export function OfferDialog({ slug, dealId, deal, standing, version, draft }: Props) {
  const onTop = useOnTop(version);
  const again = standing === 'returned';
  const corrects = standing === 'offered';
  return (
    <FormDialog
      title={corrects ? 'Correct the handoff' : `Hand ${deal} over to delivery`}
      description="Delivery plans by this, and is measured by the first value that you name."
      trigger={
        <Button variant={corrects ? 'secondary' : 'primary'}>
          {corrects ? 'Correct' : again ? 'Hand over again' : 'Hand over'}
        </Button>
      }
      submit={corrects ? 'Save' : 'Hand over'}
      act={async (form) => {
        const typed = typedHandoff(form);
        const result = await offerHandoffAction(slug, {
          dealId,
          version: onTop.version() || null,
          ...typed,
        });
        if (!result.ok) return toldFields(onTop.told(result.refusal, typed, WORDS));
        toast({ title: corrects ? 'Handoff corrected' : 'Handed over to delivery' });
        return null;
      }}
    >
      <Fields draft={draft} />
    </FormDialog>
  );
}

const shownDay = (day: unknown) => (typeof day === 'string' ? dateText(date(day)) : '');
const kindText = (value: unknown) =>
  FIRST_VALUE_KINDS.filter((kind) => kind === value).map((kind) => FIRST_VALUE_WORDS[kind])[0] ?? '';

const WORDS = {
  promised: { label: 'Promised' },
  site: { label: 'Site' },
  network: { label: 'Network' },
  firstValueKind: { label: 'First value', show: kindText },
  firstValueEvent: { label: 'How it will be seen' },
  devices: { label: 'Devices' },
  neededOn: { label: 'Needed on', show: shownDay },
} as const;

function typedHandoff(form: FormData) {
  const devices = formText(form, 'devices');
  return {
    promised: formText(form, 'promised') ?? '',
    site: formText(form, 'site') ?? '',
    network: formText(form, 'network') ?? '',
    firstValueKind: FIRST_VALUE_KINDS.find((kind) => kind === form.get('firstValueKind')) ?? 'data',
    firstValueEvent: formText(form, 'firstValueEvent') ?? '',
    devices: devices === null ? null : Number(devices.replaceAll(/[\s,.']/g, '')),
    neededOn: formText(form, 'neededOn'),
  };
}

function Fields({ draft }: { draft: HandoffFields }) {
  return (
    <>
      <TextAreaField
        label="Promised"
        name="promised"
        hint="All that the customer expects, also what is not on the order."
        defaultValue={draft.promised}
        required
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Site"
          name="site"
          hint="Where it is installed."
          defaultValue={draft.site}
          required
        />
        <TextField
          label="Network"
          name="network"
          hint="How devices get out, and who can open it: “LTE by us”, “customer Wi-Fi, IT: J. Roth”."
          defaultValue={draft.network}
          required
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="First value"
          name="firstValueKind"
          defaultValue={draft.firstValueKind}
          options={FIRST_VALUE_KINDS.map((kind) => ({ value: kind, label: FIRST_VALUE_WORDS[kind] }))}
        />
        <TextField
          label="How it will be seen"
          name="firstValueEvent"
          hint="“Freezer 12 alarms at the night shift’s desk.”"
          defaultValue={draft.firstValueEvent}
          required
        />
        <NumberField label="Devices" name="devices" defaultValue={draft.devices ?? ''} optional />
        <DateField label="Needed on" name="neededOn" defaultValue={draft.neededOn ?? ''} optional />
      </div>
    </>
  );
}
