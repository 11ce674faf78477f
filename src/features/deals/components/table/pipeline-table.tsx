'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type ReactNode } from 'react';
import { isFromCommitOn } from '@/domain/deals/stages';
import type { StageId } from '@/domain/deals/deal';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { withClocks } from '@/domain/values/clocks';
import { cn } from '@/ui/class-names';
import type { SortState } from '@/ui/layout/data-table';
import { COLUMN_FACTS, type TableColumn } from '../../table-columns';
import type { TablePage } from '../../queries-table';
import type { TableRow } from '../../table-row';
import type { Then } from './cell-editor';
import { BulkBar } from './bulk-bar';
import { PipelineRow, type RowProps } from './row';
import { TableHead } from './table-head';
import { EDITABLE, type Edit, type EditableColumn } from './typed-fields';
import { useCellEdits } from './use-cell-edits';
import { useRows, useWindowed } from './use-rows';
import { useSelection } from './use-selection';
import { useTableKeys, seenVersions } from './use-table-keys';
import { useWide } from './use-wide';

export type PipelineTableProps = {
  slug: string;
  /** The address of the rows, without columns and place. */
  query: string;
  first: TablePage;
  /** All rows of the filter. */
  total: number;
  /** The address names a page further on: that page is shown, for whoever has no scripts. */
  paged: boolean;
  columns: readonly TableColumn[];
  sorts: Readonly<Record<string, SortState>>;
  /** The rows are sorted by stage: the commit line is drawn among them. */
  byStage: boolean;
  currency: string;
  today: CalendarDate;
  clocks: { asOf?: CalendarDate; knownAt?: string };
  labels: Readonly<Record<StageId, string>>;
  reps: readonly { id: string; name: string }[];
  may: { edit: boolean; give: boolean; moveTo: readonly StageId[] };
  pager: ReactNode;
};

const ROW_HEIGHT = 52;
/** Room at the end, so that the floating bar hides no row. */
const BAR = 72;

/**
 * The pipeline as a table: on a wide screen only the rows in sight are drawn and fetched, whatever their number; on a phone, and
 * without scripts, one page of it as cards or rows.
 */
export function PipelineTable(props: PipelineTableProps) {
  const { slug, query, first, total, paged, columns, may } = props;
  const wide = useWide();
  const live = wide && !paged;
  const box = useRef<HTMLDivElement>(null);
  const rows = useRows({ slug, query, first });
  const selection = useSelection({ slug, query, rows });
  // oxlint-disable-next-line react/incompatible-library -- drawn anew at every scroll on purpose; nothing of it is memoized
  const virtual = useVirtualizer({
    count: live ? total : 0,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const [from, to] = [items[0]?.index ?? 0, items.at(-1)?.index ?? -1];
  useWindowed(rows, from, to, first);
  const scrollTo = (index: number) => virtual.scrollToIndex(index, { align: 'auto' });
  const keys = useTableKeys({ box, total, rows, selection, scrollTo });
  const edits = useCellEdits({ ...props, rows });
  const editing = useEditing(keys.focus, edits.save, (row, column) => mayEdit(may, row, column));
  const indices = live ? items.map(({ index }) => index) : first.rows.map((_row, index) => index);
  const drawn = indices.flatMap((index) => rows.at(index) ?? []);
  const rowProps = { ...editing.props, context: props, columns, live, onPick: selection.toggle };
  const bar = live && selection.picked.size > 0;
  const width =
    40 + COLUMN_FACTS.name.width + columns.reduce((sum, column) => sum + COLUMN_FACTS[column].width, 0);

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the controls inside */}
      <div
        ref={box}
        className={cn(
          'data-table-scroll',
          live && 'relative max-h-[max(26rem,calc(100dvh-9rem))] overflow-auto',
        )}
        onKeyDown={keys.onKeyDown}
      >
        <table
          role="table"
          aria-rowcount={live ? total + 1 : undefined}
          className={cn('data-table sm:table-fixed', live && '[&_thead_th]:!top-0')}
          style={live ? { minWidth: width } : undefined}
        >
          <caption className="sr-only">Deals</caption>
          <TableHead {...props} live={live} selection={selection} />
          <tbody role="rowgroup">
            <Gap height={items[0]?.start ?? 0} span={columns.length + 2} />
            {indices.map((index) => {
              const row = rows.at(index);
              if (!row) return <Coming key={index} index={index} span={columns.length + 2} />;
              return (
                <PipelineRow
                  key={index}
                  {...rowProps}
                  row={row}
                  index={index}
                  href={withClocks(`/t/${slug}/deals/${row.id}`, props.clocks)}
                  tabbable={index === (indices.includes(keys.active) ? keys.active : indices[0])}
                  picked={selection.picked.has(row.id)}
                  commitLine={props.byStage && crossesCommit(rows.at(index - 1), row)}
                  editing={editing.at?.id === row.id ? editing.at.column : null}
                  editor={{
                    ...editing.editor,
                    currency: props.currency,
                    today: props.today,
                    reps: props.reps,
                  }}
                />
              );
            })}
            <Gap
              height={live ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) + (bar ? BAR : 0) : 0}
              span={columns.length + 2}
            />
          </tbody>
        </table>
      </div>
      {live ? null : props.pager}
      {bar ? (
        <BulkBar
          {...props}
          deals={seenVersions(selection.picked, drawn)}
          busy={selection.busy}
          onAll={selection.pickAll}
          onKeep={selection.keep}
        />
      ) : null}
      {edits.dialog}
    </>
  );
}

