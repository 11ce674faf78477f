'use client';

import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import { AttachDialog, type Provable } from './attach-dialog';
import type { FilesOf } from './send-file';

/** A file that is dropped anywhere on the evidence is asked what it proves. */
export function EvidenceDrop({
  slug,
  dealId,
  records,
  children,
}: FilesOf & { records: readonly Provable[]; children: ReactNode }) {
  const [file, setFile] = useState<File | null>(null);
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  const enter = (event: DragEvent, step: 1 | -1) => {
    if (!holdsFiles(event)) return;
    depth.current += step;
    setOver(depth.current > 0);
  };
  const without = records.find(({ hasFile }) => !hasFile);

  return (
    // Only a shortcut: the same dialog opens from the buttons inside.
    <div
      role="presentation"
      className="relative"
      onDragEnter={(event) => enter(event, 1)}
      onDragLeave={(event) => enter(event, -1)}
      onDragOver={(event) => {
        if (holdsFiles(event)) event.preventDefault();
      }}
      onDrop={(event) => {
        depth.current = 0;
        setOver(false);
        const dropped = event.dataTransfer.files[0];
        if (!dropped) return;
        event.preventDefault();
        setFile(dropped);
      }}
    >
      {children}
      {over ? (
        <div className="pointer-events-none absolute inset-0 z-10 flex items-center justify-center rounded-lg border-2 border-dashed border-accent bg-accent-soft text-sm font-medium text-accent">
          Drop the file to attach it
        </div>
      ) : null}
      <AttachDialog
        slug={slug}
        dealId={dealId}
        records={records}
        record={without?.id}
        file={file}
        open={file !== null}
        onOpenChange={(open) => {
          if (!open) setFile(null);
        }}
      />
    </div>
  );
}
