import type { ReactNode } from 'react';
import { Alert } from '@/ui/controls/alert';

/** An unexpected failure: what happened, what was kept, what to do, and an id to quote. */
export function ErrorMessage({ digest, action }: { digest?: string; action: ReactNode }) {
  return (
    <Alert tone="act" live title="This page could not be shown" action={action}>
      <p>Something failed on our side. Nothing that you saved is lost, and trying again is safe.</p>
      {digest ? (
        <p className="mt-1">
          If it stays, quote <code className="font-mono text-xs">{digest}</code>.
        </p>
      ) : null}
    </Alert>
  );
}
