import { PageSkeleton } from '@/ui/layout/page-skeleton';

export default function TimeLoading() {
  return <PageSkeleton rows={8} />;
}
