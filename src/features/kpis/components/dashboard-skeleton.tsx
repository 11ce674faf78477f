import { Skeleton } from '@/ui/controls/skeleton';
import { PageHeaderSkeleton } from '@/ui/layout/page-skeleton';

/** The dashboard's boxes in their places, so that nothing moves when the figures arrive. */
export function DashboardSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-6">
      <span className="sr-only">Loading</span>
      <PageHeaderSkeleton />
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {BOXES.map((box) => (
          <Skeleton key={box} className="h-56" />
        ))}
      </div>
      <div className="grid gap-4 xl:grid-cols-2">
        {BOXES.map((box) => (
          <Skeleton key={box} className="h-88" />
        ))}
      </div>
    </div>
  );
}

const BOXES = [1, 2, 3, 4];
