import { PageSkeleton } from '@/ui/layout/page-skeleton';

export default function ClocksLoading() {
  return <PageSkeleton cards={4} rows={6} />;
}
