'use client';

import type { TimeKind } from '@/domain/engagement/days';
import { durationText } from '@/domain/engagement/duration';
import { useOnTop } from '@/ui/controls/use-on-top';
import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { toast } from '@/ui/controls/toast';
import { changeTimeAction, removeTimeAction } from '../actions';
import type { ShownEntry } from '../queries';
import { KIND_WORDS } from '../time-words';
import { TimeFields, typedTime, type Typed } from './time-fields';
import { undoToast } from './undo-toast';

type Props = {
  slug: string;
  entry: Pick<ShownEntry, 'id' | 'version' | 'workedOn' | 'kind' | 'minutes' | 'note' | 'billable'>;
  today: string;
  minutesPerDay: number;
};

/** Corrects an entry or takes it out, both with undo. */
export function EntryActions({ slug, entry, today, minutesPerDay }: Props) {
  const onTop = useOnTop(entry.version);
  const named = `${durationText(entry.minutes)} on ${entry.workedOn}`;

  async function change(form: FormData) {
    const typed = typedTime(form, minutesPerDay);
    if (!typed.ok) return typed;
    const result = await changeTimeAction(slug, {
      entryId: entry.id,
      version: onTop.version(),
      ...typed.typed,
    });
    if (result.ok) {
      undoToast(slug, 'Corrected', result.value);
      return null;
    }
    return onTop.told(result.refusal, typed.typed, WORDS);
  }

  async function remove() {
    const result = await removeTimeAction(slug, { entryId: entry.id, version: entry.version });
    if (result.ok) undoToast(slug, 'Taken out', result.value);
    else toast({ title: result.refusal.message, description: result.refusal.remedy, tone: 'act' });
  }

  return (
    <span className="inline-flex gap-1">
      <FormDialog
        title="Correct this time"
        trigger={
          <Button size="small" variant="quiet" aria-label={`Correct ${named}`}>
            Correct
          </Button>
        }
        submit="Save"
        act={change}
      >
        <TimeFields
          today={today}
          length={durationText(entry.minutes)}
          typed={entry}
          className="grid items-start gap-3 sm:grid-cols-2"
        />
      </FormDialog>
      <Button size="small" variant="quiet" aria-label={`Take out ${named}`} onClick={() => void remove()}>
        Take out
      </Button>
    </span>
  );
}

const WORDS: Record<keyof Typed, { label: string; show?: (value: unknown) => string }> = {
  workedOn: { label: 'Day' },
  minutes: { label: 'How long', show: (value) => durationText(Number(value)) },
  kind: { label: 'What', show: (value) => KIND_WORDS[value as TimeKind] },
  note: { label: 'What for' },
  billable: { label: 'Charged', show: (value) => (value === true ? 'yes' : 'no') },
};
