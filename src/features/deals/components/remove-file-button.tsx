'use client';

import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { toast } from '@/ui/controls/toast';
import { removeFileAction } from '../actions';

/** Takes a file that proves nothing off the deal. */
export function RemoveFileButton({ slug, fileId, name }: { slug: string; fileId: string; name: string }) {
  const [busy, setBusy] = useState(false);
  async function remove() {
    setBusy(true);
    const result = await removeFileAction(slug, { fileId });
    setBusy(false);
    if (result.ok) toast({ title: `${name} removed` });
    else toast({ title: result.refusal.message, description: result.refusal.remedy, tone: 'act' });
  }
  return (
    <Button
      size="small"
      variant="quiet"
      busy={busy}
      onClick={() => void remove()}
      aria-label={`Remove ${name}`}
    >
      Remove
    </Button>
  );
}
