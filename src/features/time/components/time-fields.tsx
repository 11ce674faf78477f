'use client';

import { TIME_KINDS, type TimeKind } from '@/domain/engagement/days';
import { parseDuration } from '@/domain/engagement/duration';
import { Checkbox } from '@/ui/controls/checkbox';
import { DateField } from '@/ui/controls/date-field';
import { formText } from '@/ui/controls/form-text';
import { SelectField } from '@/ui/controls/select-field';
import { TextField } from '@/ui/controls/text-field';
import { KIND_WORDS } from '../time-words';

export type Typed = {
  workedOn: string;
  minutes: number;
  kind: TimeKind;
  note: string | null;
  billable: boolean;
};

type Props = {
  today: string;
  length: string;
  typed: Omit<Typed, 'minutes'>;
  error?: string;
  className?: string;
};

/** Day, length, what and a note: the line that time is written into. */
export function TimeFields({ today, length, typed, error, className }: Props) {
  return (
    <div className={className}>
      <TextField
        label="How long"
        name="length"
        required
        autoComplete="off"
        placeholder="1:30"
        defaultValue={length}
        error={error}
        title="1:30, 1.5 (hours), 90m or 1d"
        inputClassName="tabular-nums"
      />
      <DateField label="Day" name="workedOn" required max={today} defaultValue={typed.workedOn} />
      <KindField kind={typed.kind} />
      <TextField label="What for" name="note" optional maxLength={500} defaultValue={typed.note ?? ''} />
      <Checkbox label="Charged" name="billable" defaultChecked={typed.billable} />
    </div>
  );
}

export function KindField({ kind }: { kind: TimeKind }) {
  return (
    <SelectField
      label="What"
      name="kind"
      defaultValue={kind}
      options={TIME_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
    />
  );
}

/** What the fields say, or why it cannot be read. */
export function typedTime(
  form: FormData,
  minutesPerDay: number,
): { ok: true; typed: Typed } | { ok: false; message: string } {
  const length = parseDuration(formText(form, 'length') ?? '', minutesPerDay);
  if (!length.ok) return length;
  if (length.value === null) return { ok: false, message: 'Say how long it took.' };
  return {
    ok: true,
    typed: {
      workedOn: formText(form, 'workedOn') ?? '',
      minutes: length.value,
      kind: (formText(form, 'kind') ?? 'work') as TimeKind,
      note: formText(form, 'note'),
      billable: form.get('billable') !== null,
    },
  };
}
