'use client';

import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { toast } from '@/ui/controls/toast';
import { comeToBoardAction } from '../actions';

type Props = { slug: string; month: { key: string; name: string } };

/** Says in one press whether the reader comes to a board review. Undo takes the answer back: it never becomes the other one. */
export function ComeButtons({ slug, month }: Props) {
  const [busy, setBusy] = useState<boolean | null>(null);

  async function answer(coming: boolean) {
    setBusy(coming);
    const result = await comeToBoardAction(slug, { month: month.key, coming });
    setBusy(null);
    if (!result.ok)
      return toast({ title: result.refusal.message, description: result.refusal.remedy, tone: 'act' });
    toast({
      title: `${coming ? 'You come' : 'You do not come'} to the review of ${month.name}`,
      undo: () => comeToBoardAction(slug, { month: month.key, coming: null }),
    });
  }

  return (
    <>
      <Button busy={busy === false} onClick={() => void answer(false)}>
        I cannot come
      </Button>
      <Button variant="primary" busy={busy === true} onClick={() => void answer(true)}>
        I come
      </Button>
    </>
  );
}
