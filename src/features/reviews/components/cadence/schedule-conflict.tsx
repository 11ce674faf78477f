'use client';

import { compareEdits, keptFields, type ConflictDetails } from '@/domain/values/conflict';
import { ConflictChoice } from '@/ui/controls/conflict-choice';
import { SCHEDULE_LABELS, scheduleText } from '../../schedule-words';
import type { ScheduleValues } from './typed-schedule';

type Props = {
  message: string;
  conflict: ConflictDetails;
  mine: ScheduleValues;
  busy: boolean;
  /** What is to stand, on top of the version that stands now; `kept`: whether anything of it is mine. */
  onChoose: (values: ScheduleValues, version: number, kept: boolean) => void;
};

/** Somebody else saved the schedule first: both values, field by field, with the choice. */
export function ScheduleConflict({ message, conflict, mine, busy, onChoose }: Props) {
  const typed = { ...mine };
  const theirs = { ...mine, ...conflict.theirs } as ScheduleValues;
  const rows = compareEdits(conflict, typed);
  return (
    <section aria-label="Two edits at once" className="rounded-lg border border-look-line bg-look-soft p-4">
      <p role="alert" className="mb-2 text-sm font-medium">
        {message}
      </p>
      <ConflictChoice
        rows={rows}
        label={(field) => SCHEDULE_LABELS[field] ?? field}
        show={scheduleText}
        by={conflict.changedBy}
        busy={busy}
        onSave={(choice) => {
          const kept = keptFields(typed, rows, choice);
          onChoose({ ...theirs, ...kept }, conflict.version, Object.keys(kept).length > 0);
        }}
      />
    </section>
  );
}
