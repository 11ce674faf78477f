'use client';

import Link from 'next/link';
import { useState } from 'react';
import type { Refusal } from '@/domain/values/result';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { Dialog } from '@/ui/controls/dialog';
import { toast } from '@/ui/controls/toast';
import { closeBoardAction } from '../actions';

type Props = {
  slug: string;
  month: { key: string; name: string };
  /** Of the page that is on the screen. */
  sha256: string;
  missing: readonly string[];
  isOver: boolean;
  openBefore: { key: string; name: string } | null;
};

/** Closes the month: what is missing and what it freezes, then once and for all. */
export function CloseMonth({ slug, month, sha256, missing, isOver, openBefore }: Props) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);

  async function close() {
    setBusy(true);
    const result = await closeBoardAction(slug, { month: month.key, sha256 });
    setBusy(false);
    if (!result.ok) return setRefused(result.refusal);
    setOpen(false);
    toast({ title: `${month.name} is closed`, description: 'Its page does not change any more.' });
  }

  function change(next: boolean) {
    setOpen(next);
    setRefused(null);
  }

  const mayGo = isOver && openBefore === null;
  return (
    <Dialog
      title={`Close ${month.name}`}
      description="It cannot be undone. Whatever is corrected later appears as a correction in the next month."
      open={open}
      onOpenChange={change}
      trigger={<Button variant={mayGo ? 'primary' : 'secondary'}>Close the month</Button>}
      footer={
        <>
          <Button variant="quiet" onClick={() => change(false)}>
            Not yet
          </Button>
          <Button variant="primary" busy={busy} disabled={!mayGo} onClick={() => void close()}>
            Close for good
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 text-sm">
        {isOver ? null : (
          <Alert tone="look" title={`${month.name} is not over yet.`}>
            A month is closed once its last day has passed.
          </Alert>
        )}
        {openBefore ? (
          <Alert tone="look" title={`${openBefore.name} is still open.`}>
            Months close one after the other.{' '}
            <Link href={`/t/${slug}/board/${openBefore.key}`}>Open {openBefore.name}</Link>
          </Alert>
        ) : null}
        <div>
          <p className="font-medium">What is frozen</p>
          <p className="text-muted">
            Every figure and sentence of this page, under a checksum; and the revenue ledger through{' '}
            {month.name}.
          </p>
        </div>
        {missing.length > 0 ? (
          <div>
            <p className="font-medium">What is missing</p>
            <ul className="list-disc ps-5 text-muted">
              {missing.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        ) : (
          <p className="text-muted">Nothing is missing.</p>
        )}
        {refused ? (
          <Alert tone="look" live title={refused.message}>
            {refused.remedy}
          </Alert>
        ) : null}
      </div>
    </Dialog>
  );
}