function mayEdit(may: PipelineTableProps['may'], row: TableRow, column: EditableColumn): boolean {
  if (column === 'rep') return may.give;
  return may.edit && (column !== 'amount' || !row.hasLines);
}

/** Where talk ends and commit begins, going down a list sorted by stage, or up. */
function crossesCommit(before: TableRow | undefined, row: TableRow): boolean {
  return before !== undefined && isFromCommitOn(before.stage) !== isFromCommitOn(row.stage);
}

type Editing = { row: TableRow; index: number; column: EditableColumn };

/** Which cell is being edited, and where the focus goes on from there. */
function useEditing(
  focus: (index: number, column: string) => void,
  save: (row: TableRow, edit: Edit) => Promise<void>,
  editable: (row: TableRow, column: EditableColumn) => boolean,
) {
  const [at, setAt] = useState<Editing | null>(null);

  function onDone(edit: Edit | null, then: Then) {
    if (!at) return;
    setAt(null);
    if (edit) void save(at.row, edit);
    if (then === 'away') return;
    const order = EDITABLE.filter((column) => editable(at.row, column));
    const next = order[order.indexOf(at.column) + (then === 'next' ? 1 : -1)];
    if (then !== 'stay' && next) setAt({ ...at, column: next });
    else focus(at.index, at.column === 'name' ? 'rename' : at.column);
  }

  const props: Pick<RowProps, 'mayEdit' | 'onEdit'> = {
    mayEdit: editable,
    onEdit: (row, column, index) => setAt({ row, column, index }),
  };
  return { at: at ? { id: at.row.id, column: at.column } : null, props, editor: { onDone } };
}

function Gap({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true">
      <td colSpan={span} style={{ height, padding: 0, border: 0, fontSize: 0 }}>
        {'\u00a0'}
      </td>
    </tr>
  );
}

/** A row that is on its way. */
function Coming({ index, span }: { index: number; span: number }) {
  return (
    <tr role="row" aria-rowindex={index + 2} data-index={index} className="h-[52px]">
      <td role="cell" colSpan={span}>
        <span className="block h-3 w-2/3 rounded-sm bg-hover" />
        <span className="sr-only">Loading</span>
      </td>
    </tr>
  );
}
