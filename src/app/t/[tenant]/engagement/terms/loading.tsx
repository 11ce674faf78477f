import { PageSkeleton } from '@/ui/layout/page-skeleton';

export default function TermsLoading() {
  return <PageSkeleton rows={8} />;
}
