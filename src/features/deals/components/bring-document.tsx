'use client';

import { useState } from 'react';
import { COMMIT_STAGE } from '@/domain/deals/stages';
import { Button } from '@/ui/controls/button';
import { Dialog } from '@/ui/controls/dialog';
import { moveDealAction } from '../actions';
import { labelOf, MoveForm, type MoveGate } from './move-form';
import { undoToast } from './undo-toast';

type Props = { slug: string; dealId: string; version: number; document: string; gate: MoveGate };

/** The way out of a knock-down: the document with its number, date and amount, and the move to the commit in the same save. */
export function BringDocument({ slug, dealId, version, document, gate }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={`Bring the ${document}`}
      description="With it on record the deal is commit, and the claim is settled."
      open={open}
      onOpenChange={setOpen}
      size="wide"
      trigger={
        <Button size="small" variant="primary">
          Bring the {document}
        </Button>
      }
    >
      {open ? (
        <MoveForm
          {...gate}
          first={COMMIT_STAGE}
          files={{ slug, dealId }}
          save={async (input, onTopOf = version) => {
            const result = await moveDealAction(slug, { dealId, version: onTopOf, ...input });
            if (!result.ok) return result.refusal;
            const title = `Moved to ${labelOf(gate.steps, input.to)}`;
            undoToast({ title, slug, dealId, version: result.value.version });
            setOpen(false);
            return null;
          }}
        />
      ) : null}
    </Dialog>
  );
}
