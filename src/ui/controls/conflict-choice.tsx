'use client';

import { useState, type ReactNode } from 'react';
import type { FieldConflict } from '@/domain/values/conflict';
import { Button } from './button';
import { RadioGroup } from './radio-group';

type Side = 'mine' | 'theirs';

export type ConflictChoiceProps = {
  /** Field by field what was typed and what stands (domain/values/conflict.ts). */
  rows: readonly FieldConflict[];
  /** A field's word, and its value as people read it. */
  label: (field: string) => string;
  show: (field: string, value: unknown) => ReactNode;
  /** Who saved first, and when, if it is known: "Ria Rep, 18 Nov 2026, 14:05". */
  by: string | null;
  busy?: boolean;
  /** The side chosen for each field that both changed. */
  onSave: (choice: Record<string, Side>) => void;
};

/**
 * Two people changed one thing: both values, field by field. Where only one of them changed a field there is nothing to choose and
 * nothing is lost; where both did, mine is preselected because it is what the person just tried to save.
 */
export function ConflictChoice({ rows, label, show, by, busy, onSave }: ConflictChoiceProps) {
  const [choice, setChoice] = useState<Record<string, Side>>({});
  const disputed = rows.filter(({ changed }) => changed === 'both');
  const chosen = Object.fromEntries(disputed.map(({ field }) => [field, choice[field] ?? 'mine']));
  const keepsMine = rows.some(({ changed }) => changed === 'mine') || Object.values(chosen).includes('mine');
  return (
    <div className="flex flex-col gap-4 text-sm" data-conflict="">
      <p>
        {by ? `${by} saved first.` : 'Somebody saved first.'}{' '}
        {disputed.length > 0
          ? 'Choose what stays; what you typed is kept until then.'
          : 'You did not change the same fields: both can stay.'}
      </p>
      {disputed.map(({ field, mine, theirs }) => (
        <RadioGroup
          key={field}
          label={label(field)}
          name={`conflict-${field}`}
          value={chosen[field]}
          onChange={(event) =>
            setChoice((now) => ({ ...now, [field]: event.target.value === 'theirs' ? 'theirs' : 'mine' }))
          }
          options={[
            { value: 'mine', label: show(field, mine), hint: 'Mine' },
            { value: 'theirs', label: show(field, theirs), hint: 'Theirs' },
          ]}
        />
      ))}
      <Settled title="Only you changed" rows={rows} side="mine" label={label} show={show} />
      <Settled title="Only they changed" rows={rows} side="theirs" label={label} show={show} />
      <div className="flex justify-end">
        <Button variant="primary" busy={busy} onClick={() => onSave(chosen)}>
          {keepsMine ? 'Save mine on top' : 'Keep theirs'}
        </Button>
      </div>
    </div>
  );
}

function Settled(
  props: Pick<ConflictChoiceProps, 'rows' | 'label' | 'show'> & { title: string; side: Side },
) {
  const { rows, side, title, label, show } = props;
  const settled = rows.filter(({ changed }) => changed === side);
  if (settled.length === 0) return null;
  return (
    <div>
      <p className="text-xs font-medium">{title}</p>
      <ul className="text-muted">
        {settled.map((row) => (
          <li key={row.field}>
            {label(row.field)}: {show(row.field, row[side])}
          </li>
        ))}
      </ul>
    </div>
  );
}
