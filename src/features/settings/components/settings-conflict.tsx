'use client';

import type { SettingId, Settings } from '@/domain/settings/settings';
import { compareEdits, keptFields, type ConflictDetails } from '@/domain/values/conflict';
import { ConflictChoice } from '@/ui/controls/conflict-choice';
import { SETTING_WORDS, settingText } from '../setting-words';

type Props = {
  message: string;
  conflict: ConflictDetails;
  mine: Settings;
  busy: boolean;
  /** What is to stand, on top of the version that stands now; `kept`: whether anything of it is mine. */
  onChoose: (numbers: Settings, version: number, kept: boolean) => void;
};

/** Somebody else saved the numbers first: both values, number by number, with the choice. */
export function SettingsConflict({ message, conflict, mine, busy, onChoose }: Props) {
  const typed = { ...mine };
  const theirs = { ...mine, ...conflict.theirs } as Settings;
  const rows = compareEdits(conflict, typed);
  return (
    <section aria-label="Two edits at once" className="rounded-lg border border-look-line bg-look-soft p-4">
      <p role="alert" className="mb-2 text-sm font-medium">
        {message}
      </p>
      <ConflictChoice
        rows={rows}
        label={(field) => SETTING_WORDS[field as SettingId].label}
        show={(field, value) => settingText(field as SettingId, Number(value))}
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
