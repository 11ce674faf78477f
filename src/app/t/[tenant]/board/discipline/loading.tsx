import { PageSkeleton } from '@/ui/layout/page-skeleton';

export default function DisciplineLoading() {
  return <PageSkeleton rows={6} />;
}
