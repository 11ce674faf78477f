'use client';

import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { toast } from '@/ui/controls/toast';
import { told } from '@/ui/controls/told-refusal';
import { doneStepAction, removeStepAction, restoreStepAction } from '../actions';
import type { ValuePlan } from '../queries';
import { ChangeStep, type Owners } from './step-dialog';

type Props = { slug: string; step: ValuePlan['steps'][number]; owners: Owners; today: string };

/** Done today, changed, or taken out: each with its way back. */
export function StepButtons({ slug, step, owners, today }: Props) {
  const { id: stepId, version, title, doneOn } = step;
  const [busy, setBusy] = useState(false);

  async function run<T>(act: () => Promise<Parameters<typeof told<T>>[0]>) {
    setBusy(true);
    const result = await act();
    setBusy(false);
    return told(result);
  }

  async function settle(day: string | null) {
    const result = await run(() => doneStepAction(slug, { stepId, version, doneOn: day }));
    if (!result) return;
    const back = async () =>
      told(
        await doneStepAction(slug, { stepId, version: result.version, doneOn: day === null ? doneOn : null }),
      );
    toast({ title: day === null ? 'Not done after all' : 'Done', description: title, undo: back });
  }

  async function remove() {
    const result = await run(() => removeStepAction(slug, { stepId, version }));
    if (!result) return;
    const back = async () => told(await restoreStepAction(slug, { stepId, version: result.version }));
    toast({ title: 'Step removed', description: title, undo: back });
  }

  return (
    <span className="no-print flex flex-wrap justify-end gap-1">
      {doneOn === null ? (
        <Button size="small" busy={busy} aria-label={`Done: ${title}`} onClick={() => settle(today)}>
          Done
        </Button>
      ) : (
        <Button
          size="small"
          variant="quiet"
          busy={busy}
          aria-label={`Not done: ${title}`}
          onClick={() => settle(null)}
        >
          Not done
        </Button>
      )}
      <ChangeStep slug={slug} owners={owners} step={step} />
      <Button size="small" variant="quiet" busy={busy} aria-label={`Remove ${title}`} onClick={remove}>
        Remove
      </Button>
    </span>
  );
}
