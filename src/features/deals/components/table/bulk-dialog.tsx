'use client';

import { useState } from 'react';
import { parseTypedDay } from '@/domain/values/typed-values';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { Button } from '@/ui/controls/button';
import { Dialog, DialogClose } from '@/ui/controls/dialog';
import { SelectField } from '@/ui/controls/select-field';
import { TextField } from '@/ui/controls/text-field';
import { toast } from '@/ui/controls/toast';
import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { bulkEditAction, undoBulkAction } from '../../actions';
import type { BulkBarProps } from './bulk-bar';
import { BulkPreview } from './bulk-preview';
import { usePreview, type BulkChange } from './use-preview';
import type { Picked } from './use-selection';

export type BulkKind = BulkChange['kind'];

type Props = BulkBarProps & {
  kind: BulkKind;
  title: string;
  onClose: () => void;
  /** The change is done; these deals were not changed and stay selected. */
  onDone: (rest: readonly Picked[]) => void;
};

type Typed = { to: string; reason: string; repId: string; day: string; step: string };

/** One change for all selected deals: what it will do to each is said before it is done. */
export function BulkDialog(props: Props) {
  const { slug, deals, kind, title, today, currency, onClose, onDone } = props;
  const [typed, setTyped] = useState<Typed>({ to: '', reason: '', repId: '', day: '', step: '' });
  const [busy, setBusy] = useState(false);
  const change = changeOf(kind, typed, today);
  const preview = usePreview({ slug, deals, change });
  const changing = preview.answer?.counts.changed ?? 0;

  async function apply() {
    if (!change || changing === 0) return;
    setBusy(true);
    const result = await bulkEditAction(slug, { deals: [...deals], change });
    setBusy(false);
    if (!result.ok)
      return toast({ title: result.refusal.message, description: result.refusal.remedy, tone: 'act' });
    const { bulkId, counts } = result.value;
    const left = result.value.deals.filter(({ status }) => status === 'refused' || status === 'conflict');
    toast({
      title: `Changed ${countOf(counts.changed, 'deal')}`,
      description: left.length > 0 ? `${countOf(left.length, 'deal')} stayed as before.` : undefined,
      undo: bulkId ? () => takeBack(slug, bulkId) : undefined,
    });
    onDone(left.map(({ dealId, version }) => ({ dealId, version })));
  }

  return (
    <Dialog
      open
      title={title}
      onOpenChange={(open) => (open ? undefined : onClose())}
      footer={
        <>
          <DialogClose>Cancel</DialogClose>
          <Button variant="primary" busy={busy} disabled={changing === 0} onClick={() => void apply()}>
            {changing === 0 ? 'Change' : `Change ${countOf(changing, 'deal')}`}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void apply();
        }}
      >
        <Fields {...props} typed={typed} set={(part) => setTyped({ ...typed, ...part })} />
        <BulkPreview preview={preview} currency={currency} />
        <button type="submit" className="hidden" tabIndex={-1} aria-hidden="true">
          Change
        </button>
      </form>
    </Dialog>
  );
}

async function takeBack(slug: string, bulkId: string): Promise<void> {
  const result = await undoBulkAction(slug, { bulkId });
  if (!result.ok)
    return toast({ title: result.refusal.message, description: result.refusal.remedy, tone: 'act' });
  const { restored, kept } = result.value;
  toast({
    title: `Took back ${countOf(restored, 'change')}`,
    description: kept > 0 ? `${countOf(kept, 'deal')} changed since stayed as now.` : undefined,
  });
}

/** The change that is asked for, or null while something of it is missing. */
function changeOf(kind: BulkKind, typed: Typed, today: CalendarDate): BulkChange | null {
  const day = parseTypedDay(typed.day, today);
  const reason = typed.reason.trim() || null;
  switch (kind) {
    case 'move':
      return typed.to === '' ? null : { kind, to: typed.to as 'lead', reason };
    case 'lost':
      return { kind, reason };
    case 'owner':
      return typed.repId === '' ? null : { kind, repId: typed.repId === 'nobody' ? null : typed.repId };
    case 'closeOn':
      return day.ok && day.value !== null ? { kind, closeOn: day.value } : null;
    case 'nextStep':
      return day.ok && typed.step.trim()
        ? { kind, nextStep: typed.step.trim(), nextStepOn: day.value }
        : null;
    case 'verbalYesOff':
    case 'claimOff':
      return { kind };
  }
}

function Fields({
  kind,
  typed,
  set,
  today,
  labels,
  reps,
  may,
}: Props & { typed: Typed; set: (part: Partial<Typed>) => void }) {
  const day = parseTypedDay(typed.day, today);
  const dayField = (label: string) => (
    <TextField
      label={label}
      value={typed.day}
      placeholder="12 Mar 2027, next fri, +2w"
      hint={day.ok && day.value !== null ? dateText(day.value) : undefined}
      error={day.ok ? undefined : day.message}
      onChange={(event) => set({ day: event.target.value })}
    />
  );
  const reason = (
    <TextField
      label="Reason"
      value={typed.reason}
      optional={kind === 'move'}
      hint={kind === 'move' ? 'Needed to move back.' : undefined}
      onChange={(event) => set({ reason: event.target.value })}
    />
  );
  if (kind === 'move')
    return (
      <>
        <SelectField
          label="To"
          placeholder="Choose a stage"
          value={typed.to}
          options={may.moveTo
            .filter((stage) => stage !== 'closed_lost')
            .map((stage) => ({ value: stage, label: labels[stage] }))}
          onChange={(event) => set({ to: event.target.value })}
        />
        {reason}
      </>
    );
  if (kind === 'lost') return reason;
  if (kind === 'owner')
    return (
      <SelectField
        label="Rep"
        placeholder="Choose a rep"
        value={typed.repId}
        options={[
          ...reps.map(({ id, name }) => ({ value: id, label: name })),
          { value: 'nobody', label: 'Nobody' },
        ]}
        onChange={(event) => set({ repId: event.target.value })}
      />
    );
  if (kind === 'closeOn') return dayField('Close date');
  if (kind === 'nextStep')
    return (
      <>
        <TextField
          label="Next step"
          hint="Action and object: Send revised quote with 500-unit pricing"
          value={typed.step}
          onChange={(event) => set({ step: event.target.value })}
        />
        {dayField('Day')}
      </>
    );
  return null;
}
