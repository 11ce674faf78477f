'use client';

import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { durationText } from '@/domain/engagement/duration';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { HEARD } from '@/ui/controls/heard-form';
import { recordTimeAction } from '../actions';
import { TimeFields, typedTime } from './time-fields';
import { undoToast } from './undo-toast';

type Props = { slug: string; today: string; workedOn: string; minutesPerDay: number };

/** Time that was worked without a timer: one line, Enter saves it, and the next can be typed at once. */
export function RecordTime({ slug, today, workedOn, minutesPerDay }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [refused, setRefused] = useState<{ message: string; remedy?: string } | null>(null);

  async function save(data: FormData) {
    setRefused(null);
    const read = typedTime(data, minutesPerDay);
    setWrong(read.ok ? null : read.message);
    if (!read.ok) return;
    setBusy(true);
    const result = await recordTimeAction(slug, read.typed);
    setBusy(false);
    if (!result.ok) return setRefused(result.refusal);
    undoToast(slug, `${durationText(read.typed.minutes)} written down`, result.value);
    form.current?.reset();
    form.current?.querySelector<HTMLInputElement>('[name="length"]')?.focus();
  }

  return (
    <form
      {...HEARD}
      ref={form}
      aria-label="Write time down"
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save(new FormData(event.currentTarget));
      }}
    >
      <div className="grid items-start gap-3 sm:grid-cols-[1fr_auto]">
        <TimeFields
          today={today}
          length=""
          typed={{ workedOn, kind: 'work', note: null, billable: true }}
          error={wrong ?? undefined}
          className="grid items-start gap-3 min-[360px]:grid-cols-2 sm:grid-cols-[7rem_10rem_10rem_1fr_auto] sm:[&>:last-child]:mt-[1.625rem]"
        />
        <Button
          type="submit"
          variant="primary"
          busy={busy}
          icon={<Plus aria-hidden className="size-4" />}
          className="sm:mt-[1.375rem]"
        >
          Add
        </Button>
      </div>
      {refused ? (
        <Alert live tone="look" title={refused.message}>
          {refused.remedy}
        </Alert>
      ) : null}
    </form>
  );
}
