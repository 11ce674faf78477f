'use client';

import { useState } from 'react';
import { toDecimal } from '@/domain/values/money';
import { formText } from '@/ui/controls/form-text';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { Dialog } from '@/ui/controls/dialog';
import { NumberField } from '@/ui/controls/number-field';
import { TextField } from '@/ui/controls/text-field';
import { toast } from '@/ui/controls/toast';
import { editDealAction } from '../actions';
import { readAmount } from './evidence-fields';

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
};

type Refused = { message: string; remedy?: string; details?: Record<string, unknown> };

/** Next step, dates, claim. What a deal counts has no field here: it follows from stage and evidence. */
export function EditDialog(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog title="Edit deal" open={open} onOpenChange={setOpen} trigger={<Button>Edit</Button>}>
      {open ? <EditForm {...props} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

function EditForm({
  slug,
  deal,
  verbalYesOn,
  claimBp,
  hasLines,
  currency,
  onDone,
}: Props & { onDone: () => void }) {
  const [refused, setRefused] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(form: FormData) {
    setBusy(true);
    const field = (name: string) => formText(form, name);
    const claim = Number(field('claim'));
    const result = await editDealAction(slug, {
      dealId: deal.id,
      version: deal.version,
      name: field('name') ?? deal.name,
      nextStep: field('nextStep'),
      nextStepOn: field('nextStepOn'),
      closeOn: field('closeOn'),
      ...(hasLines ? {} : { amountMinor: readAmount(field('amount') ?? '', currency) }),
      claimBp: field('claim') === null || !Number.isFinite(claim) ? null : Math.round(claim * 100),
      verbalYesOn: field('verbalYesOn'),
    });
    setBusy(false);
    if (!result.ok) return setRefused(result.refusal);
    toast({ title: 'Saved' });
    onDone();
  }

  return (
    <form
      className="grid gap-4 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
    >
      <TextField className="sm:col-span-2" label="Name" name="name" defaultValue={deal.name} required />
      <TextField
        className="sm:col-span-2"
        label="Next step"
        hint="Action, object and day: Send revised quote with 500-unit pricing by Wednesday"
        name="nextStep"
        defaultValue={deal.nextStep ?? ''}
      />
      <DateField label="Next step on" name="nextStepOn" defaultValue={deal.nextStepOn ?? ''} optional />
      <DateField label="Close date" name="closeOn" defaultValue={deal.closeOn ?? ''} optional />
      {hasLines ? null : (
        <NumberField
          label="Amount"
          name="amount"
          decimals
          suffix={currency}
          defaultValue={deal.amountMinor === null ? '' : toDecimal({ minor: deal.amountMinor, currency })}
        />
      )}
      <NumberField
        label="Your claim"
        name="claim"
        suffix="%"
        hint="Shown beside what evidence carries; without a PO it counts 20 % at most."
        defaultValue={claimBp === null ? '' : String(claimBp / 100)}
        optional
      />
      <DateField label="Verbal yes on" name="verbalYesOn" defaultValue={verbalYesOn ?? ''} optional />
      {refused ? (
        <div className="sm:col-span-2">
          <Alert tone="look" live title={refused.message}>
            <Conflict details={refused.details} remedy={refused.remedy} />
          </Alert>
        </div>
      ) : null}
      <div className="flex justify-end sm:col-span-2">
        <Button type="submit" variant="primary" busy={busy}>
          Save
        </Button>
      </div>
    </form>
  );
}

/** Both values: theirs here, yours still in the fields. */
function Conflict({ details, remedy }: { details?: Record<string, unknown>; remedy?: string }) {
  if (!details?.version) return remedy ?? null;
  const text = (key: string) => (typeof details[key] === 'string' ? details[key] : 'none');
  return (
    <>
      Theirs: next step “{text('nextStep')}” on {text('nextStepOn')}, close {text('closeOn')}. Yours is still
      in the form. Close it to see theirs, then edit again.
    </>
  );
}
