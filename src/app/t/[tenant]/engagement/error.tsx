'use client';

import { ErrorInFrame, type ErrorPageProps } from '@/ui/layout/error-in-frame';

export default function EngagementError(props: ErrorPageProps) {
  return <ErrorInFrame {...props} />;
}
