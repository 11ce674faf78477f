'use client';

import { ErrorInFrame, type ErrorPageProps } from '@/ui/layout/error-in-frame';

export default function PortfolioError(props: ErrorPageProps) {
  return (
    <main className="mx-auto w-full max-w-6xl px-4 py-6">
      <ErrorInFrame {...props} />
    </main>
  );
}
