import { ForecastSkeleton } from '@/features/forecast/components/forecast-skeleton';

export default function ForecastLoading() {
  return <ForecastSkeleton />;
}
