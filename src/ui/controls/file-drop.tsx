'use client';

import { FileUp } from 'lucide-react';
import { useId, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { cn } from '@/ui/class-names';
import { fileSize } from '@/ui/format/counts';
import { describedBy, errorId, hintId } from './form-row';
import { FieldError } from './field-error';

export type FileDropProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  error?: string;
  /** As the input's accept, e.g. ".csv,text/csv". */
  accept?: string;
  required?: boolean;
  /** Refused before anything is sent. */
  maxBytes?: number;
  onFile?: (file: File | null) => void;
};

/** A file input with a drag area around it. The input itself is in the form and takes the keyboard. */
export function FileDrop({ name, label, hint, error, accept, required, maxBytes, onFile }: FileDropProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [over, setOver] = useState(false);
  const tooBig = file !== null && maxBytes !== undefined && file.size > maxBytes;
  const problem = tooBig
    ? `${file.name} has ${fileSize(file.size)}; the limit is ${fileSize(maxBytes)}.`
    : error;

  function take(next: File | null) {
    setFile(next);
    onFile?.(next);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (!input.current || event.dataTransfer.files.length === 0) return;
    input.current.files = event.dataTransfer.files;
    take(event.dataTransfer.files[0] ?? null);
  }

  return (
    <div className="flex flex-col gap-1">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          'flex flex-col items-center gap-2 rounded-lg border border-dashed border-line-strong bg-surface px-6 py-8 text-center text-sm hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
          over && 'border-solid border-accent bg-accent-soft',
          problem && 'border-act-fill',
        )}
      >
        <FileUp aria-hidden className="size-6 text-faint" />
        <span className="font-medium">{label}</span>
        <span className="text-muted">
          {file ? `${file.name} · ${fileSize(file.size)}` : 'Drop a file here, or press to choose one'}
        </span>
        <input
          ref={input}
          id={id}
          name={name}
          type="file"
          accept={accept}
          required={required}
          {...describedBy(id, { hint, error: problem })}
          onChange={(event) => take(event.currentTarget.files?.[0] ?? null)}
          className="sr-only"
        />
      </label>
      {hint ? (
        <p id={hintId(id)} className="text-xs text-muted">
          {hint}
        </p>
      ) : null}
      <FieldError id={errorId(id)} message={problem} />
    </div>
  );
}
