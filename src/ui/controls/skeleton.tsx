import { cn } from '@/ui/class-names';

/** A grey block of the content's size. Appears only after 150 ms, so a fast answer never flickers. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('skeleton block h-4 rounded-sm bg-line', className)} />;
}
