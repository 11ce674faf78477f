'use client';

import { Button } from '@/ui/controls/button';
import { ErrorMessage } from '@/ui/layout/error-message';

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** Inside the frame: the way to everything else stays, and what was typed lies in the browser. */
export default function PrepareError({ error, reset }: ErrorPageProps) {
  return (
    <ErrorMessage
      digest={error.digest}
      action={
        <Button variant="primary" onClick={reset}>
          Try again
        </Button>
      }
    />
  );
}
