'use client';

import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { toast } from '@/ui/controls/toast';
import { editDealAction } from '../actions';
import { undoToast } from './undo-toast';

type Props = { slug: string; dealId: string; version: number; kind: 'claim' | 'verbal_yes' };

/** Takes a claim back: the deal counts its stage's figure again. */
export function WithdrawClaim({ slug, dealId, version, kind }: Props) {
  const [busy, setBusy] = useState(false);
  async function withdraw() {
    setBusy(true);
    const field = kind === 'claim' ? { claimBp: null } : { verbalYesOn: null };
    const result = await editDealAction(slug, { dealId, version, ...field });
    setBusy(false);
    if (!result.ok) {
      const { message, remedy } = result.refusal;
      return toast({ title: message, description: remedy, tone: 'act' });
    }
    undoToast({ title: 'Claim withdrawn', slug, dealId, version: result.value.version });
  }
  return (
    <Button size="small" busy={busy} onClick={() => void withdraw()}>
      {kind === 'claim' ? 'Withdraw the claim' : 'Withdraw the verbal yes'}
    </Button>
  );
}
