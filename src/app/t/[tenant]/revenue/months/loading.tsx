import { PageSkeleton } from '@/ui/layout/page-skeleton';

export default function MonthsLoading() {
  return <PageSkeleton cards={1} rows={6} />;
}
