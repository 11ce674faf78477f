'use client';

import { ErrorInFrame, type ErrorPageProps } from '@/ui/layout/error-in-frame';

export default function HomeError(props: ErrorPageProps) {
  return <ErrorInFrame {...props} />;
}
