'use client';

import { Pencil } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from '@/ui/class-names';
import { COLUMN_FACTS, type TableColumn } from '../../table-columns';
import type { TableRow } from '../../table-row';
import { CellContent, type CellContext } from './cells';
import { CellEditor, type EditorProps } from './cell-editor';
import { EDITABLE, type EditableColumn } from './typed-fields';

export type RowProps = {
  row: TableRow;
  index: number;
  columns: readonly TableColumn[];
  context: CellContext;
  href: string;
  /** Scripts run and the screen is wide: there are boxes to select and cells to edit. */
  live: boolean;
  /** This row's controls are reached by Tab; those of the others by the arrow keys. */
  tabbable: boolean;
  picked: boolean;
  commitLine: boolean;
  editing: EditableColumn | null;
  mayEdit: (row: TableRow, column: EditableColumn) => boolean;
  onEdit: (row: TableRow, column: EditableColumn, index: number) => void;
  onPick: (index: number, row: TableRow, range: boolean) => void;
  editor: Pick<EditorProps, 'currency' | 'today' | 'reps' | 'onDone'>;
};

/** One deal. Cells that may be edited are buttons that look like text. */
export function PipelineRow(props: RowProps) {
  const { row, index, columns, context, live, picked, commitLine } = props;
  return (
    <tr
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      className={cn(
        'group sm:[&>td]:h-[52px] sm:[&>td]:py-0.5',
        picked ? 'bg-accent-soft' : 'bg-surface',
        commitLine && 'commit-row',
      )}
    >
      {live ? <PickCell {...props} /> : null}
      <td
        role="cell"
        data-label="Deal"
        className="bg-inherit max-sm:font-medium sm:sticky sm:left-10 sm:z-[1] sm:focus-within:z-[2]"
      >
        <EditCell {...props} column="name">
          <NameCell {...props} />
        </EditCell>
      </td>
      {columns.map((column) => (
        <td
          key={column}
          role="cell"
          data-label={COLUMN_FACTS[column].label}
          className={cn(COLUMN_FACTS[column].numeric && 'text-end tabular-nums', 'min-w-0')}
        >
          <EditCell {...props} column={column}>
            <CellContent column={column} row={row} context={context} />
          </EditCell>
        </td>
      ))}
    </tr>
  );
}

function PickCell({ row, index, picked, tabbable, onPick }: RowProps) {
  return (
    <td role="cell" className="w-10 bg-inherit sm:sticky sm:left-0 sm:z-[1]">
      <input
        type="checkbox"
        aria-label={`Select ${row.name}`}
        data-col="pick"
        tabIndex={tabbable ? 0 : -1}
        checked={picked}
        className="block size-4 accent-accent"
        onChange={(event) => onPick(index, row, (event.nativeEvent as MouseEvent).shiftKey)}
      />
    </td>
  );
}

function NameCell({ row, index, href, live, tabbable, mayEdit, onEdit }: RowProps) {
  return (
    <span className="flex min-w-0 items-center gap-1">
      <span className="flex min-w-0 flex-1 flex-col">
        <Link
          href={href}
          prefetch={false}
          data-col="name"
          tabIndex={live && !tabbable ? -1 : 0}
          title={row.name}
          className="truncate font-medium text-inherit no-underline hover:underline max-sm:py-3"
        >
          {row.name}
        </Link>
        {row.customer && row.customer !== row.name ? (
          <span className="truncate text-xs text-muted">{row.customer}</span>
        ) : null}
      </span>
      {live && mayEdit(row, 'name') ? (
        <button
          type="button"
          data-col="rename"
          tabIndex={tabbable ? 0 : -1}
          aria-label={`Rename ${row.name}`}
          className="rounded-sm p-1 text-faint opacity-0 group-hover:opacity-100 hover:text-text focus-visible:opacity-100"
          onClick={() => onEdit(row, 'name', index)}
        >
          <Pencil aria-hidden className="size-3.5" />
        </button>
      ) : null}
    </span>
  );
}

type EditCellProps = RowProps & { column: TableColumn | 'name'; children: ReactNode };

function EditCell({ column, children, ...props }: EditCellProps) {
  const { row, index, live, tabbable, editing, editor, mayEdit, onEdit } = props;
  const editable = EDITABLE.find((known) => known === column);
  if (!live || !editable || !mayEdit(row, editable)) return children;
  if (editing === editable) return <CellEditor row={row} column={editable} {...editor} />;
  if (editable === 'name') return children;
  const facts = COLUMN_FACTS[editable];
  return (
    <button
      type="button"
      data-col={editable}
      tabIndex={tabbable ? 0 : -1}
      className={cn(
        '-mx-1.5 block w-[calc(100%+12px)] min-w-0 cursor-text rounded-md px-1.5 py-0.5 hover:bg-hover hover:ring-1 hover:ring-line-button',
        facts.numeric ? 'text-end' : 'text-start',
      )}
      onClick={() => onEdit(row, editable, index)}
    >
      {children}
      <span className="sr-only">, edit {facts.label.toLowerCase()}</span>
    </button>
  );
}
