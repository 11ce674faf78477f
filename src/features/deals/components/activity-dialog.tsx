'use client';

import { useState } from 'react';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { Dialog } from '@/ui/controls/dialog';
import { formText } from '@/ui/controls/form-text';
import { SelectField } from '@/ui/controls/select-field';
import { TextField } from '@/ui/controls/text-field';
import { useOpener } from '@/ui/keyboard/use-actions';
import { logActivityAction } from '../actions';
import { undoToast } from './undo-toast';

type Props = { slug: string; dealId: string; today: string };
type Refused = { message: string; remedy?: string };

const KINDS = [
  { value: 'call', label: 'Call' },
  { value: 'mail', label: 'Mail' },
  { value: 'meeting', label: 'Meeting' },
  { value: 'visit', label: 'Visit' },
  { value: 'other', label: 'Other' },
] as const;

/** A call, mail, meeting or visit. */
export function ActivityDialog(props: Props) {
  const [open, setOpen] = useState(false);
  useOpener('Log activity', 'l', setOpen);
  return (
    <Dialog
      title="Log activity"
      description="Activity keeps a deal out of the zombies: too long without any, and it is closed as lost."
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>Log activity</Button>}
    >
      {open ? <ActivityForm {...props} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

function ActivityForm({ slug, dealId, today, onDone }: Props & { onDone: () => void }) {
  const [kind, setKind] = useState<string>('call');
  const [refused, setRefused] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(form: FormData) {
    setBusy(true);
    const day = formText(form, 'day') ?? '';
    const words = formText(form, 'words');
    const activity = KINDS.find(({ value }) => value === kind)?.value ?? 'other';
    const result = await logActivityAction(slug, {
      dealId,
      kind: activity,
      occurredOn: day,
      subject: words,
    });
    setBusy(false);
    if (!result.ok) return setRefused(result.refusal);
    undoToast({ title: 'Activity logged', slug, dealId, event: result.value.activityId });
    onDone();
  }

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
    >
      <SelectField
        label="What"
        name="kind"
        value={kind}
        onChange={(event) => setKind(event.target.value)}
        options={KINDS}
      />
      <TextField label="About" name="words" optional />
      <DateField label="On" name="day" max={today} defaultValue={today} required />
      {refused ? (
        <Alert tone="look" live title={refused.message}>
          {refused.remedy}
        </Alert>
      ) : null}
      <div className="flex justify-end">
        <Button type="submit" variant="primary" busy={busy}>
          Log
        </Button>
      </div>
    </form>
  );
}
