import { PreparationSkeleton } from '@/features/reviews/components/preparation/preparation-skeleton';

export default function PrepareLoading() {
  return <PreparationSkeleton />;
}
