'use client';

import { useRef, useState } from 'react';
import { addDays, type CalendarDate } from '@/domain/values/calendar-date';
import type { Refusal } from '@/domain/values/result';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { Dialog } from '@/ui/controls/dialog';
import { formText } from '@/ui/controls/form-text';
import { SelectField } from '@/ui/controls/select-field';
import { TextField } from '@/ui/controls/text-field';
import type { RoomCard, RoomMember } from '../../room-view';
import type { ActionInput } from './use-deeds';

type Props = {
  /** The deal that it is about; null: the whole review. */
  card: RoomCard | null;
  members: readonly RoomMember[];
  today: CalendarDate;
  add: (action: ActionInput) => Promise<Refusal | null>;
  onClose: () => void;
};

const A_WEEK = 7;

/** Who does what by which day. The owner of the deal and a week from now stand there already. */
export default function ActionDialog({ card, members, today, add, onClose }: Props) {
  const [about, setAbout] = useState<RoomCard | null>(card);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const owner = members.find(({ repId }) => repId !== null && repId === card?.repId) ?? members[0];

  async function submit(form: FormData) {
    const text = formText(form, 'text');
    const ownerId = formText(form, 'owner');
    const dueOn = formText(form, 'dueOn');
    if (!text || !ownerId || !dueOn) return;
    setBusy(true);
    const ownerName = members.find(({ userId }) => userId === ownerId)?.name ?? '';
    const refusal = await add({ dealId: about?.dealId ?? null, text, ownerId, ownerName, dueOn });
    setBusy(false);
    if (refusal) setRefused(refusal);
    else onClose();
  }

  return (
    <Dialog
      title="Add an action"
      open
      focusFirst={field}
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
      >
        <TextField
          ref={field}
          label="What"
          name="text"
          required
          maxLength={500}
          autoComplete="off"
          placeholder="Ask for the PO number"
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label="Who"
            name="owner"
            defaultValue={owner?.userId}
            options={members.map(({ userId, name }) => ({ value: userId, label: name }))}
          />
          <DateField label="By" name="dueOn" required min={today} defaultValue={addDays(today, A_WEEK)} />
        </div>
        {card ? (
          <label className="flex min-h-8 items-center gap-2 text-sm pointer-coarse:min-h-11">
            <input
              type="checkbox"
              checked={about !== null}
              onChange={(event) => setAbout(event.currentTarget.checked ? card : null)}
            />
            About {card.name}
          </label>
        ) : null}
        {refused ? (
          <Alert tone="look" live title={refused.message}>
            {refused.remedy}
          </Alert>
        ) : null}
        <div className="flex justify-end">
          <Button type="submit" variant="primary" size="large" busy={busy}>
            Add
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
