'use client';

import { useMemo, useState } from 'react';
import type { StageId } from '@/domain/deals/deal';
import { STAGE_LABELS } from '@/domain/deals/stages';
import { Button } from '@/ui/controls/button';
import { Dialog } from '@/ui/controls/dialog';
import { useActions, useOpener } from '@/ui/keyboard/use-actions';
import { moveDealAction } from '../actions';
import { labelOf, MoveForm, type MoveGate, type MoveInput } from './move-form';
import { undoToast } from './undo-toast';

type Props = MoveGate & { slug: string; dealId: string; version: number };

/** Moves a deal. What the gate still asks for is asked here, so that evidence and move are one save. */
export function MoveDialog({ slug, dealId, version, ...gate }: Props) {
  const [open, setOpen] = useState(false);
  const [first, setFirst] = useState<StageId | undefined>();
  const { stage, steps, moveTo } = gate;
  useOpener('Move stage', 'm', setOpen);
  useActions(
    useMemo(() => {
      const reach = steps.filter(
        (step) => step.applies && step.stage !== stage && moveTo.includes(step.stage),
      );
      const lost = { stage: 'closed_lost' as const, label: STAGE_LABELS.closed_lost };
      const all = stage !== 'closed_lost' && moveTo.includes('closed_lost') ? [...reach, lost] : reach;
      return all.map(({ stage: to, label }) => ({
        id: `move-${to}`,
        label: `Move to › ${label}`,
        group: 'This deal',
        words: 'stage',
        run: () => {
          setFirst(to);
          setOpen(true);
        },
      }));
    }, [steps, stage, moveTo]),
  );
  async function save(input: MoveInput, onTopOf = version) {
    const result = await moveDealAction(slug, { dealId, version: onTopOf, ...input });
    if (!result.ok) return result.refusal;
    undoToast({
      title: `Moved to ${labelOf(steps, input.to)}`,
      slug,
      dealId,
      version: result.value.version,
    });
    setOpen(false);
    return null;
  }
  return (
    <Dialog
      title="Move this deal"
      description="A stage is entered with its evidence. What is missing can be added here."
      open={open}
      onOpenChange={(next) => {
        setFirst(undefined);
        setOpen(next);
      }}
      size="wide"
      trigger={<Button variant="primary">Move stage</Button>}
    >
      {open ? <MoveForm {...gate} first={first} save={save} files={{ slug, dealId }} /> : null}
    </Dialog>
  );
}
