import { Skeleton } from '@/ui/controls/skeleton';
import { PageHeaderSkeleton, TableSkeleton } from '@/ui/layout/page-skeleton';

/** Today's list, then the companies below each other. */
export default function PortfolioLoading() {
  return (
    <main className="mx-auto w-full max-w-6xl px-4 py-6">
      <div role="status" className="flex flex-col gap-6">
        <span className="sr-only">Loading</span>
        <PageHeaderSkeleton />
        <TableSkeleton rows={7} />
        <div className="flex flex-col gap-3">
          {['first', 'second', 'third'].map((company) => (
            <CompanySkeleton key={company} />
          ))}
        </div>
      </div>
    </main>
  );
}

function CompanySkeleton() {
  return (
    <div className="flex flex-col gap-3 rounded-lg border bg-surface p-4">
      <div className="flex justify-between gap-6">
        <Skeleton className="h-6 w-40" />
        <Skeleton className="h-9 w-1/3" />
      </div>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {['one', 'two', 'three', 'four'].map((kpi) => (
          <Skeleton key={kpi} className="h-16" />
        ))}
      </div>
      <Skeleton className="h-6 w-2/3" />
    </div>
  );
}
