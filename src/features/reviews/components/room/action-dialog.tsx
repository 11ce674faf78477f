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

export type ActionAsked = {
  /** The deal that it is about; null: the whole review. */
  card: RoomCard | null;
  /** The form comes back after a refusal with what was typed. */
  typed?: ActionInput;
  refusal?: Refusal;
};

type Props = {
  asked: ActionAsked;
  members: readonly RoomMember[];
  today: CalendarDate;
  onSend: (action: ActionInput) => void;
  onClose: () => void;
};

const A_WEEK = 7;

/** Who does what by which day. The owner of the deal and a week from now stand there already. */
export default function ActionDialog({ asked, members, today, onSend, onClose }: Props) {
  const { card, typed, refusal } = asked;
  const [about, setAbout] = useState(typed ? typed.dealId !== null : card !== null);
  const field = useRef<HTMLInputElement>(null);
  const owner = members.find(({ repId }) => repId !== null && repId === card?.repId) ?? members[0];

  function submit(form: FormData) {
    const [text, ownerId, dueOn] = ['text', 'owner', 'dueOn'].map((name) => formText(form, name));
    if (!text || !ownerId || !dueOn) return;
    const ownerName = members.find(({ userId }) => userId === ownerId)?.name ?? '';
    onSend({ dealId: card && about ? card.dealId : null, text, ownerId, ownerName, dueOn });
  }

  return (
    <Dialog
      title="Add an action"
      open
      focusFirst={() => field.current}
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget));
        }}
      >
        <TextField
          ref={field}
          label="What"
          name="text"
          defaultValue={typed?.text}
          required
          maxLength={500}
          autoComplete="off"
          placeholder="Ask for the PO number"
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label="Who"
            name="owner"
            defaultValue={typed?.ownerId ?? owner?.userId}
            options={members.map(({ userId, name }) => ({ value: userId, label: name }))}
          />
          <DateField
            label="By"
            name="dueOn"
            required
            min={today}
            defaultValue={typed?.dueOn ?? addDays(today, A_WEEK)}
          />
        </div>
        {card ? (
          <label className="flex min-h-8 items-center gap-2 text-sm pointer-coarse:min-h-11">
            <input
              type="checkbox"
              checked={about}
              onChange={(event) => setAbout(event.currentTarget.checked)}
            />
            About {card.name}
          </label>
        ) : null}
        {refusal ? (
          <Alert tone="look" live title={refusal.message}>
            {refusal.remedy}
          </Alert>
        ) : null}
        <div className="flex justify-end">
          <Button type="submit" variant="primary" size="large">
            Add
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
