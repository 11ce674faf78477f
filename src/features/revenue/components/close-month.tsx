'use client';

import { useRouter } from 'next/navigation';
import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { toast } from '@/ui/controls/toast';
import { closeMonthAction } from '../actions';

type Props = {
  slug: string;
  /** "2026-10", and as people say it. */
  month: string;
  name: string;
  /** Rows of the ledger that the person saw: others in between are a conflict. */
  movements: number;
  /** What it freezes, in words. */
  freezes: string;
};

/** Closes a month for good, after saying what that means. */
export function CloseMonth({ slug, month, name, movements, freezes }: Props) {
  const router = useRouter();
  async function close() {
    const result = await closeMonthAction(slug, { period: month, movements });
    if (!result.ok) return result.refusal;
    toast({ title: `${name} is closed` });
    router.refresh();
    return null;
  }
  return (
    <FormDialog
      title={`Close ${name}?`}
      description="A closed month is never opened again."
      submit={`Close ${name}`}
      trigger={<Button variant="primary">Close {name}</Button>}
      act={close}
    >
      <p className="text-sm">{freezes}</p>
      <p className="text-sm text-muted">
        What is found out about it later counts in the first open month, marked as a back-dated correction.
      </p>
    </FormDialog>
  );
}
