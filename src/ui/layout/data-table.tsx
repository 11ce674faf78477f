import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from '@/ui/class-names';
import { NONE } from '@/ui/format/money';

export type SortState = {
  /** The address that sorts by this column (or turns its direction round). */
  href: string;
  direction: 'ascending' | 'descending' | null;
};

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Figures: right-aligned, tabular. */
  numeric?: boolean;
  align?: 'start' | 'center' | 'end';
  /** A CSS width, e.g. "12rem". */
  width?: string;
  /** In the totals row. */
  total?: ReactNode;
  sort?: SortState;
  /** A <DefinitionTip> beside the header. */
  tip?: ReactNode;
  /** A heavy line at the column's start: the commit line. */
  divider?: boolean;
  /** Left out of the cards on a narrow screen. */
  hideOnPhone?: boolean;
  /** In a card. stack: the text stands under its label, for whole sentences. unless-none: left out where it is a dash. */
  onPhone?: 'stack' | 'unless-none';
};

export type DataTableProps<Row> = {
  /** What the table shows; read out, and seen when `showCaption`. */
  caption: string;
  showCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The whole row leads there; the link itself is on the first column's content. */
  rowHref?: (row: Row) => string | null;
  /** A heavy line above this row: where talk ends and commit begins. */
  dividerBefore?: (row: Row) => boolean;
  /** The first cell of the totals row. Without it there is no totals row. */
  totalLabel?: string;
  /** Instead of rows when there are none. */
  empty?: ReactNode;
  /** A short table that stays a table on a phone (it scrolls sideways) instead of becoming cards. */
  keepTable?: boolean;
  dense?: boolean;
};

/**
 * A plain <table> made on the server. On ≤ 640 px each row becomes a card with the same order, by CSS only: the
 * explicit roles keep it a table for screen readers although it is no longer drawn as one.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    caption,
    showCaption,
    columns,
    rows,
    rowKey,
    rowHref,
    dividerBefore,
    totalLabel,
    empty,
    keepTable,
    dense,
  } = props;
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <div className="data-table-scroll" data-keep={keepTable || undefined}>
      <table
        role="table"
        className="data-table"
        data-keep={keepTable || undefined}
        data-dense={dense || undefined}
      >
        <caption className={showCaption ? 'px-3 pt-3 text-start text-sm font-medium' : 'sr-only'}>
          {caption}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <BodyRow
              key={rowKey(row)}
              row={row}
              columns={columns}
              href={rowHref?.(row) ?? null}
              divider={dividerBefore?.(row) ?? false}
            />
          ))}
        </tbody>
        {totalLabel === undefined ? null : <TotalsRow label={totalLabel} columns={columns} />}
      </table>
    </div>
  );
}

function cellClass<Row>(column: Column<Row>): string {
  const align = column.align ?? (column.numeric ? 'end' : 'start');
  return cn(
    align === 'end' && 'text-end',
    align === 'center' && 'text-center',
    column.numeric && 'tabular-nums whitespace-nowrap',
    column.divider && 'commit-line',
    column.hideOnPhone && 'phone-hidden',
    column.onPhone === 'stack' && 'phone-stack',
  );
}

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const { sort } = column;
  const Icon =
    sort?.direction === 'ascending' ? ArrowUp : sort?.direction === 'descending' ? ArrowDown : ChevronsUpDown;
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={sort ? (sort.direction ?? 'none') : undefined}
      className={cellClass(column)}
      style={column.width ? { width: column.width } : undefined}
    >
      <span className="inline-flex items-center gap-1 align-middle">
        {sort ? (
          <Link
            href={sort.href}
            scroll={false}
            className="inline-flex items-center gap-1 no-underline hover:text-text"
          >
            {column.header}
            <Icon aria-hidden className={cn('size-3.5', sort.direction ? 'text-text' : 'text-faint')} />
          </Link>
        ) : (
          column.header
        )}
        {column.tip}
      </span>
    </th>
  );
}

type BodyRowProps<Row> = { row: Row; columns: readonly Column<Row>[]; href: string | null; divider: boolean };

function BodyRow<Row>({ row, columns, href, divider }: BodyRowProps<Row>) {
  return (
    <tr role="row" className={cn(href && 'row-with-link', divider && 'commit-row')}>
      {columns.map((column, index) => {
        const content = column.cell(row);
        const leftOut = column.onPhone === 'unless-none' && content === NONE && 'phone-hidden';
        return (
          <td
            key={column.key}
            role="cell"
            data-label={column.header}
            className={cn(cellClass(column), leftOut)}
          >
            {href && index === 0 ? (
              <Link href={href} className="row-link">
                {content}
              </Link>
            ) : (
              content
            )}
          </td>
        );
      })}
    </tr>
  );
}

function TotalsRow<Row>({ label, columns }: { label: string; columns: readonly Column<Row>[] }) {
  return (
    <tfoot role="rowgroup">
      <tr role="row">
        {columns.map((column, index) =>
          index === 0 ? (
            <th key={column.key} role="rowheader" scope="row" className={cn(cellClass(column), 'text-start')}>
              {label}
            </th>
          ) : (
            <td key={column.key} role="cell" data-label={column.header} className={cellClass(column)}>
              {column.total}
            </td>
          ),
        )}
      </tr>
    </tfoot>
  );
}
