'use client';

import { useState } from 'react';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { toast } from '@/ui/controls/toast';
import { countOf } from '@/ui/format/counts';
import { undoSweepAction } from '../actions';

type Props = { slug: string; sweepId: string; day: string };
const NAMED = 5;

/** Takes a night's sweep back; says by name what was left alone because somebody has changed it since. */
export function UndoSweep({ slug, sweepId, day }: Props) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function undo() {
    setBusy(true);
    const result = await undoSweepAction(slug, { sweepId });
    setBusy(false);
    if (!result.ok) return setProblem(result.refusal.message);
    const { reopened, kept } = result.value;
    const names = kept.slice(0, NAMED).map(({ name }) => name);
    const others = kept.length > NAMED ? [`${kept.length - NAMED} more`] : [];
    toast({
      title: `${countOf(reopened, 'deal')} open again`,
      description:
        kept.length > 0 ? `Changed since, left alone: ${[...names, ...others].join(', ')}` : undefined,
    });
  }

  return (
    <div className="flex flex-col items-end gap-2">
      <Button size="small" busy={busy} aria-label={`Undo the sweep of ${day}`} onClick={() => void undo()}>
        Undo
      </Button>
      {problem ? (
        <Alert tone="look" live title={problem}>
          Reload to see the present state.
        </Alert>
      ) : null}
    </div>
  );
}
