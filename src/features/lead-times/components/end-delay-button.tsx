'use client';

import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { toast } from '@/ui/controls/toast';
import { delaySupplierAction, endDelayAction } from '../actions';
import { lateText, placeText } from '../lead-time-words';

type Props = {
  slug: string;
  delay: { id: string; supplier: string; product: string; days: number; reason: string };
};

/** The supplier delivers as before. Undoing enters the same delay again. */
export function EndDelayButton({ slug, delay }: Props) {
  const [busy, setBusy] = useState(false);
  const { id, supplier, product, days, reason } = delay;

  async function end() {
    setBusy(true);
    const result = await endDelayAction(slug, { delayId: id });
    setBusy(false);
    if (!result.ok) return toast({ title: result.refusal.message, tone: 'act' });
    toast({ title: `${placeText(delay)} is not ${lateText(days)} any more`, undo: () => void again() });
  }

  async function again() {
    const result = await delaySupplierAction(slug, { supplier, product, days, reason });
    toast(result.ok ? { title: 'The delay counts again' } : { title: result.refusal.message, tone: 'act' });
  }

  return (
    <Button
      size="small"
      busy={busy}
      aria-label={`End the delay of ${placeText(delay)}`}
      onClick={() => void end()}
    >
      End
    </Button>
  );
}
