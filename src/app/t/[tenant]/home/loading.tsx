import { PageSkeleton } from '@/ui/layout/page-skeleton';

export default function HomeLoading() {
  return <PageSkeleton cards={4} rows={4} />;
}
