'use client';

import { Camera, FileCheck2, FileUp, LoaderCircle } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { Refusal } from '@/domain/values/result';
import { cn } from '@/ui/class-names';
import { FieldError } from '@/ui/controls/field-error';
import { describedBy, errorId, hintId } from '@/ui/controls/form-row';
import { ProgressBar } from '@/ui/controls/progress-bar';
import { removeFileAction } from '../actions';
import { FILE_ACCEPT, FILE_HINT, sendFile, type FilesOf } from './send-file';

type State =
  | { step: 'none' }
  | { step: 'sending'; name: string; percent: number; slow: boolean }
  | { step: 'sent'; name: string; fileId: string }
  | { step: 'refused'; refusal: Pick<Refusal, 'message' | 'remedy'> };

type Props = FilesOf & {
  /** The form's field that holds the id of the file. */
  name: string;
  label: string;
  /** Sent at once, such as a file that was dropped. */
  first?: File | null;
};

/** Longer than this, and it is shown how far the file is. */
const SLOW_MS = 1000;

/**
 * A file that proves something. It is sent and judged when it is chosen, so that what is wrong with it is said beside it and saving names
 * it only. The form cannot be sent while the file is on its way. One that is chosen in place of another takes that off the deal again.
 */
export function FileField({ slug, dealId, name, label, first = null }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<State>({ step: 'none' });
  const [over, setOver] = useState(false);

  async function take(file: File | null | undefined) {
    if (!file) return;
    const former = state.step === 'sent' ? state.fileId : null;
    setState({ step: 'sending', name: file.name, percent: 0, slow: false });
    input.current?.setCustomValidity('The file is still on its way.');
    const update = (change: { percent?: number; slow?: boolean }) =>
      setState((now) => (now.step === 'sending' ? { ...now, ...change } : now));
    const timer = setTimeout(() => update({ slow: true }), SLOW_MS);
    const sent = await sendFile({ slug, dealId }, file, (percent) => update({ percent }));
    clearTimeout(timer);
    input.current?.setCustomValidity('');
    setState(
      sent.ok
        ? { step: 'sent', name: sent.name, fileId: sent.fileId }
        : { step: 'refused', refusal: sent.refusal },
    );
    if (former) await removeFileAction(slug, { fileId: former });
  }

  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || !first) return;
    begun.current = true;
    void take(first);
  });

  const problem =
    state.step === 'refused' ? `${state.refusal.message} ${state.refusal.remedy ?? ''}` : undefined;
  return (
    <div className="flex min-w-0 flex-col gap-1 sm:col-span-2">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          event.stopPropagation();
          setOver(false);
          void take(event.dataTransfer.files[0]);
        }}
        className={cn(
          'flex min-h-11 min-w-0 cursor-pointer items-center gap-2 rounded-lg border border-dashed border-line-strong px-3 py-2 text-sm hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
          over && 'border-solid border-accent bg-accent-soft',
          problem && 'border-act-fill',
        )}
      >
        <Icon step={state.step} />
        <span className="shrink-0 font-medium">{label}</span>
        <span className="min-w-0 truncate text-muted" aria-live="polite">
          {wordsOf(state)}
        </span>
        <input
          ref={input}
          id={id}
          type="file"
          accept={FILE_ACCEPT}
          {...describedBy(id, { hint: FILE_HINT, error: problem })}
          onChange={(event) => void take(event.currentTarget.files?.[0])}
          className="sr-only"
        />
      </label>
      <label className="hidden min-h-11 items-center gap-2 rounded-lg border border-line-button px-3 text-sm font-medium has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent pointer-coarse:flex">
        <Camera aria-hidden className="size-4 shrink-0 text-muted" />
        Take a photo
        <input
          type="file"
          accept="image/jpeg,image/png"
          capture="environment"
          onChange={(event) => void take(event.currentTarget.files?.[0])}
          className="sr-only"
        />
      </label>
      {state.step === 'sending' && state.slow ? (
        <ProgressBar
          label={state.percent < 100 ? 'Sending the file' : 'Looking at the file'}
          value={state.percent < 100 ? state.percent : null}
        />
      ) : null}
      <p id={hintId(id)} className="text-xs text-muted">
        {FILE_HINT}
      </p>
      <FieldError id={errorId(id)} message={problem} />
      {state.step === 'sent' ? <input type="hidden" name={name} value={state.fileId} /> : null}
    </div>
  );
}

function Icon({ step }: { step: State['step'] }) {
  if (step === 'sending')
    return <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin text-muted" />;
  const Shape = step === 'sent' ? FileCheck2 : FileUp;
  return <Shape aria-hidden className="size-4 shrink-0 text-muted" />;
}

function wordsOf(state: State): string {
  if (state.step === 'sending') return `${state.name} is on its way`;
  return state.step === 'sent' ? state.name : 'Drop it here, or press to choose it';
}
