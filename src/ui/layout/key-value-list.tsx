import type { ReactNode } from 'react';
import { cn } from '@/ui/class-names';

export type KeyValue = { key: string; value: ReactNode; tip?: ReactNode };

/** Facts of one thing. Two columns of text, or stacked pairs in `columns` columns. */
export function KeyValueList({ items, stacked = false }: { items: readonly KeyValue[]; stacked?: boolean }) {
  return (
    <dl
      className={cn(
        'text-sm',
        stacked ? 'grid grid-cols-[repeat(auto-fill,minmax(10rem,1fr))] gap-x-6 gap-y-4' : 'flex flex-col',
      )}
    >
      {items.map((item) => (
        <div
          key={item.key}
          className={cn(
            'min-w-0',
            stacked
              ? 'flex flex-col gap-0.5'
              : 'flex items-baseline justify-between gap-6 border-b py-2 last:border-0',
          )}
        >
          <dt className="flex shrink-0 items-center gap-1 text-xs text-muted">
            {item.key}
            {item.tip}
          </dt>
          <dd className={cn('min-w-0 wrap-anywhere', !stacked && 'text-end')}>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
