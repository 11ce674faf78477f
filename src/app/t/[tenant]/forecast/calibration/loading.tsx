import { PageSkeleton } from '@/ui/layout/page-skeleton';

export default function CalibrationLoading() {
  return <PageSkeleton rows={6} />;
}
