'use client';

import { useState } from 'react';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { Dialog } from '@/ui/controls/dialog';
import { toast } from '@/ui/controls/toast';
import { revertImportAction } from '../actions';

/** Takes a whole import back, updates included; what somebody edited since stays. */
export function RevertButton({ slug, importId }: { slug: string; importId: string }) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ message: string; remedy?: string } | null>(null);

  async function revert() {
    setBusy(true);
    const result = await revertImportAction(slug, { importId }, `revert-${importId}`);
    setBusy(false);
    if (!result.ok) return setRefused(result.refusal);
    setOpen(false);
    toast({ title: 'Import taken back' });
  }

  return (
    <Dialog
      title="Take this import back?"
      description="New rows go, changed rows get their earlier values back. Rows that somebody edited since are kept and listed."
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="small">Take back</Button>}
      footer={
        <Button variant="danger" busy={busy} onClick={() => void revert()}>
          Take it back
        </Button>
      }
    >
      {refused ? (
        <Alert tone="look" live title={refused.message}>
          {refused.remedy}
        </Alert>
      ) : null}
    </Dialog>
  );
}
