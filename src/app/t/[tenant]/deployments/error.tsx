'use client';

import { ErrorInFrame, type ErrorPageProps } from '@/ui/layout/error-in-frame';

export default function DeploymentsError(props: ErrorPageProps) {
  return <ErrorInFrame {...props} />;
}
