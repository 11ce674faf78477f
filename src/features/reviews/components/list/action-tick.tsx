'use client';

import { useState } from 'react';
import { toast } from '@/ui/controls/toast';
import { settleActionAction } from '../../actions-room';

type Props = { slug: string; actionId: string; version: number; text: string };

/** Ticked off, with a way back for ten seconds. */
export function ActionTick({ slug, actionId, version, text }: Props) {
  const [ticked, setTicked] = useState(false);

  async function tick() {
    setTicked(true);
    const result = await settleActionAction(slug, { actionId, version, state: 'done' });
    if (!result.ok) {
      setTicked(false);
      toast({ tone: 'act', title: result.refusal.message, description: result.refusal.remedy });
      return;
    }
    const undo = () => settleActionAction(slug, { actionId, version: result.value.version, state: 'open' });
    toast({ title: 'Done', description: text, undo });
  }

  return (
    <label className="-m-2 flex shrink-0 p-2 pointer-coarse:-m-3.5 pointer-coarse:p-3.5">
      <input
        type="checkbox"
        className="mt-0.5 size-4 accent-accent"
        checked={ticked}
        disabled={ticked}
        onChange={tick}
      />
      <span className="sr-only">Done: {text}</span>
    </label>
  );
}
