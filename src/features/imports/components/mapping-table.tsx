'use client';

import type { ColumnPlan } from '@/domain/imports/types';
import { Badge } from '@/ui/controls/badge';
import { SelectField } from '@/ui/controls/select-field';

export type MappingField = { id: string; label: string; type: string; required: boolean };

type Props = {
  columns: readonly ColumnPlan[];
  fields: readonly MappingField[];
  chosen: Readonly<Record<string, string>>;
  onChange: (column: string, target: string) => void;
};

/** Each column of the file with three of its values, where it goes, and why we think so. */
export function MappingTable({ columns, fields, chosen, onChange }: Props) {
  const options = [
    { value: '', label: 'Leave out' },
    ...fields.map((field) => ({
      value: field.id,
      label: field.required ? `${field.label} (needed)` : field.label,
    })),
  ];
  return (
    <ul className="divide-y rounded-lg border bg-surface" aria-label="Columns of the file">
      {columns.map((column) => {
        const target = chosen[column.name] ?? column.target ?? '';
        const suggested =
          target === '' && column.suggestion
            ? fields.find((field) => field.id === column.suggestion)
            : undefined;
        return (
          <li
            key={column.index}
            className="grid items-center gap-x-4 gap-y-1 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_16rem]"
          >
            <span className="font-medium break-words">{column.name}</span>
            <span className="truncate text-xs text-muted" title={column.samples.join(' · ')}>
              {column.samples.length > 0 ? column.samples.join(' · ') : 'empty'}
            </span>
            <span className="flex flex-col gap-1">
              <SelectField
                label={`Where does "${column.name}" go?`}
                hideLabel
                name={`column-${column.index}`}
                value={target}
                onChange={(event) => onChange(column.name, event.target.value)}
                options={options}
              />
              <span className="flex items-center gap-2 text-xs text-muted">
                {suggested ? (
                  <button
                    type="button"
                    className="text-accent underline"
                    onClick={() => onChange(column.name, suggested.id)}
                  >
                    Take it as {suggested.label}?
                  </button>
                ) : chosen[column.name] === undefined ? (
                  column.reason
                ) : (
                  'you chose it'
                )}
                {column.confidence === 'guess' && target !== '' && chosen[column.name] === undefined ? (
                  <Badge tone="look">guess</Badge>
                ) : null}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
