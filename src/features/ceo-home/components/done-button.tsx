'use client';

import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { toast } from '@/ui/controls/toast';
import { settleBoardActionAction, settleWeeklyActionAction } from '../actions';

type Props = {
  slug: string;
  action: { id: string; of: 'board' | 'weekly'; version: number; text: string };
};

/** Settles what the reader promised, in one press; it can be opened again. */
export function DoneButton({ slug, action }: Props) {
  const [busy, setBusy] = useState(false);
  const { id, of, version, text } = action;

  const settle = (state: 'done' | 'open', at: number) =>
    of === 'board'
      ? settleBoardActionAction(slug, { id, version: at, state })
      : settleWeeklyActionAction(slug, { actionId: id, version: at, state });

  async function done() {
    setBusy(true);
    const result = await settle('done', version);
    setBusy(false);
    if (!result.ok)
      return toast({ title: result.refusal.message, description: result.refusal.remedy, tone: 'act' });
    toast({ title: 'Done', description: text, undo: () => settle('open', version + 1) });
  }

  return (
    <Button busy={busy} onClick={() => void done()}>
      Done
    </Button>
  );
}
