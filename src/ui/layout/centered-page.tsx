import type { ReactNode } from 'react';
import { BrandMark } from './brand-mark';

/** A page outside the frame: sign-in, reset, invitation, not found. */
export function CenteredPage({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 px-4 py-12">
      <div className="flex flex-col gap-3">
        <BrandMark className="size-8 text-accent" />
        <div>
          <h1 className="text-lg font-semibold tracking-tight">{title}</h1>
          {lead ? <p className="mt-1 text-sm text-pretty text-muted">{lead}</p> : null}
        </div>
      </div>
      {children}
    </main>
  );
}
