import { Skeleton } from '@/ui/controls/skeleton';

/** The page while its figures are reckoned: as wide as it will be. */
export default function BoardMonthLoading() {
  return (
    <div className="mx-auto flex w-full max-w-[46rem] flex-col gap-6" aria-busy>
      <Skeleton className="h-16" />
      <div className="grid gap-6 sm:grid-cols-2">
        <Skeleton className="h-36" />
        <Skeleton className="h-36" />
        <Skeleton className="h-36" />
        <Skeleton className="h-36" />
      </div>
      <Skeleton className="h-56" />
    </div>
  );
}
