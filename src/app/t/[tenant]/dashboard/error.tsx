'use client';

import { ErrorInFrame, type ErrorPageProps } from '@/ui/layout/error-in-frame';

export default function DashboardError(props: ErrorPageProps) {
  return <ErrorInFrame {...props} />;
}
