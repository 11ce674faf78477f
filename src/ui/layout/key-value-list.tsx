import type { ReactNode } from 'react';
import { cn } from '@/ui/class-names';

export type KeyValue = { key: string; value: ReactNode; tip?: ReactNode };

/** Facts of one thing: a line each, or `stacked` pairs that fill as many columns as there is room for, two on a phone. */
export function KeyValueList({ items, stacked = false }: { items: readonly KeyValue[]; stacked?: boolean }) {
  return (
    <dl
      className={cn(
        'text-sm',
        stacked
          ? 'grid grid-cols-[repeat(auto-fill,minmax(min(10rem,50%-0.75rem),1fr))] gap-x-6 gap-y-4'
          : 'flex flex-col divide-y divide-line',
      )}
    >
      {items.map((item) => (
        <div
          key={item.key}
          className={cn(
            'min-w-0',
            stacked
              ? 'flex flex-col gap-0.5'
              : 'grid grid-cols-[7rem_1fr] items-baseline gap-4 py-2 sm:grid-cols-[minmax(7rem,11rem)_1fr] first:pt-0 last:pb-0',
          )}
        >
          <dt className="flex items-center gap-1 text-xs text-muted">
            {item.key}
            {item.tip}
          </dt>
          <dd className="min-w-0 wrap-anywhere">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
