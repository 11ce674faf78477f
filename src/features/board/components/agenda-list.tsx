import type { AgendaItem } from '@/domain/board/agenda';
import { Card } from '@/ui/layout/card';

/** The parts of the hour for who only reads them. */
export function AgendaList({ items }: { items: readonly AgendaItem[] }) {
  const sum = items.reduce((minutes, item) => minutes + item.minutes, 0);
  return (
    <Card flush className="max-w-2xl text-sm">
      <ol className="divide-y">
        {items.map(({ key, title, minutes }) => (
          <li key={key} className="flex justify-between gap-4 px-4 py-2.5">
            <span className="min-w-0 [overflow-wrap:anywhere]">{title}</span>
            <span className="shrink-0 text-muted tabular-nums">{minutes} min</span>
          </li>
        ))}
      </ol>
      <p className="flex justify-between gap-4 border-t px-4 py-2.5 font-medium">
        <span>In all</span>
        <span className="tabular-nums">{sum} min</span>
      </p>
    </Card>
  );
}
