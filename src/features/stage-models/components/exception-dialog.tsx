'use client';

import { useState, type FormEvent } from 'react';
import { OPEN_STAGES, type StageModel } from '@/domain/deals/stages';
import type { Refusal } from '@/domain/values/result';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { Dialog, DialogClose } from '@/ui/controls/dialog';
import { formText } from '@/ui/controls/form-text';
import { NumberField } from '@/ui/controls/number-field';
import { SelectField } from '@/ui/controls/select-field';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { askExceptionAction } from '../actions';

type Props = {
  slug: string;
  model: Pick<StageModel, 'labels'>;
  /** The deal that the page came from, if it came from one. */
  deal: { id: string; name: string } | null;
};
type Answer = { asked: string; refusal: string };

/** Asks the model for another figure. It answers at once, in words, and counts the question; nothing else happens. */
export function ExceptionDialog({ slug, model, deal }: Props) {
  const [open, setOpen] = useState(deal !== null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  return (
    <Dialog
      title="Ask for an exception"
      description="The model answers at once. What you ask and what it says are kept and counted."
      open={open}
      onOpenChange={(now) => {
        setOpen(now);
        if (now) setAnswer(null);
      }}
      trigger={<Button>Ask for an exception</Button>}
      footer={answer ? <DialogClose>Close</DialogClose> : undefined}
    >
      {answer ? (
        <Alert live tone="look" title={`Refused: ${answer.asked}`}>
          {answer.refusal}
        </Alert>
      ) : (
        <AskForm slug={slug} model={model} deal={deal} onAnswer={setAnswer} />
      )}
    </Dialog>
  );
}

function AskForm({ slug, model, deal, onAnswer }: Props & { onAnswer: (answer: Answer) => void }) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const about = formText(form, 'about');
    const percent = Number(
      (formText(form, 'percent') ?? '').replace(',', '.').replace('%', '').trim() || 'NaN',
    );
    setBusy(true);
    const result = await askExceptionAction(slug, {
      dealId: about === 'deal' && deal ? deal.id : null,
      stage: OPEN_STAGES.find((stage) => stage === about) ?? null,
      askedBp: Math.round(percent * 100),
      why: formText(form, 'why') ?? '',
    });
    setBusy(false);
    if (result.ok) onAnswer(result.value);
    else setRefusal(result.refusal);
  }

  const errors = refusal?.fields ?? {};
  const stages = OPEN_STAGES.map((stage) => ({
    value: stage,
    label: `Every deal in ${model.labels[stage]}`,
  }));
  return (
    <form onSubmit={(event) => void onSubmit(event)} className="flex flex-col gap-4">
      <SelectField
        name="about"
        label="For"
        options={[
          ...(deal ? [{ value: 'deal', label: deal.name }] : []),
          ...stages,
          { value: '', label: 'The table as a whole' },
        ]}
      />
      <NumberField
        name="percent"
        label="Should count"
        suffix="%"
        decimals
        required
        error={errors['askedBp']}
      />
      <TextAreaField name="why" label="Why" required error={errors['why']} />
      {refusal && Object.keys(errors).length === 0 ? (
        <Alert live tone="look" title={refusal.message} />
      ) : null}
      <div className="flex justify-end">
        <Button type="submit" variant="primary" busy={busy}>
          Ask
        </Button>
      </div>
    </form>
  );
}
