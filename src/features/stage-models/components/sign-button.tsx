'use client';

import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { Dialog, DialogClose } from '@/ui/controls/dialog';
import { Alert } from '@/ui/controls/alert';
import { toast } from '@/ui/controls/toast';
import { signStageModelAction } from '../actions';

type Props = { slug: string; version: number; role: 'CRO' | 'CEO' };

/** Signs a version, once and for good: so it asks before. */
export function SignButton({ slug, version, role }: Props) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const verb = role === 'CEO' ? 'Endorse' : 'Sign';

  async function sign() {
    setBusy(true);
    const result = await signStageModelAction(slug, { version });
    setBusy(false);
    if (!result.ok) return setRefusal(result.refusal.message);
    setOpen(false);
    toast({ title: `Version ${version} ${role === 'CEO' ? 'endorsed' : 'signed'}` });
  }

  return (
    <Dialog
      title={`${verb} version ${version}`}
      description="Your name and today's date stand under this table. A signature is not taken back, and nobody can change what you signed."
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="primary">{verb}</Button>}
      footer={
        <>
          <DialogClose>Not now</DialogClose>
          <Button variant="primary" busy={busy} onClick={() => void sign()}>
            {verb} version {version}
          </Button>
        </>
      }
    >
      {refusal ? <Alert live tone="look" title={refusal} /> : null}
    </Dialog>
  );
}
