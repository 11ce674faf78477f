import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import Link from 'next/link';
import { cn } from '@/ui/class-names';
import type { SortState } from '@/ui/layout/data-table';
import { COLUMN_FACTS, type TableColumn } from '../../table-columns';
import type { Selection } from './use-selection';

type Props = {
  columns: readonly TableColumn[];
  sorts: Readonly<Record<string, SortState>>;
  live: boolean;
  total: number;
  selection: Selection;
};

/** The head of the table: names that sort, widths, and the box that selects everything that matches. */
export function TableHead({ columns, sorts, live, total, selection }: Props) {
  const some = selection.picked.size > 0;
  return (
    <thead role="rowgroup">
      <tr role="row" aria-rowindex={1}>
        {live ? (
          <th role="columnheader" scope="col" className="sm:!left-0 sm:!z-20" style={{ width: 40 }}>
            <input
              type="checkbox"
              aria-label={some ? 'Select none' : `Select all ${total} deals`}
              className="block size-4 accent-accent"
              checked={some}
              ref={(box) => {
                if (box) box.indeterminate = some && selection.picked.size < total;
              }}
              onChange={() => (some ? selection.keep([]) : selection.pickAll())}
            />
          </th>
        ) : null}
        <HeadCell column="name" sort={sorts['name']} />
        {columns.map((column) => (
          <HeadCell key={column} column={column} sort={sorts[COLUMN_FACTS[column].sort ?? '']} />
        ))}
      </tr>
    </thead>
  );
}

function HeadCell({ column, sort }: { column: TableColumn | 'name'; sort?: SortState }) {
  const { label, numeric, width } = COLUMN_FACTS[column];
  const Icon =
    sort?.direction === 'ascending' ? ArrowUp : sort?.direction === 'descending' ? ArrowDown : ChevronsUpDown;
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={sort ? (sort.direction ?? 'none') : undefined}
      className={cn(numeric && 'text-end', column === 'name' && 'sm:!left-10 sm:!z-20')}
      style={column === 'name' ? undefined : { width }}
    >
      {sort ? (
        <Link
          href={sort.href}
          scroll={false}
          className="inline-flex items-center gap-1 no-underline hover:text-text"
        >
          {label}
          <Icon aria-hidden className={cn('size-3.5', sort.direction ? 'text-text' : 'text-faint')} />
        </Link>
      ) : (
        label
      )}
    </th>
  );
}
