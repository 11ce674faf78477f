'use client';

import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { toast } from '@/ui/controls/toast';
import { archiveAction, callOffAction, restoreAction } from '../actions';

type Told = { ok: true } | { ok: false; refusal: { message: string; remedy?: string } };

async function tell(result: Promise<Told>, done: string): Promise<void> {
  const outcome = await result;
  if (outcome.ok) toast({ title: done });
  else toast({ title: outcome.refusal.message, description: outcome.refusal.remedy, tone: 'act' });
}

/** Asks once more: everybody in the company is stopped by it. */
export function ArchiveButton({ slug, name }: { slug: string; name: string }) {
  return (
    <FormDialog
      title={`Archive ${name}?`}
      description="From now on nobody changes anything in it: no deal, no review, no nightly work. Everybody goes on reading. You can restore it at any time."
      trigger={<Button variant="secondary">Archive…</Button>}
      submit="Archive"
      act={async () => {
        const result = await archiveAction(slug, {});
        if (!result.ok) return result.refusal;
        toast({ title: `${name} is archived.` });
        return null;
      }}
    >
      <p className="text-sm text-muted">
        Devices that report are refused meanwhile, and nights that pass are not made up for.
      </p>
    </FormDialog>
  );
}

export function RestoreButton({ slug, name }: { slug: string; name: string }) {
  return (
    <Button
      variant="primary"
      onClick={() => void tell(restoreAction(slug, {}), `${name} is worked in again.`)}
    >
      Restore
    </Button>
  );
}

export function CallOffButton({ slug, name }: { slug: string; name: string }) {
  return (
    <Button variant="primary" onClick={() => void tell(callOffAction(slug, {}), `${name} stays.`)}>
      Call the deletion off
    </Button>
  );
}
