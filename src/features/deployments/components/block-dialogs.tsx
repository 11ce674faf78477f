'use client';

import { BLOCK_CAUSES, type BlockCause } from '@/domain/deployments/blocks';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { SelectField } from '@/ui/controls/select-field';
import { TextField } from '@/ui/controls/text-field';
import { toast } from '@/ui/controls/toast';
import { blockDeploymentAction, removeBlockAction, unblockDeploymentAction } from '../actions';
import { BLOCK_NAMES } from '../deployment-words';
import { refusalText } from '../refusal-text';
import { RemoveDialog } from './remove-dialog';
import { tellUndone } from './tell-undone';

const CAUSES = BLOCK_CAUSES.map((value) => ({ value, label: BLOCK_NAMES[value] }));

/** Says what stands in the way. */
export function BlockDialog({
  slug,
  deploymentId,
  today,
}: {
  slug: string;
  deploymentId: string;
  today: string;
}) {
  return (
    <FormDialog
      title="What stands in the way?"
      description="Blocked days are shown beside the time to first value, by cause."
      trigger={<Button size="small">Record blocked time</Button>}
      submit="Save"
      act={async (form) => {
        const cause = BLOCK_CAUSES.find((one) => one === formText(form, 'cause')) ?? 'customer';
        const result = await blockDeploymentAction(slug, {
          deploymentId,
          cause,
          fromOn: formText(form, 'fromOn') ?? '',
          untilOn: formText(form, 'untilOn'),
          note: formText(form, 'note'),
        });
        if (!result.ok) return refusalText(result.refusal);
        const { blockId, version } = result.value;
        toast({
          title: `Blocked: ${BLOCK_NAMES[cause].toLowerCase()}`,
          undo: () => void tellUndone(removeBlockAction(slug, { blockId, version })),
        });
        return null;
      }}
    >
      <SelectField label="Cause" name="cause" options={CAUSES} />
      <div className="grid gap-4 sm:grid-cols-2">
        <DateField label="Since" name="fromOn" defaultValue={today} max={today} required />
        <DateField
          label="Went on again on"
          name="untilOn"
          max={today}
          hint="Empty while it lasts."
          optional
        />
      </div>
      <TextField label="Note" name="note" hint="What is missing, and who has it." optional />
    </FormDialog>
  );
}

type Standing = { id: string; version: number; cause: BlockCause; untilOn: string | null };

/** It goes on again: from today, or from another day. */
export function UnblockDialog({ slug, block, today }: { slug: string; block: Standing; today: string }) {
  const { id: blockId, version, cause, untilOn } = block;
  return (
    <FormDialog
      title={`${BLOCK_NAMES[cause]}: no longer in the way`}
      trigger={<Button size="small">{untilOn === null ? 'It goes on' : 'Correct'}</Button>}
      submit="Save"
      act={async (form) => {
        const result = await unblockDeploymentAction(slug, {
          blockId,
          version,
          untilOn: formText(form, 'untilOn'),
        });
        if (!result.ok) return refusalText(result.refusal);
        const back = { blockId, version: result.value.version, untilOn };
        toast({
          title: `${BLOCK_NAMES[cause]} saved`,
          undo: () => void tellUndone(unblockDeploymentAction(slug, back)),
        });
        return null;
      }}
    >
      <DateField
        label="First day on which it went on"
        name="untilOn"
        defaultValue={untilOn ?? today}
        max={today}
        hint="Empty while it lasts."
        optional
      />
    </FormDialog>
  );
}

export function RemoveBlock({ slug, block }: { slug: string; block: Standing }) {
  return (
    <RemoveDialog
      title="Remove this blocked time?"
      description="Only where it never stood in the way."
      removed={`${BLOCK_NAMES[block.cause]} removed`}
      act={() => removeBlockAction(slug, { blockId: block.id, version: block.version })}
    />
  );
}
