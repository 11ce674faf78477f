'use client';

import { useState } from 'react';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { Dialog } from '@/ui/controls/dialog';
import { formText } from '@/ui/controls/form-text';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { toast } from '@/ui/controls/toast';
import { justifyDealAction } from '../actions';

type Props = {
  slug: string;
  dealId: string;
  /** Named where several deals are on the page. */
  name?: string;
  today: string;
  latestDay: string;
  size?: 'small';
};
type Refused = { message: string; remedy?: string; fields?: Record<string, string> };

/** Why a quiet deal stays open, what shows that it is alive, and until when. */
export function JustifyDialog(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={props.name ? `Keep ${props.name} open` : 'Keep it open'}
      description="A quiet deal is closed as lost unless somebody says why it is alive. Written a second time about the same silence, it goes to the CRO."
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size={props.size}>Justify</Button>}
    >
      {open ? <JustifyForm {...props} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

function JustifyForm({ slug, dealId, today, latestDay, onDone }: Props & { onDone: () => void }) {
  const [refused, setRefused] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(form: FormData) {
    setBusy(true);
    const result = await justifyDealAction(slug, {
      dealId,
      why: formText(form, 'why') ?? '',
      evidence: formText(form, 'evidence') ?? '',
      untilOn: formText(form, 'untilOn') ?? '',
    });
    setBusy(false);
    if (!result.ok) return setRefused(result.refusal);
    toast({ title: result.value.escalated ? 'Sent to the CRO, who decides' : 'Justified' });
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
      <TextAreaField label="Why it stays open" name="why" required error={refused?.fields?.['why']} />
      <TextAreaField
        label="What shows that it is alive"
        name="evidence"
        hint="A date in their calendar, a name who decides, a document they work on."
        required
        error={refused?.fields?.['evidence']}
      />
      <DateField
        label="Until"
        name="untilOn"
        min={today}
        max={latestDay}
        required
        error={refused?.fields?.['untilOn']}
      />
      {refused && !refused.fields ? (
        <Alert tone="look" live title={refused.message}>
          {refused.remedy}
        </Alert>
      ) : null}
      <div className="flex justify-end">
        <Button type="submit" variant="primary" busy={busy}>
          Keep it open
        </Button>
      </div>
    </form>
  );
}
