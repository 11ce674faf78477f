'use client';

import { useState, type FormEvent } from 'react';
import { parseTypedAmount } from '@/domain/values/typed-values';
import type { Refusal } from '@/domain/values/result';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { Dialog } from '@/ui/controls/dialog';
import { formText } from '@/ui/controls/form-text';
import { TextField } from '@/ui/controls/text-field';
import { toast } from '@/ui/controls/toast';
import { setRepFloorAction } from '../actions';

type Props = {
  slug: string;
  rep: { repId: string; name: string };
  currency: string;
  /** The floor on the screen: in minor units for the server, and as it is typed. */
  floorMinor: string | null;
  floorText: string;
};

/** Sets the least ACV of one rep's deals; empty lifts it. */
export function FloorDialog({ slug, rep, currency, floorMinor, floorText }: Props) {
  const [open, setOpen] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = parseTypedAmount(formText(new FormData(event.currentTarget), 'floor') ?? '', currency);
    if (!typed.ok)
      return setRefusal({
        code: 'invalid',
        message: typed.message,
        fields: { floorMinor: typed.message },
      });
    const minor = typed.value?.toString() ?? null;
    setBusy(true);
    const result = await setRepFloorAction(slug, {
      repId: rep.repId,
      floorMinor: minor,
      seenMinor: floorMinor,
    });
    setBusy(false);
    if (!result.ok) return setRefusal(result.refusal);
    setOpen(false);
    toast({ title: minor === null ? `${rep.name} has no floor now` : `The floor of ${rep.name} is set` });
  }

  const error = refusal?.fields?.['floorMinor'];
  return (
    <Dialog
      title={`ACV floor of ${rep.name}`}
      description="A deal below it cannot pass Quote Sent without your decision. Pilots have no floor."
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="small">Change</Button>}
    >
      <form onSubmit={(event) => void onSubmit(event)} className="flex flex-col gap-4">
        <TextField
          name="floor"
          label="Least ACV"
          optional
          suffix={currency}
          defaultValue={floorText}
          hint="Such as 25k or 25,000. Empty: no floor."
          error={error}
        />
        {refusal && !error ? (
          <Alert live tone="look" title={refusal.message}>
            {refusal.remedy}
          </Alert>
        ) : null}
        <div className="flex justify-end">
          <Button type="submit" variant="primary" busy={busy}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
