'use client';

import { useState, type FormEvent, type ReactElement } from 'react';
import { LEAD_TIME_KINDS, type LeadTimeKind } from '@/domain/forecast/lead-times';
import type { Refusal } from '@/domain/values/result';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { Dialog } from '@/ui/controls/dialog';
import { formText } from '@/ui/controls/form-text';
import { NumberField } from '@/ui/controls/number-field';
import { SelectField } from '@/ui/controls/select-field';
import { TextField } from '@/ui/controls/text-field';
import { toast } from '@/ui/controls/toast';
import { removeLeadTimeAction, setLeadTimeAction } from '../actions';
import { KIND_WORDS, placeText } from '../lead-time-words';
import { NameFields } from './name-fields';

export type KnownNames = { products: readonly string[]; suppliers: readonly string[] };
type Days = { p50Days: number; p80Days: number };
/** A row of the library that the dialog was opened on. */
export type OpenedPlace = {
  kind: LeadTimeKind;
  product: string;
  supplier: string;
  set: (Days & { version: number }) | null;
  /** What to begin with where nothing is set. */
  begin: Days | null;
};

type Props = {
  slug: string;
  names: KnownNames;
  place: OpenedPlace | null;
  trigger: ReactElement<Record<string, unknown>>;
};

/** Sets how long something takes for a product, a supplier or both. */
export function LeadTimeDialog({ slug, names, place, trigger }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={place ? `${KIND_WORDS[place.kind].label}: ${placeText(place)}` : 'Set a lead time'}
      description="It counts instead of what history says, from now on. What you set before stays on record."
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
    >
      {open ? <Form slug={slug} names={names} place={place} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

function Form({ slug, names, place, onDone }: Omit<Props, 'trigger'> & { onDone: () => void }) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const kind = LEAD_TIME_KINDS.find((one) => one === (place?.kind ?? formText(form, 'kind'))) ?? 'hardware';
    const named = place ?? {
      product: formText(form, 'product') ?? '',
      supplier: formText(form, 'supplier') ?? '',
    };
    const { product, supplier } = named;
    const days = { p50Days: daysIn(form, 'p50Days'), p80Days: daysIn(form, 'p80Days') };
    const wanted = { kind, product, supplier, ...days };
    setBusy(true);
    const result = await setLeadTimeAction(slug, {
      ...wanted,
      reason: formText(form, 'reason') ?? '',
      seen: place?.set?.version ?? null,
    });
    setBusy(false);
    if (!result.ok) return setRefusal(result.refusal);
    onDone();
    toast({
      title: `${placeText(wanted)} is set. The forecast counts with it.`,
      undo: () => takeBack(slug, { ...wanted, before: place?.set ?? null, ...result.value }),
    });
  }

  const errors = refusal?.fields ?? {};
  const begin = place?.set ?? place?.begin;
  return (
    <form onSubmit={(event) => void onSubmit(event)} className="flex flex-col gap-4">
      {place ? null : (
        <>
          <SelectField
            name="kind"
            label="What takes long"
            options={LEAD_TIME_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind].label }))}
          />
          <NameFields names={names} given={{ product: '', supplier: '' }} errors={errors} />
        </>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField
          name="p50Days"
          label="Every second one within"
          suffix="days"
          required
          defaultValue={begin?.p50Days}
          error={errors['p50Days']}
        />
        <NumberField
          name="p80Days"
          label="Four of five within"
          suffix="days"
          required
          defaultValue={begin?.p80Days}
          error={errors['p80Days']}
        />
      </div>
      <TextField
        name="reason"
        label="Why"
        required
        maxLength={500}
        hint="Such as the supplier’s own promise, with its day."
        error={errors['reason']}
      />
      {refusal && !refusal.fields ? (
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
  );
}

function daysIn(form: FormData, name: string): number {
  const text = (formText(form, name) ?? '').trim();
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

type Saved = {
  kind: LeadTimeKind;
  product: string;
  supplier: string;
  before: Days | null;
  leadTimeId: string;
  version: number;
};

/** The inverse: sets what stood before, or takes a new one out again. */
async function takeBack(slug: string, { before, leadTimeId, version, ...place }: Saved) {
  const reason = 'Undone';
  const result = before
    ? await setLeadTimeAction(slug, {
        ...place,
        p50Days: before.p50Days,
        p80Days: before.p80Days,
        reason,
        seen: version,
      })
    : await removeLeadTimeAction(slug, { leadTimeId, version, reason });
  toast(result.ok ? { title: 'Taken back' } : { title: result.refusal.message, tone: 'act' });
}
