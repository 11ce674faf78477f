import { cn } from '@/ui/class-names';

/** A grey block of the content's size. Appears only after 150 ms, so a fast answer never flickers. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className="block animate-appear">
      <span className={cn('block h-4 animate-pulse rounded-sm bg-line', className)} />
    </span>
  );
}
