import { Skeleton } from '@/ui/controls/skeleton';
import { PageHeaderSkeleton } from '@/ui/layout/page-skeleton';

/** The dashboard's boxes in their places, so that nothing moves when the figures arrive. */
export function DashboardSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-6">
      <span className="sr-only">Loading</span>
      <PageHeaderSkeleton />
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {CARDS.map((card) => (
          <div key={card} className="flex h-56 flex-col gap-2 rounded-lg border bg-surface p-4">
            <Skeleton className="h-5 w-32" />
            <Skeleton className="h-8 w-28" />
            <Skeleton className="h-8 w-full" />
            <Skeleton className="mt-auto h-10 w-full" />
          </div>
        ))}
      </div>
      <div className="grid gap-4 xl:grid-cols-2">
        {CARDS.map((chart) => (
          <div key={chart} className="flex h-88 flex-col gap-3 rounded-lg border bg-surface p-4">
            <Skeleton className="h-5 w-48" />
            <Skeleton className="h-62 w-full" />
          </div>
        ))}
      </div>
    </div>
  );
}

const CARDS = [1, 2, 3, 4];
