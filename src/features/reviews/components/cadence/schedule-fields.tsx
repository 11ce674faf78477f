'use client';

import { Checkbox } from '@/ui/controls/checkbox';
import { NumberField } from '@/ui/controls/number-field';
import { SelectField } from '@/ui/controls/select-field';
import { TextField } from '@/ui/controls/text-field';
import { WEEKDAYS } from '../../cadence-words';
import type { TypedSchedule } from './typed-schedule';

type Props = {
  typed: TypedSchedule;
  zones: readonly string[];
  errors: Readonly<Record<string, string>>;
  onChange: (typed: TypedSchedule) => void;
};

export function ScheduleFields({ typed, zones, errors, onChange }: Props) {
  const set = (part: Partial<TypedSchedule>) => onChange({ ...typed, ...part });
  return (
    <>
      <Checkbox
        label="A review every week"
        hint="Off: reviews to come that nobody has prepared are skipped. On again: they come back."
        checked={typed.active}
        onChange={(event) => set({ active: event.target.checked })}
      />
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <SelectField
          label="Day"
          value={typed.weekday}
          options={WEEKDAYS.map((label, index) => ({ value: String(index + 1), label }))}
          onChange={(event) => set({ weekday: event.target.value })}
        />
        <TextField
          label="Time"
          type="time"
          required
          value={typed.time}
          inputClassName="tabular-nums"
          error={errors['minuteOfDay']}
          onChange={(event) => set({ time: event.target.value })}
        />
        <SelectField
          label="Time zone"
          value={typed.zone}
          hint="The same time on its clocks, summer and winter."
          options={zones.map((zone, index) => ({
            value: zone,
            label: index === 0 ? `${zone} (the company’s)` : zone,
          }))}
          error={errors['zone']}
          onChange={(event) => set({ zone: event.target.value })}
        />
        <NumberField
          label="Length"
          suffix="min"
          required
          value={typed.minutes}
          hint="Split over the reps. 30 is enough."
          error={errors['minutes']}
          onChange={(event) => set({ minutes: event.target.value })}
        />
      </div>
      <TextField
        label="The team’s video link"
        optional
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        placeholder="https://"
        value={typed.videoLink}
        hint="Shown as a link in the review, the reminders and the calendars. Length and link reach all reviews to come."
        error={errors['videoLink']}
        onChange={(event) => set({ videoLink: event.target.value })}
      />
    </>
  );
}
