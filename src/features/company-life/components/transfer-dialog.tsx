'use client';

import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { SelectField } from '@/ui/controls/select-field';
import { transferAction } from '../actions';

const AFTERWARDS = [
  { value: 'leave', label: 'I leave the company' },
  { value: 'VIEWER', label: 'Board viewer' },
  { value: 'CEO', label: 'CEO' },
  { value: 'REP', label: 'Sales rep' },
  { value: 'DELIVERY', label: 'Delivery' },
] as const;

type Props = {
  slug: string;
  name: string;
  others: readonly { userId: string; name: string; role: string }[];
};

/** Hands the company over to another member; whoever does it finds himself where he may still be. */
export function TransferDialog({ slug, name, others }: Props) {
  return (
    <FormDialog
      title={`Hand ${name} over`}
      description="Another member becomes CRO with all rights, at once. You step down or leave."
      trigger={<Button variant="secondary">Hand over…</Button>}
      submit="Hand over"
      act={async (form) => {
        const chosen = AFTERWARDS.find(({ value }) => value === form.get('becoming'))?.value ?? 'VIEWER';
        const to = form.get('toUserId');
        const result = await transferAction(slug, {
          toUserId: typeof to === 'string' ? to : '',
          becoming: chosen,
        });
        if (!result.ok) return result.refusal;
        window.location.assign(result.value.left ? '/' : `/t/${slug}`);
        return null;
      }}
    >
      <SelectField
        name="toUserId"
        label="New CRO"
        required
        placeholder="Choose"
        defaultValue=""
        options={others.map(({ userId, name: person, role }) => ({
          value: userId,
          label: `${person} (${role})`,
        }))}
      />
      <SelectField
        name="becoming"
        label="What you are afterwards"
        defaultValue="leave"
        options={[...AFTERWARDS]}
      />
    </FormDialog>
  );
}
