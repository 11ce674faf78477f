import { Skeleton } from '@/ui/controls/skeleton';

/** Loading pieces with the geometry of what will come. */

export function PageHeaderSkeleton() {
  return (
    <div className="flex flex-col gap-2">
      <Skeleton className="h-7 w-56" />
      <Skeleton className="h-5 w-96 max-w-full" />
    </div>
  );
}

export function StatCardSkeleton() {
  return (
    <div className="flex flex-col gap-2 rounded-lg border bg-surface p-4">
      <Skeleton className="h-5 w-32" />
      <Skeleton className="h-8 w-28" />
      <Skeleton className="h-8 w-full" />
      <Skeleton className="h-5 w-full" />
    </div>
  );
}

export function TableSkeleton({ rows = 10 }: { rows?: number }) {
  return (
    <div className="flex flex-col rounded-lg border bg-surface">
      {Array.from({ length: rows + 1 }, (_, row) => (
        <div key={row} className="flex h-10 items-center gap-6 overflow-hidden border-b px-4 last:border-0">
          <Skeleton className="w-40 shrink-0" />
          <Skeleton className="w-24" />
          <Skeleton className="ms-auto w-20" />
        </div>
      ))}
    </div>
  );
}

/** For a route's loading file: header, optional cards, table. */
export function PageSkeleton({ cards = 0, rows = 10 }: { cards?: number; rows?: number }) {
  return (
    <div role="status" className="flex flex-col gap-6">
      <span className="sr-only">Loading</span>
      <PageHeaderSkeleton />
      {cards > 0 ? (
        <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
          {Array.from({ length: cards }, (_, card) => (
            <StatCardSkeleton key={card} />
          ))}
        </div>
      ) : null}
      {rows > 0 ? <TableSkeleton rows={rows} /> : null}
    </div>
  );
}
