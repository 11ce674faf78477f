import { Skeleton } from '@/ui/controls/skeleton';
import { PageHeaderSkeleton, TableSkeleton } from '@/ui/layout/page-skeleton';

/** The revenue page's boxes in their places, so that nothing moves when the figures arrive. */
export function RevenueSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-6">
      <span className="sr-only">Loading</span>
      <PageHeaderSkeleton />
      <Skeleton className="h-11" />
      <Skeleton className="h-16" />
      <div className="grid gap-4 sm:grid-cols-3">
        {['live', 'contracted', 'signed'].map((card) => (
          <Skeleton key={card} className="h-44" />
        ))}
      </div>
      <div className="grid gap-4 xl:grid-cols-2">
        <Skeleton className="h-104" />
        <Skeleton className="h-104" />
      </div>
      <TableSkeleton rows={6} />
    </div>
  );
}
