'use client';

import { useState } from 'react';
import { toDecimal } from '@/domain/values/money';
import type { Refusal } from '@/domain/values/result';
import { formText } from '@/ui/controls/form-text';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { Dialog } from '@/ui/controls/dialog';
import { NumberField } from '@/ui/controls/number-field';
import { TextField } from '@/ui/controls/text-field';
import { useOpener } from '@/ui/keyboard/use-actions';
import { editDealAction } from '../actions';
import { ConflictPanel } from './conflict-panel';
import { readAmount } from './evidence-fields';
import { undoToast } from './undo-toast';

type Props = {
  slug: string;
  deal: {
    id: string;
    version: number;
    name: string;
    closeOn: string | null;
    nextStep: string | null;
    nextStepOn: string | null;
    amountMinor: bigint | null;
  };
  verbalYesOn: string | null;
  claimBp: number | null;
  hasLines: boolean;
  currency: string;
  today: string;
};

/** Next step, dates, claim. What a deal counts has no field here: it follows from stage and evidence. */
export function EditDialog(props: Props) {
  const [open, setOpen] = useState(false);
  useOpener('Edit', 'e', setOpen);
  return (
    <Dialog title="Edit deal" open={open} onOpenChange={setOpen} trigger={<Button>Edit</Button>}>
      {open ? <EditForm {...props} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

function EditForm({ onDone, ...props }: Props & { onDone: () => void }) {
  const { slug, currency, hasLines } = props;
  // As it was when the form opened: a page that renews itself behind the form must not lend it a version that nobody saw.
  const [opened] = useState(() => ({ version: props.deal.version, fields: fieldsOf(props) }));
  const [typed, setTyped] = useState<Partial<Edit> | null>(null);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);

  async function send(fields: Partial<Edit>, version: number): Promise<Refusal | null> {
    const result = await editDealAction(slug, { dealId: props.deal.id, version, ...fields });
    if (!result.ok) return result.refusal;
    undoToast({ title: 'Saved', slug, dealId: props.deal.id, version: result.value.version });
    return null;
  }

  async function submit(form: FormData) {
    const changed = changedFields(opened.fields, typedFields(form, props));
    if (Object.keys(changed).length === 0) return onDone();
    setBusy(true);
    const refusal = await send(changed, opened.version);
    setBusy(false);
    if (!refusal) return onDone();
    setTyped(changed);
    setRefused(refusal);
  }

  const { fields } = opened;
  return (
    <form
      className="grid gap-4 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
    >
      <TextField className="sm:col-span-2" label="Name" name="name" defaultValue={fields.name} required />
      <TextField
        className="sm:col-span-2"
        label="Next step"
        hint="Action, object and day: Send revised quote with 500-unit pricing by Wednesday"
        name="nextStep"
        defaultValue={fields.nextStep ?? ''}
      />
      <DateField label="Next step on" name="nextStepOn" defaultValue={fields.nextStepOn ?? ''} optional />
      <DateField label="Close date" name="closeOn" defaultValue={fields.closeOn ?? ''} optional />
      {hasLines ? null : (
        <NumberField
          label="Amount"
          name="amount"
          decimals
          suffix={currency}
          defaultValue={decimalText(fields.amountMinor, currency)}
        />
      )}
      <NumberField
        label="Your claim"
        name="claim"
        suffix="%"
        hint="Shown beside what evidence carries; without a PO it counts 20 % at most."
        defaultValue={fields.claimBp === null ? '' : String(fields.claimBp / 100)}
        optional
      />
      <DateField
        label="Verbal yes on"
        name="verbalYesOn"
        max={props.today}
        defaultValue={fields.verbalYesOn ?? ''}
        optional
      />
      <div className="flex flex-col gap-4 sm:col-span-2">
        {refused && typed ? (
          <ConflictPanel
            key={refused.message}
            refusal={refused}
            mine={typed}
            currency={currency}
            onSave={send}
            onDone={onDone}
          />
        ) : null}
        {refused?.code === 'conflict' ? null : (
          <Button type="submit" variant="primary" busy={busy} className="self-end">
            Save
          </Button>
        )}
      </div>
    </form>
  );
}

type Edit = {
  name: string;
  nextStep: string | null;
  nextStepOn: string | null;
  closeOn: string | null;
  amountMinor: string | null;
  claimBp: number | null;
  verbalYesOn: string | null;
};

function fieldsOf({ deal, verbalYesOn, claimBp }: Props): Edit {
  const { name, nextStep, nextStepOn, closeOn, amountMinor } = deal;
  return {
    name,
    nextStep,
    nextStepOn,
    closeOn,
    amountMinor: amountMinor?.toString() ?? null,
    claimBp,
    verbalYesOn,
  };
}

function typedFields(form: FormData, { deal, hasLines, currency }: Props): Edit {
  const field = (name: string) => formText(form, name);
  const claim = Number(field('claim'));
  return {
    name: field('name') ?? deal.name,
    nextStep: field('nextStep'),
    nextStepOn: field('nextStepOn'),
    closeOn: field('closeOn'),
    amountMinor: hasLines
      ? (deal.amountMinor?.toString() ?? null)
      : readAmount(field('amount') ?? '', currency),
    claimBp: field('claim') === null || !Number.isFinite(claim) ? null : Math.round(claim * 100),
    verbalYesOn: field('verbalYesOn'),
  };
}

/** Only what was changed is sent: what somebody else changes meanwhile in other fields stays theirs. */
function changedFields(before: Edit, after: Edit): Partial<Edit> {
  return Object.fromEntries(
    Object.entries(after).filter(([field, value]) => value !== before[field as keyof Edit]),
  );
}

function decimalText(minor: string | null, currency: string): string {
  return minor === null ? '' : toDecimal({ minor: BigInt(minor), currency });
}
