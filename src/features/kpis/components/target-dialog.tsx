'use client';

import { useState } from 'react';
import type { KpiId } from '@/domain/kpis/kpi-data';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { Dialog } from '@/ui/controls/dialog';
import { formText } from '@/ui/controls/form-text';
import { NumberField } from '@/ui/controls/number-field';
import { SelectField } from '@/ui/controls/select-field';
import { toast } from '@/ui/controls/toast';
import { setKpiTargetAction } from '../actions';
import { printTarget, readTarget, targetBefore, type TargetUnit, type ToldTarget } from '../target-text';

type Props = {
  slug: string;
  kpi: KpiId;
  name: string;
  unit: TargetUnit;
  currency: string;
  targets: readonly ToldTarget[];
  /** The running one first: a target begins with a quarter. */
  quarters: readonly { label: string; from: string }[];
};

/** Sets what the KPI should reach, from a fiscal quarter on. */
export function TargetDialog(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={`Target of ${props.name}`}
      description="It stands until a newer one begins. Earlier quarters keep theirs."
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>Set target</Button>}
    >
      {open ? <TargetForm {...props} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

const SUFFIX = { basis_points: '%', days: 'days' };

function TargetForm({
  slug,
  kpi,
  name,
  unit,
  currency,
  targets,
  quarters,
  onDone,
}: Props & { onDone: () => void }) {
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const running = quarters[0]?.from ?? '';
  const standing = targetBefore(targets, running);

  async function save(target: string, effectiveFrom: string): Promise<boolean> {
    setBusy(true);
    const result = await setKpiTargetAction(slug, { kpi, target, effectiveFrom });
    setBusy(false);
    if (!result.ok) setRefused(result.refusal.message);
    return result.ok;
  }

  async function submit(form: FormData) {
    const target = readTarget(formText(form, 'target') ?? '', unit, currency);
    const from = formText(form, 'from') ?? running;
    if (target === null) return setRefused('Write the target as a number, such as 85 or 1400000.');
    if (!(await save(target, from))) return;
    const before = targetBefore(targets, from);
    toast({
      title: `Target of ${name} set`,
      // What stood on that day is put back on that day; where there was none, nothing can be put back.
      undo: before === null ? undefined : () => void undo(before, from),
    });
    onDone();
  }

  async function undo(target: string, effectiveFrom: string) {
    const result = await setKpiTargetAction(slug, { kpi, target, effectiveFrom });
    toast(result.ok ? { title: 'Target put back' } : { title: result.refusal.message, tone: 'act' });
  }

  return (
    <form
      className="grid gap-4 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
    >
      <NumberField
        label="Target"
        name="target"
        decimals
        suffix={unit === 'minor' ? currency : SUFFIX[unit]}
        defaultValue={standing === null ? '' : printTarget(standing, unit, currency)}
        required
      />
      <SelectField
        label="From"
        name="from"
        options={quarters.map(({ label, from }) => ({ value: from, label }))}
      />
      {refused ? (
        <div className="sm:col-span-2">
          <Alert tone="look" live title={refused} />
        </div>
      ) : null}
      <div className="flex justify-end sm:col-span-2">
        <Button type="submit" variant="primary" busy={busy}>
          Save
        </Button>
      </div>
    </form>
  );
}
