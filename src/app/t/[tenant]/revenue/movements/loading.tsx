import { PageSkeleton } from '@/ui/layout/page-skeleton';

export default function MovementsLoading() {
  return <PageSkeleton cards={0} rows={12} />;
}
