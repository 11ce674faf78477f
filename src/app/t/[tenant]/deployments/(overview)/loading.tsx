import { PageSkeleton } from '@/ui/layout/page-skeleton';

export default function DeploymentsLoading() {
  return <PageSkeleton rows={10} />;
}
