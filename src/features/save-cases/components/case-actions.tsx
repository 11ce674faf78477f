'use client';

import { SAVE_OUTCOMES, type SaveKind, type SaveOutcome } from '@/domain/devices/silent-churn';
import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { RadioGroup } from '@/ui/controls/radio-group';
import { SelectField } from '@/ui/controls/select-field';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { toast } from '@/ui/controls/toast';
import { assignSaveCaseAction, closeSaveCaseAction, openSaveCaseAction } from '../actions';
import { OUTCOME_HINTS, STATE_NAMES } from '../save-words';

type Props = {
  slug: string;
  customer: string;
  customerId: string;
  kind: SaveKind;
  /** The case that somebody works on; null: nobody does. */
  open: { caseId: string; version: number; ownerId: string | null } | null;
  /** Somebody had it before. */
  again: boolean;
  members: readonly { id: string; name: string }[];
  /** Who looks. */
  me: string | null;
};

/** Take a customer on; then give it to somebody else, or say what came of it. */
export function CaseActions({ open, ...props }: Props) {
  return (
    <div className="no-print flex justify-end gap-1 max-sm:flex-wrap">
      {open ? (
        <>
          <AssignDialog {...props} open={open} />
          <CloseDialog {...props} open={open} />
        </>
      ) : (
        <TakeDialog {...props} />
      )}
    </div>
  );
}

type Closed = Omit<Props, 'open'>;
type Open = Closed & { open: NonNullable<Props['open']> };

function OwnerField({ members, ownerId }: { members: Props['members']; ownerId: string | null }) {
  return (
    <SelectField
      label="Who takes care"
      name="ownerId"
      placeholder="Nobody yet"
      defaultValue={ownerId ?? ''}
      options={members.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

function TakeDialog({ slug, customer, customerId, kind, members, me, again }: Closed) {
  return (
    <FormDialog
      title={`Take ${customer} on`}
      description="It stays on the list until somebody says what came of it."
      trigger={
        <Button size="small" variant={again ? 'quiet' : 'secondary'}>
          {again ? 'Take on again' : 'Take on'}
        </Button>
      }
      submit="Take on"
      act={async (form) => {
        const ownerId = formText(form, 'ownerId');
        const note = formText(form, 'note');
        const result = await openSaveCaseAction(slug, { customerId, kind, ownerId, note });
        if (!result.ok) return result.refusal;
        toast({ title: `${customer} is in hand` });
        return null;
      }}
    >
      <OwnerField members={members} ownerId={me} />
      <TextAreaField label="What is to be done" name="note" optional />
    </FormDialog>
  );
}

function AssignDialog({ slug, customer, members, open }: Open) {
  return (
    <FormDialog
      title={`Who takes care of ${customer}?`}
      trigger={
        <Button size="small" variant="quiet">
          Give to
        </Button>
      }
      submit="Save"
      act={async (form) => {
        const { caseId, version } = open;
        const result = await assignSaveCaseAction(slug, {
          caseId,
          version,
          ownerId: formText(form, 'ownerId'),
        });
        if (!result.ok) return result.refusal;
        toast({
          title: `${customer} has another owner`,
          undo: () =>
            assignSaveCaseAction(slug, { caseId, version: result.value.version, ownerId: open.ownerId }),
        });
        return null;
      }}
    >
      <OwnerField members={members} ownerId={open.ownerId} />
    </FormDialog>
  );
}

function CloseDialog({ slug, customer, open }: Open) {
  return (
    <FormDialog
      title={`What came of ${customer}?`}
      trigger={<Button size="small">Close</Button>}
      submit="Close the case"
      act={async (form) => {
        const { caseId, version } = open;
        const outcome = SAVE_OUTCOMES.find((one) => one === formText(form, 'outcome'));
        const note = formText(form, 'note');
        if (!outcome) return { message: 'Choose what came of it.' };
        if (!note) return { message: 'Say it in a few words.' };
        const result = await closeSaveCaseAction(slug, { caseId, version, outcome, note });
        if (!result.ok) return result.refusal;
        toast({ title: `${customer}: ${STATE_NAMES[outcome].toLowerCase()}` });
        return null;
      }}
    >
      <RadioGroup
        label="Outcome"
        name="outcome"
        options={SAVE_OUTCOMES.map((outcome: SaveOutcome) => ({
          value: outcome,
          label: STATE_NAMES[outcome],
          hint: OUTCOME_HINTS[outcome],
        }))}
      />
      <TextAreaField label="In a few words" name="note" required />
    </FormDialog>
  );
}
