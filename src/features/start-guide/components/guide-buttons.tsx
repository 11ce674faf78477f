'use client';

import { useEffect } from 'react';
import { Button } from '@/ui/controls/button';
import { toast } from '@/ui/controls/toast';
import { auditSeenAction, dismissAction, reopenAction } from '../actions';

/** Puts the guide away, or brings it back. */
export function GuideToggle({ slug, dismissed }: { slug: string; dismissed: boolean }) {
  const act = dismissed ? reopenAction : dismissAction;
  return (
    <Button
      variant="secondary"
      onClick={() =>
        void act(slug, {}).then((result) => {
          if (!result.ok)
            toast({ title: result.refusal.message, description: result.refusal.remedy, tone: 'act' });
        })
      }
    >
      {dismissed ? 'Show it on the dashboard again' : 'Put it away'}
    </Button>
  );
}

/** On the audit's page, until it was seen once: the step of the guide is ticked by having looked, not by a click. */
export function AuditWasSeen({ slug }: { slug: string }) {
  useEffect(() => void auditSeenAction(slug, {}), [slug]);
  return null;
}
