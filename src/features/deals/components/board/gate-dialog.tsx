'use client';

import { useEffect, useRef, useState } from 'react';
import type { StageModel } from '@/domain/deals/stages';
import type { Refusal } from '@/domain/values/result';
import { Alert } from '@/ui/controls/alert';
import { Dialog } from '@/ui/controls/dialog';
import { Skeleton } from '@/ui/controls/skeleton';
import type { BoardCard } from '../../board-card';
import { MoveForm, type SaveMove } from '../move-form';
import { askGate, type Gate } from './move-request';
import type { Waiting } from './board-moves';

type Props = {
  asked: Waiting;
  slug: string;
  path: string;
  model: StageModel;
  save: (card: BoardCard, ...move: Parameters<SaveMove>) => Promise<Refusal | null>;
  onClose: () => void;
};

/** What the gate asks, where the card was dropped. Escape puts the card back. */
export default function GateDialog({ asked, slug, path, model, save, onClose }: Props) {
  const { card, to } = asked;
  const [gate, setGate] = useState<Gate | null>(null);
  const [refused, setRefused] = useState<Refusal | null>(null);
  useEffect(() => {
    let here = true;
    void askGate(path).then((answer) => {
      if (!here) return;
      if (answer.ok) setGate(answer.value);
      else setRefused(answer.refusal);
    });
    return () => {
      here = false;
    };
  }, [path]);
  const form = useRef<HTMLDivElement>(null);
  // The form comes after the dialog, so it takes the focus itself; on a phone that would only raise the keyboard over it.
  useEffect(() => {
    if (!gate || !matchMedia('(pointer: fine)').matches) return;
    form.current?.querySelector<HTMLElement>('input:not([type="file"]), textarea')?.focus();
  }, [gate]);
  return (
    <Dialog
      title={`${card.name} to ${model.labels[to]}`}
      description={
        to === 'closed_lost'
          ? 'Say why, so that the next one is not lost the same way.'
          : 'Add what is missing and it is saved with the move. Escape puts the card back.'
      }
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      size="wide"
    >
      {gate && gate.card.version !== card.version ? (
        <Alert
          tone="look"
          live
          className="mb-4"
          title={`Somebody changed ${card.name} meanwhile. It is in ${model.labels[gate.card.stage]} now.`}
        >
          What you save here goes on from there.
        </Alert>
      ) : null}
      {gate ? (
        <div ref={form}>
          <MoveForm
            {...gate}
            stage={gate.card.stage}
            first={to}
            refusal={asked.refusal}
            save={(input, version) => save(gate.card, input, version)}
            files={{ slug, dealId: card.id }}
          />
        </div>
      ) : refused ? (
        <Alert tone="look" live title={refused.message}>
          {refused.remedy}
        </Alert>
      ) : (
        <Skeleton className="h-40" />
      )}
    </Dialog>
  );
}
