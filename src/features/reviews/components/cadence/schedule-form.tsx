'use client';

import { useState, type FormEvent } from 'react';
import { conflictOf } from '@/domain/values/conflict';
import type { Refusal } from '@/domain/values/result';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { HEARD } from '@/ui/controls/heard-form';
import { toast } from '@/ui/controls/toast';
import { Card } from '@/ui/layout/card';
import { changeScheduleAction } from '../../actions-cadence';
import { effectLines } from '../../schedule-words';
import { ScheduleConflict } from './schedule-conflict';
import { ScheduleFields } from './schedule-fields';
import { SchedulePreviewText } from './schedule-preview';
import { scheduleOf, typedOf, type ScheduleValues } from './typed-schedule';
import { usePreview } from './use-preview';

type Props = {
  slug: string;
  schedule: ScheduleValues;
  /** 0: there is none yet, `schedule` is a suggestion. */
  version: number;
  /** All zones, the company's first. */
  zones: readonly string[];
};

/** When the weekly review is. Shows what saving would do to the reviews to come; two people at once see both values and choose. */
export function ScheduleForm({ slug, schedule, version, zones }: Props) {
  // What was on the screen, not what the page has heard of since: a change of somebody else is met as a conflict when saving.
  const [base, setBase] = useState({ schedule, version });
  const [typed, setTyped] = useState(() => typedOf(schedule));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [done, setDone] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const wanted = scheduleOf(typed);
  const { weekday, zone, active } = wanted;
  const minuteOfDay = wanted.minuteOfDay ?? 0;
  const preview = usePreview(slug, { weekday, minuteOfDay, zone, active }, wanted.minuteOfDay !== null);
  const changed = base.version === 0 || JSON.stringify(typed) !== JSON.stringify(typedOf(base.schedule));

  async function save(values: ScheduleValues, on: number) {
    setBusy(true);
    const result = await changeScheduleAction(slug, { ...values, version: on });
    setBusy(false);
    setRefusal(result.ok ? null : result.refusal);
    if (!result.ok) return;
    setBase({ schedule: values, version: result.value.version });
    setDone(effectLines(result.value.effect, values.zone));
    toast({
      title: values.active ? 'Saved. The next four weeks have their review.' : 'The weekly review is off',
    });
  }

  const conflict = refusal ? conflictOf(refusal) : null;
  if (refusal && conflict) {
    return (
      <ScheduleConflict
        message={refusal.message}
        conflict={conflict}
        mine={{ ...wanted, minuteOfDay }}
        busy={busy}
        onChoose={(values, on, kept) => {
          setTyped(typedOf(values));
          setRefusal(null);
          if (kept) void save(values, on);
          else setBase({ schedule: values, version: on });
        }}
      />
    );
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    setDone([]);
    if (wanted.minuteOfDay !== null) void save({ ...wanted, minuteOfDay: wanted.minuteOfDay }, base.version);
  }

  return (
    <form {...HEARD} onSubmit={onSubmit} className="flex flex-col gap-4" noValidate>
      <Card className="flex flex-col gap-5">
        <ScheduleFields typed={typed} zones={zones} errors={refusal?.fields ?? {}} onChange={setTyped} />
        <div className="border-t pt-4">
          <SchedulePreviewText {...{ preview, zone, active }} readable={wanted.minuteOfDay !== null} />
        </div>
      </Card>
      {refusal && !refusal.fields ? (
        <Alert live tone="act" title={refusal.message}>
          {refusal.remedy}
        </Alert>
      ) : null}
      {done.length > 0 ? (
        <Alert live title="Saved. What happened to the reviews to come:">
          {done.map((line) => (
            <span key={line} className="block tabular-nums">
              {line}
            </span>
          ))}
        </Alert>
      ) : null}
      <div className="flex items-center gap-3">
        <Button
          type="submit"
          variant="primary"
          busy={busy}
          disabled={!changed || wanted.minuteOfDay === null}
        >
          Save
        </Button>
        <p className="text-sm text-muted" role="status">
          {changed ? 'Not saved yet.' : 'Nothing changed.'}
        </p>
      </div>
    </form>
  );
}
