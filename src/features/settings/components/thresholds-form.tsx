'use client';

import { useRouter } from 'next/navigation';
import { useState, type FormEvent } from 'react';
import { checkSettings, SETTING_IDS, type SettingId, type Settings } from '@/domain/settings/settings';
import { conflictOf } from '@/domain/values/conflict';
import type { Refusal } from '@/domain/values/result';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { HEARD } from '@/ui/controls/heard-form';
import { NumberField } from '@/ui/controls/number-field';
import { toast } from '@/ui/controls/toast';
import { Card } from '@/ui/layout/card';
import { changeSettingsAction } from '../actions';
import { SETTING_GROUPS, SETTING_WORDS, settingText, shownNumber } from '../setting-words';
import { SettingsConflict } from './settings-conflict';

type Typed = Record<SettingId, string>;
type Props = { slug: string; settings: Settings; version: number; defaults: Settings };

/** The numbers that the company works by, all saved together. Two people at once see both values and choose. */
export function ThresholdsForm({ slug, settings, version, defaults }: Props) {
  const router = useRouter();
  const [typed, setTyped] = useState<Typed>(() => textsOf(settings));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const wanted = numbersOf(typed);
  const checked = checkSettings(wanted);
  const problems = checked.ok ? {} : (checked.refusal.fields ?? {});
  const changed = SETTING_IDS.filter((id) => wanted[id] !== settings[id]);

  async function save(numbers: Settings, on: number) {
    setBusy(true);
    const result = await changeSettingsAction(slug, { ...numbers, version: on });
    setBusy(false);
    setRefusal(result.ok ? null : result.refusal);
    if (!result.ok) return;
    setTyped(textsOf(numbers));
    toast({ title: 'Saved. Audit and forecast count with it from now on.' });
  }

  /** Nothing of mine is left to save: what they saved shows once the page is read again. */
  function keepTheirs(theirs: Settings) {
    setTyped(textsOf(theirs));
    setRefusal(null);
    router.refresh();
  }

  const conflict = refusal ? conflictOf(refusal) : null;
  if (refusal && conflict) {
    return (
      <SettingsConflict
        message={refusal.message}
        conflict={conflict}
        mine={wanted}
        busy={busy}
        onChoose={(numbers, on, kept) => (kept ? void save(numbers, on) : keepTheirs(numbers))}
      />
    );
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (checked.ok && changed.length > 0) void save(wanted, version);
  }

  return (
    <form {...HEARD} onSubmit={onSubmit} className="flex flex-col gap-4">
      {SETTING_GROUPS.map(({ title, ids }) => (
        <Card key={title}>
          <fieldset className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            <legend className="mb-3 text-sm font-medium">{title}</legend>
            {ids.map((id) => (
              <NumberField
                key={id}
                label={SETTING_WORDS[id].label}
                suffix={SETTING_WORDS[id].unit}
                decimals={id === 'quoteToleranceBp'}
                required
                value={typed[id]}
                hint={`${SETTING_WORDS[id].hint} Default ${settingText(id, defaults[id])}.`}
                error={problems[id]}
                onChange={(event) => setTyped({ ...typed, [id]: event.target.value })}
              />
            ))}
          </fieldset>
        </Card>
      ))}
      {refusal ? (
        <Alert live tone="act" title={refusal.message}>
          {refusal.remedy}
        </Alert>
      ) : null}
      <div className="flex items-center gap-3">
        <Button type="submit" variant="primary" busy={busy} disabled={!checked.ok || changed.length === 0}>
          Save
        </Button>
        <p className="text-sm text-muted" role="status">
          {changed.length === 0 ? 'Nothing changed.' : `${changed.length} changed, not saved yet.`}
        </p>
      </div>
    </form>
  );
}

function textsOf(settings: Settings): Typed {
  return Object.fromEntries(SETTING_IDS.map((id) => [id, shownNumber(id, settings[id])])) as Typed;
}

/** What is no number is NaN, which the rules refuse at its field. */
function numbersOf(typed: Typed): Settings {
  const read = (id: SettingId) => {
    const text = typed[id].trim().replace(',', '.');
    const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    return id === 'quoteToleranceBp' ? Math.round(number * 100) : number;
  };
  return Object.fromEntries(SETTING_IDS.map((id) => [id, read(id)])) as Settings;
}
