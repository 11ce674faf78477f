'use client';

import { Card } from '@/ui/layout/card';
import { Button } from './button';
import { toast } from './toast';

export type ShownOnceProps = {
  /** What to do with it, and until when. */
  text: string;
  /** What it is, for who cannot see the field. */
  label: string;
  secret: string;
  onDone: () => void;
};

/** A secret of which only a hash is kept: shown this once, to be copied. */
export function ShownOnce({ text, label, secret, onDone }: ShownOnceProps) {
  return (
    <Card className="flex flex-col gap-3 text-sm">
      <p className="font-medium">{text}</p>
      <div ref={comeIntoSight} className="flex flex-wrap items-center gap-2">
        <input
          readOnly
          aria-label={label}
          value={secret}
          onFocus={(event) => event.target.select()}
          className="min-w-0 flex-1 basis-64 rounded-md border bg-sunken px-3 py-2 font-mono text-xs"
        />
        <Button variant="primary" onClick={() => void copy(secret)}>
          Copy
        </Button>
        <Button onClick={onDone}>Done</Button>
      </div>
    </Card>
  );
}

/** It is shown this once, so not below the edge of the screen. */
function comeIntoSight(box: HTMLDivElement | null) {
  box?.scrollIntoView({ block: 'center' });
}

async function copy(secret: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(secret);
    toast({ title: 'Copied' });
  } catch {
    toast({
      title: 'The browser did not copy it.',
      description: 'Press into the field and copy it by hand.',
    });
  }
}
