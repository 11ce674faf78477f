'use client';

import { MessageSquarePlus } from 'lucide-react';
import { Suspense, useMemo, useState } from 'react';
import { Button } from '@/ui/controls/button';
import { useActions } from '@/ui/keyboard/use-actions';
import { lazyPart } from '@/ui/lazy-part';

const NoteDialog = lazyPart(() => import('./note-dialog'));

/** Writes a note on the charts, also by the key A. `day`: what the form begins with. */
export function NoteButton({ slug, today, day }: { slug: string; today: string; day: string }) {
  const [open, setOpen] = useState(false);
  useActions(
    useMemo(
      () => [
        {
          id: 'write chart note',
          label: 'Write a note on the charts',
          group: 'Dashboard',
          keys: 'a',
          words: 'annotate annotation pin remark',
          run: () => setOpen(true),
        },
      ],
      [],
    ),
  );
  return (
    <>
      <Button
        size="small"
        icon={<MessageSquarePlus aria-hidden className="size-3.5" />}
        title="Write a note on the charts (A)"
        onClick={() => setOpen(true)}
      >
        Note
      </Button>
      {open ? (
        <Suspense>
          <NoteDialog
            slug={slug}
            today={today}
            draft={{ id: null, version: null, noteOn: day, text: '' }}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
