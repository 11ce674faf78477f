'use client';

import { useRef, useState, type ReactNode } from 'react';
import { Button } from '@/ui/controls/button';
import { firstField } from '@/ui/controls/first-field';
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
  const pressed = useRef(false);
  function turn(next: boolean) {
    pressed.current = true;
    setOpen(next);
  }
  /** The press took its own button away: what stands there now has the focus. */
  function goOn(box: HTMLDivElement | null) {
    if (!box || !pressed.current) return;
    pressed.current = false;
    (firstField(box) ?? box.querySelector('button'))?.focus();
  }
  return (
    <Card>
      <div key={open ? 'form' : 'facts'} ref={goOn} className="flex flex-col gap-4">
        {open ? (
          <TermsForm key={form.version} {...form} onDone={() => turn(false)} />
        ) : (
          <>
            {children}
            <div className="no-print">
              <Button onClick={() => turn(true)}>Change the terms</Button>
            </div>
          </>
        )}
      </div>
    </Card>
  );
}
