'use client';

import { useState } from 'react';
import type { Refusal } from '@/domain/values/result';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { formText } from '@/ui/controls/form-text';
import { TextField } from '@/ui/controls/text-field';
import { editDealAction } from '../actions';
import { ConflictPanel } from './conflict-panel';
import { undoToast } from './undo-toast';

type Props = {
  slug: string;
  dealId: string;
  version: number;
  currency: string;
  nextStep: string | null;
  nextStepOn: string | null;
  /** The day in words, and how far it is: "12 Mar 2027, in 3 days". */
  when: string | null;
  overdue: boolean;
  mayEdit: boolean;
};

/** The exact next step, big enough to be asked about, edited in place. */
export function NextStep(props: Props) {
  const { nextStep, when, overdue, mayEdit } = props;
  const [editing, setEditing] = useState(false);
  if (editing) return <NextStepForm {...props} onDone={() => setEditing(false)} />;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <div className="min-w-0">
        <p className="text-xs text-muted">Next step</p>
        <p className="text-base font-semibold wrap-anywhere">{nextStep ?? 'None yet'}</p>
        <p className={overdue ? 'text-sm font-medium text-look' : 'text-sm text-muted'}>
          {when ?? 'Without a day it is none'}
          {overdue ? ': overdue' : null}
        </p>
      </div>
      {mayEdit ? (
        <Button onClick={() => setEditing(true)} className="no-print">
          {nextStep ? 'Change' : 'Say what comes next'}
        </Button>
      ) : null}
    </div>
  );
}

type Step = { nextStep: string | null; nextStepOn: string | null };

function NextStepForm({ onDone, ...props }: Props & { onDone: () => void }) {
  const { slug, dealId, currency } = props;
  // As it was when the form opened: the page may renew itself behind it.
  const [opened] = useState(props);
  const [conflict, setConflict] = useState<{ refusal: Refusal; mine: Step } | null>(null);
  const [busy, setBusy] = useState(false);

  async function send(fields: Partial<Step>, version: number): Promise<Refusal | null> {
    const result = await editDealAction(slug, { dealId, version, ...fields });
    if (!result.ok) return result.refusal;
    undoToast({ title: 'Next step saved', slug, dealId, version: result.value.version });
    return null;
  }

  async function submit(form: FormData) {
    const mine = { nextStep: formText(form, 'nextStep'), nextStepOn: formText(form, 'nextStepOn') };
    if (mine.nextStep === opened.nextStep && mine.nextStepOn === opened.nextStepOn) return onDone();
    setBusy(true);
    const refusal = await send(mine, opened.version);
    setBusy(false);
    if (refusal) setConflict({ refusal, mine });
    else onDone();
  }

  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_11rem_auto] sm:items-end">
        <TextField
          label="Next step"
          name="nextStep"
          defaultValue={opened.nextStep ?? ''}
          placeholder="Send revised quote with 500-unit pricing"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked for this field
          autoFocus
        />
        <DateField label="On" name="nextStepOn" defaultValue={opened.nextStepOn ?? ''} optional />
        <div className="flex gap-2">
          <Button type="submit" variant="primary" busy={busy}>
            Save
          </Button>
          <Button variant="quiet" onClick={onDone}>
            Cancel
          </Button>
        </div>
      </div>
      {conflict ? <ConflictPanel {...conflict} currency={currency} onSave={send} onDone={onDone} /> : null}
    </form>
  );
}
