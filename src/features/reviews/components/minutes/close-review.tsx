'use client';

import { useState } from 'react';
import type { Refusal } from '@/domain/values/result';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { Dialog } from '@/ui/controls/dialog';
import { Skeleton } from '@/ui/controls/skeleton';
import { toast } from '@/ui/controls/toast';
import { closeReviewAction, closingAction } from '../../actions-close';
import type { Closing } from '../../queries-closing';
import { ClosingSummary } from './closing-summary';

type Props = { slug: string; reviewId: string };

/** Ends the review: first what would stay undone, then once and for all. */
export function CloseReview({ slug, reviewId }: Props) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [closing, setClosing] = useState<Closing | null>(null);
  const [refused, setRefused] = useState<Refusal | null>(null);

  async function look(next: boolean) {
    setOpen(next);
    setClosing(null);
    setRefused(null);
    if (!next) return;
    const result = await closingAction(slug, { reviewId });
    if (result.ok) setClosing(result.value);
    else setRefused(result.refusal);
  }

  async function close() {
    setBusy(true);
    const result = await closeReviewAction(slug, { reviewId });
    setBusy(false);
    if (!result.ok) return setRefused(result.refusal);
    setOpen(false);
    toast({ title: 'Closed', description: 'The minutes are on this page.' });
  }

  return (
    <Dialog
      title="Close the review"
      description="The minutes are frozen. Nobody can change them afterwards; a correction is a note beside them."
      open={open}
      onOpenChange={(next) => void look(next)}
      trigger={<Button>Close the review</Button>}
      footer={
        <>
          <Button variant="quiet" onClick={() => void look(false)}>
            Go on with the review
          </Button>
          <Button variant="primary" busy={busy} disabled={closing === null} onClick={() => void close()}>
            Close for good
          </Button>
        </>
      }
    >
      {refused ? (
        <Alert tone="look" live title={refused.message}>
          {refused.remedy}
        </Alert>
      ) : closing ? (
        <ClosingSummary closing={closing} />
      ) : (
        <Skeleton className="h-40" />
      )}
    </Dialog>
  );
}
