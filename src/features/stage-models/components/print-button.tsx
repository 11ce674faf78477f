'use client';

import { Printer } from 'lucide-react';
import { Button } from '@/ui/controls/button';

/** The table on one sheet, with lines to sign on. */
export function PrintButton() {
  return (
    <Button icon={<Printer aria-hidden className="size-4" />} onClick={() => window.print()}>
      Print
    </Button>
  );
}
