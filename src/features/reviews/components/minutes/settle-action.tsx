'use client';

import { useState } from 'react';
import type { ActionState } from '@/domain/reviews/room';
import { Button } from '@/ui/controls/button';
import { toast } from '@/ui/controls/toast';
import { settleActionAction } from '../../actions-room';

const WAYS: Record<ActionState, readonly { to: ActionState; label: string }[]> = {
  open: [
    { to: 'done', label: 'Done' },
    { to: 'dropped', label: 'Drop' },
  ],
  done: [{ to: 'open', label: 'Reopen' }],
  dropped: [{ to: 'open', label: 'Reopen' }],
};

const SAID: Record<ActionState, string> = { open: 'Open again', done: 'Done', dropped: 'Dropped' };

type Props = { slug: string; actionId: string; version: number; state: ActionState; text: string };

/** What has become of an action since the close: its owner says so, or the CRO. The minutes keep it as it was. */
export function SettleAction({ slug, actionId, version, state, text }: Props) {
  const [busy, setBusy] = useState(false);
  async function settle(to: ActionState) {
    setBusy(true);
    const result = await settleActionAction(slug, { actionId, version, state: to });
    setBusy(false);
    if (result.ok) toast({ title: `${SAID[to]}: ${text}` });
    else toast({ title: result.refusal.message, description: result.refusal.remedy, tone: 'act' });
  }
  return (
    <span className="no-print flex gap-2 pt-1">
      {WAYS[state].map(({ to, label }) => (
        <Button
          key={to}
          size="small"
          busy={busy}
          onClick={() => void settle(to)}
          aria-label={`${label}: ${text}`}
        >
          {label}
        </Button>
      ))}
    </span>
  );
}
