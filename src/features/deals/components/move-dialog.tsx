'use client';

import { useState } from 'react';
import { STAGE_LABELS } from '@/domain/deals/stages';
import { Button } from '@/ui/controls/button';
import { Dialog } from '@/ui/controls/dialog';
import { toast } from '@/ui/controls/toast';
import { moveDealAction } from '../actions';
import { MoveForm, type MoveGate, type MoveInput } from './move-form';

type Props = MoveGate & { slug: string; dealId: string; version: number };

/** Moves a deal. What the gate still asks for is asked here, so that evidence and move are one save. */
export function MoveDialog({ slug, dealId, version, ...gate }: Props) {
  const [open, setOpen] = useState(false);
  async function save(input: MoveInput) {
    const result = await moveDealAction(slug, { dealId, version, ...input });
    if (!result.ok) return result.refusal;
    toast({ title: `Moved to ${STAGE_LABELS[input.to]}` });
    setOpen(false);
    return null;
  }
  return (
    <Dialog
      title="Move this deal"
      description="A stage is entered with its evidence. What is missing can be added here."
      open={open}
      onOpenChange={setOpen}
      size="wide"
      trigger={<Button variant="primary">Move stage</Button>}
    >
      {open ? <MoveForm {...gate} save={save} /> : null}
    </Dialog>
  );
}
