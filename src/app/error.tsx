'use client';

import { Button } from '@/ui/controls/button';
import { ErrorMessage } from '@/ui/layout/error-message';

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main className="mx-auto w-full max-w-xl px-4 py-16">
      <ErrorMessage
        digest={error.digest}
        action={
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
        }
      />
    </main>
  );
}
