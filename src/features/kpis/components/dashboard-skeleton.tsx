import { Skeleton } from '@/ui/controls/skeleton';
import { PageHeaderSkeleton } from '@/ui/layout/page-skeleton';

/** The dashboard's boxes in their places, so that nothing moves when the figures arrive. */
export function DashboardSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-4">
      <span className="sr-only">Loading</span>
      <PageHeaderSkeleton />
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {BOXES.map((box) => (
          <Skeleton key={box} className="h-50" />
        ))}
        {BOXES.map((box) => (
          <Skeleton key={box} className="h-56" />
        ))}
        <Skeleton className="h-58 sm:col-span-2 xl:col-span-3" />
        <Skeleton className="h-58" />
      </div>
    </div>
  );
}

const BOXES = [1, 2, 3, 4];
