'use client';

import { Columns3 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { buttonStyles } from '@/ui/controls/button-styles';
import { Checkbox } from '@/ui/controls/checkbox';
import { Popover } from '@/ui/controls/popover';
import {
  COLUMN_FACTS,
  DEFAULT_COLUMNS,
  TABLE_COLUMNS,
  writeColumns,
  type TableColumn,
} from '../../table-columns';

/** Which columns the table shows; the choice goes into the address. */
export function ColumnsMenu({ path, columns: shown }: { path: string; columns: readonly TableColumn[] }) {
  const router = useRouter();
  // Ticked at once; the page follows, and what it shows in the end holds.
  const [chosen, setChosen] = useState({ from: shown, columns: shown });
  if (chosen.from.join() !== shown.join()) setChosen({ from: shown, columns: shown });
  const { columns } = chosen;

  function choose(next: readonly TableColumn[]) {
    setChosen({ from: shown, columns: next });
    const [base = '', search = ''] = path.split('?');
    const params = new URLSearchParams(search);
    const text = writeColumns(next);
    if (text === null) params.delete('cols');
    else params.set('cols', text);
    router.replace(params.size > 0 ? `${base}?${params}` : base, { scroll: false });
  }

  return (
    <Popover
      align="end"
      triggerClassName={buttonStyles({})}
      trigger={
        <>
          <Columns3 aria-hidden className="size-4" />
          Columns
        </>
      }
    >
      <fieldset>
        <legend className="mb-1 text-sm font-medium">Columns</legend>
        {TABLE_COLUMNS.map((column) => (
          <Checkbox
            key={column}
            label={COLUMN_FACTS[column].label}
            checked={columns.includes(column)}
            onChange={(event) =>
              choose(
                event.target.checked ? [...columns, column] : columns.filter((shown) => shown !== column),
              )
            }
          />
        ))}
      </fieldset>
      <button
        type="button"
        className={buttonStyles({ variant: 'link' })}
        onClick={() => choose(DEFAULT_COLUMNS)}
      >
        Usual columns
      </button>
    </Popover>
  );
}
