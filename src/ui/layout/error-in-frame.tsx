'use client';

import { Button } from '@/ui/controls/button';
import { ErrorMessage } from './error-message';

export type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** What a part of the frame shows instead of itself when it fails: the way to everything else stays. */
export function ErrorInFrame({ error, reset }: ErrorPageProps) {
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
