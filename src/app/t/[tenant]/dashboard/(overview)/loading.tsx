import { DashboardSkeleton } from '@/features/kpis/components/dashboard-skeleton';

export default function DashboardLoading() {
  return <DashboardSkeleton />;
}
