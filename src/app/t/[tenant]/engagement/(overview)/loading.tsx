import { PageSkeleton } from '@/ui/layout/page-skeleton';

export default function EngagementLoading() {
  return <PageSkeleton cards={4} rows={8} />;
}
