'use client';

import type { ReactElement } from 'react';
import type { EndReason } from '@/domain/revenue/contract-life';
import { FormDialog } from '@/ui/controls/form-dialog';
import { toast } from '@/ui/controls/toast';
import { giveReasonAction, undoContractAction } from '../actions';
import type { Choices } from '../queries';
import { readReason, ReasonFields } from './fields';

type Props = {
  slug: string;
  contractId: string;
  version: number;
  /** Whose loss, and when: "Nordic Foods, 1 Oct 2026". */
  of: string;
  given?: { endReason: EndReason | null; endNote: string | null; endDeploymentId: string | null };
  sites: Choices['sites'];
  trigger: ReactElement<Record<string, unknown>>;
};

/** Puts a loss down to its reason, now or better than before. */
export function ReasonDialog({ slug, contractId, version, of, given, sites, trigger }: Props) {
  return (
    <FormDialog
      title={`Why? ${of}`}
      description="It moves nothing. Losses are counted by their reasons."
      trigger={trigger}
      submit="Save"
      act={async (form) => {
        const result = await giveReasonAction(slug, { contractId, version, ...readReason(form) });
        if (!result.ok) return result.refusal;
        const { value } = result;
        toast({
          title: 'Reason saved',
          undo: () =>
            void undoContractAction(slug, value).then((undone) =>
              toast(undone.ok ? { title: 'Undone' } : { title: undone.refusal.message, tone: 'act' }),
            ),
        });
        return null;
      }}
    >
      <ReasonFields sites={sites} errors={{}} given={given} />
    </FormDialog>
  );
}
