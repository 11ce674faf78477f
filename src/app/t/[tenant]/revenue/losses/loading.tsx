import { PageSkeleton } from '@/ui/layout/page-skeleton';

export default function LossesLoading() {
  return <PageSkeleton cards={0} rows={8} />;
}
