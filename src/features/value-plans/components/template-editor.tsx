'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { PHASE_WORDS, STEP_PHASES, type StepPhase } from '@/domain/deployments/value-plan';
import type { Refusal } from '@/domain/values/result';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { NumberField } from '@/ui/controls/number-field';
import { SelectField } from '@/ui/controls/select-field';
import { TextField } from '@/ui/controls/text-field';
import { toast } from '@/ui/controls/toast';
import { Card } from '@/ui/layout/card';
import { publishTemplateAction } from '../actions';

type Row = { key: number; title: string; phase: StepPhase; days: string };

type Props = {
  slug: string;
  /** What stands; null: nobody has published one. */
  version: number | null;
  steps: readonly { title: string; phase: StepPhase; days: number }[];
};

/** The steps that a new plan begins with, written as the next version; plans that have begun stay as they are. */
export function TemplateEditor({ slug, version, steps: standing }: Props) {
  const [rows, setRows] = useState<Row[]>(() =>
    standing.map(({ title, phase, days }, key) => ({ key, title, phase, days: String(days) })),
  );
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const next = (version ?? 0) + 1;

  function change(key: number, changed: Partial<Row>) {
    setRefusal(null);
    setRows(rows.map((row) => (row.key === key ? { ...row, ...changed } : row)));
  }

  function add() {
    const key = Math.max(-1, ...rows.map((row) => row.key)) + 1;
    setRows([...rows, { key, title: '', phase: 'before', days: '' }]);
  }

  async function publish() {
    if (rows.some(({ title, days }) => title.trim() === '' || !/^\d{1,3}$/.test(days.trim())))
      return setRefusal({
        code: 'invalid',
        message: 'Each step needs a title and a day, a whole number from 0 to 999.',
      });
    setBusy(true);
    const steps = rows.map(({ title, phase, days }) => ({ title, phase, days: Number(days) }));
    const result = await publishTemplateAction(slug, { after: version, steps });
    setBusy(false);
    if (!result.ok) return setRefusal(result.refusal);
    setRefusal(null);
    toast({ title: `Version ${result.value.version} is published`, description: 'New plans begin with it.' });
  }

  return (
    <div className="flex flex-col gap-4">
      <Card className="py-0">
        {rows.map((row, index) => (
          <StepRow
            key={row.key}
            row={row}
            name={`step ${index + 1}`}
            alone={rows.length === 1}
            onChange={(changed) => change(row.key, changed)}
            onRemove={() => setRows(rows.filter(({ key }) => key !== row.key))}
          />
        ))}
      </Card>
      {refusal ? (
        <Alert live tone="look" title={refusal.message}>
          {refusal.remedy}
        </Alert>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button icon={<Plus aria-hidden className="size-4" />} disabled={rows.length >= 30} onClick={add}>
          Add a step
        </Button>
        <Button variant="primary" busy={busy} onClick={() => void publish()}>
          Publish version {next}
        </Button>
      </div>
    </div>
  );
}

type RowProps = {
  row: Row;
  name: string;
  alone: boolean;
  onChange: (changed: Partial<Row>) => void;
  onRemove: () => void;
};

function StepRow({ row, name, alone, onChange, onRemove }: RowProps) {
  return (
    <fieldset className="grid min-w-0 items-end gap-3 border-t py-4 first:border-t-0 sm:grid-cols-[minmax(0,1fr)_12rem_8rem_auto]">
      <legend className="sr-only">{name}</legend>
      <TextField
        label={`Title of ${name}`}
        value={row.title}
        maxLength={300}
        required
        onChange={(event) => onChange({ title: event.target.value })}
      />
      <SelectField
        label={`When ${name} happens`}
        value={row.phase}
        options={STEP_PHASES.map((phase) => ({ value: phase, label: PHASE_WORDS[phase] }))}
        onChange={(event) =>
          onChange({ phase: STEP_PHASES.find((phase) => phase === event.target.value) ?? 'before' })
        }
      />
      <NumberField
        label={`Day of ${name}`}
        value={row.days}
        required
        onChange={(event) => onChange({ days: event.target.value })}
      />
      <Button variant="quiet" disabled={alone} aria-label={`Remove ${name}`} onClick={onRemove}>
        Remove
      </Button>
    </fieldset>
  );
}
