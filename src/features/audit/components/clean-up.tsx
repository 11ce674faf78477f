'use client';

import { useState } from 'react';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { toast } from '@/ui/controls/toast';
import { countOf } from '@/ui/format/counts';
import { cleanUpAction, undoCleanUpAction } from '../actions';

type Props = {
  slug: string;
  dealIds: readonly string[];
  asOf?: string;
  last: { id: string; deals: number } | null;
};

/** Closes the zombies in one action; the toast, and later the button, take it back. */
export function CleanUp({ slug, dealIds, asOf, last }: Props) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function undo(cleanUpId: string) {
    setBusy(true);
    const result = await undoCleanUpAction(slug, { cleanUpId });
    setBusy(false);
    if (result.ok) toast({ title: `${countOf(result.value.reopened, 'deal')} open again` });
    else setProblem(result.refusal.message);
  }

  async function close() {
    setBusy(true);
    setProblem(null);
    const result = await cleanUpAction(slug, { dealIds: [...dealIds], asOf });
    setBusy(false);
    if (!result.ok) return setProblem(result.refusal.message);
    const { cleanUpId, closed } = result.value;
    toast({ title: `${countOf(closed, 'deal')} closed as lost`, undo: () => void undo(cleanUpId) });
  }

  return (
    <div className="flex flex-wrap items-center gap-3">
      {dealIds.length > 0 ? (
        <Button variant="primary" busy={busy} onClick={() => void close()}>
          Clean up {countOf(dealIds.length, 'deal')}
        </Button>
      ) : null}
      {last ? (
        <Button variant="quiet" busy={busy} onClick={() => void undo(last.id)}>
          Undo the last clean-up ({countOf(last.deals, 'deal')})
        </Button>
      ) : null}
      {problem ? (
        <Alert tone="look" live title={problem}>
          Reload to see the present state.
        </Alert>
      ) : null}
    </div>
  );
}
