import { PageSkeleton } from '@/ui/layout/page-skeleton';

export default function RenewalsLoading() {
  return <PageSkeleton cards={4} rows={8} />;
}
