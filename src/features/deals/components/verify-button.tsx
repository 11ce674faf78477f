'use client';

import { BadgeCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { toast } from '@/ui/controls/toast';
import { verifyEvidenceAction } from '../actions';

/** The second pair of eyes on a record. */
export function VerifyButton({ slug, evidenceId, name }: { slug: string; evidenceId: string; name: string }) {
  const [busy, setBusy] = useState(false);
  async function verify() {
    setBusy(true);
    const result = await verifyEvidenceAction(slug, { evidenceId });
    setBusy(false);
    if (result.ok) toast({ title: `${name} verified` });
    else toast({ title: result.refusal.message, description: result.refusal.remedy, tone: 'act' });
  }
  return (
    <Button
      size="small"
      busy={busy}
      onClick={() => void verify()}
      aria-label={`Verify ${name}`}
      icon={<BadgeCheck aria-hidden className="size-4" />}
    >
      Verify
    </Button>
  );
}
