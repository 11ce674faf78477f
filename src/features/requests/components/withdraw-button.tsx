'use client';

import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { toast } from '@/ui/controls/toast';
import { withdrawRequestAction } from '../actions';

type Props = { slug: string; request: { id: string; version: number; text: string } };

/** Takes a request back that nobody has answered. */
export function WithdrawButton({ slug, request }: Props) {
  const [busy, setBusy] = useState(false);

  async function withdraw() {
    setBusy(true);
    const result = await withdrawRequestAction(slug, { requestId: request.id, version: request.version });
    setBusy(false);
    if (result.ok) toast({ title: 'Withdrawn', description: request.text });
    else toast({ title: result.refusal.message, description: result.refusal.remedy, tone: 'act' });
  }

  return (
    <Button size="small" variant="quiet" busy={busy} onClick={() => void withdraw()}>
      Withdraw
    </Button>
  );
}
