'use client';

import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { TextField } from '@/ui/controls/text-field';
import { toast } from '@/ui/controls/toast';
import { rescheduleReviewAction } from '../../actions-cadence';

type Props = {
  slug: string;
  reviewId: string;
  /** "Tuesday, 24 Nov 2026". */
  day: string;
  heldOn: string;
  /** "09:00" on the wall clock of the zone. */
  time: string;
  zone: string;
  /** Whether the schedule made it: then it stays in its week. */
  weekly: boolean;
};

/** One review at another time; the schedule and the other weeks stay. */
export function MoveButton({ slug, reviewId, day, heldOn, time, zone, weekly }: Props) {
  return (
    <FormDialog
      title={`Move the review of ${day}`}
      description={
        weekly
          ? `Within its week, on the clocks of ${zone}. The other weeks stay.`
          : `On the clocks of ${zone}.`
      }
      trigger={
        <Button variant="quiet" aria-label={`Move it: ${day}`}>
          Move it
        </Button>
      }
      submit="Move it"
      act={async (form) => {
        const [hour, minute] = (formText(form, 'time') ?? '').split(':').map(Number);
        const to = {
          on: formText(form, 'on') ?? '',
          minuteOfDay: (hour ?? Number.NaN) * 60 + (minute ?? Number.NaN),
        };
        const result = await rescheduleReviewAction(slug, { reviewId, ...to });
        if (!result.ok) return result.refusal;
        toast({ title: 'Moved. Calendars follow by themselves.' });
        return null;
      }}
    >
      <div className="grid grid-cols-2 gap-4">
        <DateField label="Day" name="on" defaultValue={heldOn} required />
        <TextField label="Time" name="time" type="time" defaultValue={time} required />
      </div>
    </FormDialog>
  );
}
