import { Skeleton } from '@/ui/controls/skeleton';
import { PageHeaderSkeleton } from '@/ui/layout/page-skeleton';

/** The five cards and the panel beside them in their places, so that nothing moves when they arrive. */
export function PreparationSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-6">
      <span className="sr-only">Loading</span>
      <PageHeaderSkeleton />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex flex-col gap-3">
          {FIVE.map((place) => (
            <Skeleton key={place} className={place === 1 ? 'h-[46rem] rounded-lg' : 'h-[66px] rounded-lg'} />
          ))}
        </div>
        <Skeleton className="h-36 rounded-lg" />
      </div>
    </div>
  );
}

const FIVE = [1, 2, 3, 4, 5];
