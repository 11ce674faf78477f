'use client';

import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { formText } from '@/ui/controls/form-text';
import { FormDialog } from '@/ui/controls/form-dialog';
import { openBoardAction, planBoardAction } from '../actions';
import { told } from './told';

type Props = {
  slug: string;
  month: { key: string; name: string };
  /** null: not planned yet. */
  heldOn: string | null;
  proposed: string;
  look?: 'primary' | 'secondary';
};

/** Puts the month's review on a day, or moves it. */
export function PlanMonth({ slug, month, heldOn, proposed, look = 'secondary' }: Props) {
  return (
    <FormDialog
      title={heldOn ? `Move the review of ${month.name}` : `Plan the review of ${month.name}`}
      description={heldOn ? undefined : 'CRO and CEO are asked. The agenda is the company’s as it is now.'}
      trigger={
        <Button variant={look}>
          {heldOn ? 'Move' : 'Plan the review'}
          <span className="sr-only"> of {month.name}</span>
        </Button>
      }
      submit={heldOn ? 'Move' : 'Plan'}
      act={async (form) => {
        const result = await planBoardAction(slug, {
          month: month.key,
          heldOn: formText(form, 'heldOn') ?? '',
        });
        return result.ok ? null : result.refusal;
      }}
    >
      <DateField label="Day of the review" name="heldOn" required defaultValue={heldOn ?? proposed} />
    </FormDialog>
  );
}

/** Begins the hour. */
export function OpenMonth({ slug, month }: { slug: string; month: string }) {
  return <Button onClick={() => void told(openBoardAction(slug, { month }))}>Begin the hour</Button>;
}
