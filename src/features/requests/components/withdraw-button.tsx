'use client';

import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { toast } from '@/ui/controls/toast';
import { withdrawRequestAction } from '../actions';

type Props = { slug: string; request: { id: string; version: number; text: string } };

/** Takes a request back that nobody has answered; that cannot be undone, so it is asked once. */
export function WithdrawButton({ slug, request }: Props) {
  async function withdraw() {
    const result = await withdrawRequestAction(slug, { requestId: request.id, version: request.version });
    if (!result.ok) return result.refusal;
    toast({ title: 'Withdrawn', description: request.text });
    return null;
  }

  return (
    <FormDialog
      title="Withdraw the request?"
      description={`“${request.text}” The CEO need not answer it any more. It stays in the list as withdrawn.`}
      trigger={
        <Button size="small" variant="quiet">
          Withdraw
        </Button>
      }
      submit="Withdraw"
      act={withdraw}
    />
  );
}
