import { PageSkeleton } from '@/ui/layout/page-skeleton';

export default function ReadinessLoading() {
  return <PageSkeleton rows={6} />;
}
