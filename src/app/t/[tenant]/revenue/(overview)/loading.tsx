import { RevenueSkeleton } from '@/features/revenue/components/revenue-skeleton';

export default function RevenueLoading() {
  return <RevenueSkeleton />;
}
