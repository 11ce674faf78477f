'use client';

import { useState } from 'react';
import type { EvidenceKind } from '@/domain/deals/deal';
import { formText } from '@/ui/controls/form-text';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { Checkbox } from '@/ui/controls/checkbox';
import { Dialog } from '@/ui/controls/dialog';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { toast } from '@/ui/controls/toast';
import { voidEvidenceAction } from '../actions';
import { EvidenceFields, readEvidence } from './evidence-fields';

type Props = {
  slug: string;
  dealId: string;
  evidenceId: string;
  kind: EvidenceKind;
  lineId: string | null;
  name: string;
  currency: string;
  today: string;
};

/** Voids evidence with its reason, or replaces it in one step. The record stays readable. */
export function VoidDialog(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={`Void ${props.name}`}
      description="The record stays in the history. A deal that stands on it goes back to what the rest carries."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" variant="quiet">
          Void
        </Button>
      }
    >
      {open ? <VoidForm {...props} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

function VoidForm({
  slug,
  dealId,
  evidenceId,
  kind,
  lineId,
  name,
  currency,
  today,
  onDone,
}: Props & { onDone: () => void }) {
  const [replace, setReplace] = useState(false);
  const [refused, setRefused] = useState<{ message: string; remedy?: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const need = { kind, lineId };

  async function submit(form: FormData) {
    setBusy(true);
    const replacement = replace ? (readEvidence(form, [need], currency)[0] ?? null) : null;
    const result = await voidEvidenceAction(slug, {
      evidenceId,
      reason: formText(form, 'reason') ?? '',
      replacement,
    });
    setBusy(false);
    if (!result.ok) return setRefused(result.refusal);
    toast({ title: replacement ? `${name} replaced` : `${name} voided` });
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
      <TextAreaField label="Reason" name="reason" required />
      <Checkbox
        label="Replace it with another in the same step"
        checked={replace}
        onChange={(event) => setReplace(event.target.checked)}
      />
      {replace ? (
        <EvidenceFields need={need} index={0} currency={currency} today={today} files={{ slug, dealId }} />
      ) : null}
      {refused ? (
        <Alert tone="look" live title={refused.message}>
          {refused.remedy}
        </Alert>
      ) : null}
      <div className="flex justify-end">
        <Button type="submit" variant="danger" busy={busy}>
          {replace ? 'Replace' : 'Void'}
        </Button>
      </div>
    </form>
  );
}
