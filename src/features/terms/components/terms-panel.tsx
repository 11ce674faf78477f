'use client';

import { useState, type ReactNode } from 'react';
import { Button } from '@/ui/controls/button';
import { Card } from '@/ui/layout/card';
import { TermsForm } from './terms-form';
import type { PlainTerms } from './typed-terms';

type Props = {
  slug: string;
  terms: PlainTerms;
  version: number;
  currency: string;
  today: string;
  /** Nothing is agreed yet: the form is open. */
  fresh: boolean;
  children: ReactNode;
};

/** What is agreed, and the way to change it. */
export function TermsPanel({ children, fresh, ...form }: Props) {
  const [open, setOpen] = useState(fresh);
  return (
    <Card className="flex flex-col gap-4">
      {open ? (
        <TermsForm key={form.version} {...form} onDone={() => setOpen(false)} />
      ) : (
        <>
          {children}
          <div className="no-print">
            <Button onClick={() => setOpen(true)}>Change the terms</Button>
          </div>
        </>
      )}
    </Card>
  );
}
