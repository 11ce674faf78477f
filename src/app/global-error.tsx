'use client';

import { Button } from '@/ui/controls/button';
import { ErrorMessage } from '@/ui/layout/error-message';
import './globals.css';

type GlobalErrorProps = { error: Error & { digest?: string }; reset: () => void };

/** When the root layout itself fails: it must bring its own document. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
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
      </body>
    </html>
  );
}
