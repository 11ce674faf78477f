'use client';

import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { toast } from '@/ui/controls/toast';
import { told } from '@/ui/controls/told-refusal';
import { doneStepAction, removeStepAction } from '../actions';
import { ChangeStep, type PlanStep } from './step-dialog';

/** Done, changed, or taken out: each with its way back. */
export function StepButtons({ slug, step }: { slug: string; step: PlanStep & { state: 'open' | 'done' } }) {
  const { id: stepId, version, text } = step;
  const [busy, setBusy] = useState(false);
  const isDone = step.state === 'done';

  async function run<T>(act: () => Promise<Parameters<typeof told<T>>[0]>) {
    setBusy(true);
    const result = await act();
    setBusy(false);
    return told(result);
  }

  async function settle(done: boolean) {
    const result = await run(() => doneStepAction(slug, { stepId, version, done }));
    if (!result) return;
    const back = async () =>
      void told(await doneStepAction(slug, { stepId, version: result.version, done: !done }));
    toast({ title: done ? 'Done' : 'Not done after all', description: text, undo: back });
  }

  async function remove() {
    const result = await run(() => removeStepAction(slug, { stepId, version }));
    if (!result) return;
    const back = async () =>
      void told(await removeStepAction(slug, { stepId, version: result.version, back: true }));
    toast({ title: 'Step removed', description: text, undo: back });
  }

  return (
    <span className="no-print flex flex-wrap justify-end gap-1 lg:flex-nowrap">
      <Button
        size="small"
        variant={isDone ? 'quiet' : 'secondary'}
        busy={busy}
        aria-label={`${isDone ? 'Not done' : 'Done'}: ${text}`}
        onClick={() => settle(!isDone)}
      >
        {isDone ? 'Not done' : 'Done'}
      </Button>
      <ChangeStep slug={slug} step={step} />
      <Button size="small" variant="quiet" busy={busy} aria-label={`Remove ${text}`} onClick={remove}>
        Remove
      </Button>
    </span>
  );
}
