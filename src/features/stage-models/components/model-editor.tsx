'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { STAGE_IDS } from '@/domain/deals/deal';
import type { StageModel } from '@/domain/deals/stages';
import type { Refusal } from '@/domain/values/result';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { TextField } from '@/ui/controls/text-field';
import { toast } from '@/ui/controls/toast';
import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';
import { previewStageModelAction, publishStageModelAction } from '../actions';
import { draftOfModel, problemsOf, sentDraft, type ModelDraft } from './model-draft';
import { ModelPreview, type Preview } from './model-preview';
import { StageEditor } from './stage-editor';

type Props = {
  slug: string;
  latest: StageModel;
  today: string;
  /** What to begin with instead of the latest version, and why: a proposal that somebody looks over before anything is published. */
  proposed?: { model: StageModel; note: string } | null;
};

/** Writes the next version: edit, see what it does to today's forecast, publish. Every key is checked by the rules themselves. */
export function ModelEditor({ slug, latest, today, proposed = null }: Props) {
  const router = useRouter();
  const [draft, setDraft] = useState(() => draftOfModel(proposed?.model ?? latest));
  const [effectiveFrom, setEffectiveFrom] = useState(today);
  const [note, setNote] = useState(proposed?.note ?? '');
  const [preview, setPreview] = useState<Preview | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState<'preview' | 'publish' | null>(null);
  const problems = { ...problemsOf(draft), ...dayProblem(effectiveFrom, today) };
  const wrong = Object.keys(problems).length;
  const next = latest.version + 1;

  function change(changed: ModelDraft) {
    setDraft(changed);
    // What was previewed is no longer what would be published.
    setPreview(null);
    setRefusal(null);
  }

  async function show() {
    setBusy('preview');
    const result = await previewStageModelAction(slug, sentDraft(draft));
    setBusy(null);
    if (result.ok) setPreview(result.value);
    else setRefusal(result.refusal);
  }

  async function publish() {
    setBusy('publish');
    const rest = { effectiveFrom, note, basedOn: latest.version };
    const result = await publishStageModelAction(slug, { ...sentDraft(draft), ...rest });
    setBusy(null);
    if (!result.ok) return setRefusal(result.refusal);
    toast({ title: `Version ${next} is published and signed by you` });
    router.push(`/t/${slug}/settings`);
  }

  return (
    <div className="flex flex-col gap-6">
      <Card className="py-0">
        {STAGE_IDS.map((stage) => (
          <StageEditor key={stage} stage={stage} draft={draft} problems={problems} onChange={change} />
        ))}
      </Card>
      <div className="grid gap-4 sm:grid-cols-[12rem_minmax(0,1fr)]">
        <DateField
          label="In force from"
          value={effectiveFrom}
          min={today}
          required
          hint="Forecasts of days before keep their version."
          error={problems['effectiveFrom']}
          onChange={(event) => setEffectiveFrom(event.target.value)}
        />
        <TextField
          label="Why this version"
          optional
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      {refusal ? (
        <Alert live tone="act" title={refusal.message}>
          {refusal.remedy}
        </Alert>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          variant={preview ? 'secondary' : 'primary'}
          busy={busy === 'preview'}
          disabled={wrong > 0}
          onClick={() => void show()}
        >
          Preview
        </Button>
        <p className="text-sm text-muted" role="status">
          {wrong > 0
            ? `${wrong === 1 ? 'One field keeps' : `${wrong} fields keep`} this table from standing.`
            : 'This table can stand. See first what it does to today’s forecast.'}
        </p>
      </div>
      {preview ? (
        <Section title="What it changes today">
          <ModelPreview preview={preview} slug={slug} />
          <div>
            <Button
              variant="primary"
              busy={busy === 'publish'}
              disabled={wrong > 0}
              onClick={() => void publish()}
            >
              Publish version {next} and sign it
            </Button>
          </div>
        </Section>
      ) : null}
    </div>
  );
}

function dayProblem(effectiveFrom: string, today: string): Record<string, string> {
  if (effectiveFrom === '') return { effectiveFrom: 'Choose the first day.' };
  return effectiveFrom < today ? { effectiveFrom: 'A version begins today or later.' } : {};
}
