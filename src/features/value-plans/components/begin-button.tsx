'use client';

import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { toast } from '@/ui/controls/toast';
import { beginPlanAction } from '../actions';

/** Begins a plan from the template. */
export function BeginButton({ slug, deploymentId }: { slug: string; deploymentId: string }) {
  const [busy, setBusy] = useState(false);
  return (
    <Button
      variant="primary"
      busy={busy}
      onClick={async () => {
        setBusy(true);
        const result = await beginPlanAction(slug, { deploymentId });
        setBusy(false);
        if (!result.ok) toast({ title: result.refusal.message, tone: 'act' });
      }}
    >
      Begin the plan
    </Button>
  );
}
