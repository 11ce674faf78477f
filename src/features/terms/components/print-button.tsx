'use client';

import { Printer } from 'lucide-react';
import { Button } from '@/ui/controls/button';

/** Prints the page that it stands on. */
export function PrintButton() {
  return (
    <Button icon={<Printer aria-hidden className="size-4" />} onClick={() => window.print()}>
      Print
    </Button>
  );
}
