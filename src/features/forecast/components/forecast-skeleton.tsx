import { Skeleton } from '@/ui/controls/skeleton';
import { Card } from '@/ui/layout/card';
import { PageHeaderSkeleton, TableSkeleton } from '@/ui/layout/page-skeleton';
import { CardSkeleton } from './beside-cards';

/** The forecast's place before it is there: tabs, title, filter, four cards, chart and what moved, table. */
export function ForecastSkeleton() {
  return (
    <div role="status" aria-label="Loading the forecast" className="contents">
      <div className="h-9 border-b" />
      <PageHeaderSkeleton />
      <Skeleton className="h-8 w-80 max-w-full" />
      <div className="grid gap-4 sm:auto-rows-[minmax(11rem,auto)] sm:grid-cols-2 xl:grid-cols-4">
        {['forecast', 'commit', 'arr', 'claim'].map((card) => (
          <CardSkeleton key={card} />
        ))}
      </div>
      <div className="grid gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(20rem,1fr)]">
        <Card className="h-96" />
        <Card className="h-96" />
      </div>
      <TableSkeleton rows={12} />
    </div>
  );
}
