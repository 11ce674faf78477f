'use client';

import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { Refusal } from '@/domain/values/result';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { formText } from '@/ui/controls/form-text';
import { NumberField } from '@/ui/controls/number-field';
import { TextField } from '@/ui/controls/text-field';
import { toast } from '@/ui/controls/toast';
import { countOf } from '@/ui/format/counts';
import { Card } from '@/ui/layout/card';
import { delaySupplierAction, endDelayAction, previewDelayAction } from '../actions';
import { lateText, placeText } from '../lead-time-words';
import { DelayPreview, type Preview } from './delay-preview';
import type { KnownNames } from './lead-time-dialog';
import { NameFields } from './name-fields';

type Delay = { supplier: string; product: string; days: number };

/** Enters a delay once: what it moves is shown before it is saved. */
export function DelayPanel({ slug, names }: { slug: string; names: KnownNames }) {
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <div className="no-print">
        <Button onClick={() => setOpen(true)}>A supplier is late</Button>
      </div>
    );
  return (
    <Card>
      <DelayForm slug={slug} names={names} onDone={() => setOpen(false)} />
    </Card>
  );
}

type FormProps = { slug: string; names: KnownNames; onDone: () => void };

function DelayForm({ slug, names, onDone }: FormProps) {
  const [preview, setPreview] = useState<{ delay: Delay; shown: Preview } | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  // The button that had the focus is gone; what it opened takes it.
  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  /** What was shown is no longer what would be saved. */
  function change() {
    setPreview(null);
    setRefusal(null);
  }

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    setBusy(true);
    const refused = preview ? await save(preview.delay, formText(typed, 'reason') ?? '') : await show(typed);
    setBusy(false);
    setRefusal(refused);
  }

  async function show(typed: FormData): Promise<Refusal | null> {
    const delay = delayIn(typed);
    const result = await previewDelayAction(slug, delay);
    if (!result.ok) return result.refusal;
    setPreview({ delay, shown: result.value });
    return null;
  }

  async function save(delay: Delay, reason: string): Promise<Refusal | null> {
    const result = await delaySupplierAction(slug, { ...delay, reason });
    if (!result.ok) return result.refusal;
    onDone();
    toast({
      title: `${placeText(delay)} is ${lateText(delay.days)}. The forecast counts with it.`,
      undo: () => void takeBack(slug, result.value.delayId),
    });
    return null;
  }

  const errors = refusal?.fields ?? {};
  return (
    <form ref={form} onSubmit={(event) => void send(event)} className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_10rem]">
        <NameFields
          names={names}
          given={{ product: '', supplier: '' }}
          errors={errors}
          supplierFirst
          onChange={change}
        />
        <NumberField
          name="days"
          label="Later by"
          suffix="days"
          required
          hint="−7: a week earlier."
          error={errors['days']}
          onChange={change}
        />
      </div>
      {preview ? (
        <>
          <DelayPreview slug={slug} preview={preview.shown} delay={preview.delay} />
          <TextField name="reason" label="Why" required maxLength={1000} error={errors['reason']} />
        </>
      ) : null}
      {refusal && !refusal.fields ? (
        <Alert live tone="act" title={refusal.message}>
          {refusal.remedy}
        </Alert>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={busy}>
          {preview ? saveText(preview.shown) : 'Show what it moves'}
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}

function saveText({ moved }: Preview): string {
  return moved.deals === 0 ? 'Save it all the same' : `Save, and move ${countOf(moved.deals, 'deal')}`;
}

function delayIn(typed: FormData): Delay {
  const days = (formText(typed, 'days') ?? '').replace('−', '-');
  return {
    supplier: formText(typed, 'supplier') ?? '',
    product: formText(typed, 'product') ?? '',
    days: /^[+-]?\d+$/.test(days) ? Number(days) : Number.NaN,
  };
}

async function takeBack(slug: string, delayId: string) {
  const result = await endDelayAction(slug, { delayId });
  toast(result.ok ? { title: 'The delay is taken back' } : { title: result.refusal.message, tone: 'act' });
}
