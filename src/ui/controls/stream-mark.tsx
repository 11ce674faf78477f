import { cn } from '@/ui/class-names';

export type StreamName = 'hardware' | 'software' | 'services' | 'unsplit';

const FILL: Record<StreamName, string> = {
  hardware: 'bg-hardware',
  software: 'bg-software',
  services: 'bg-services',
  unsplit: 'bg-unsplit',
};

export const STREAM_LABEL: Record<StreamName, string> = {
  hardware: 'Hardware',
  software: 'Software',
  services: 'Services',
  unsplit: 'Unsplit',
};

/** The colour key of a stream with its word: the same everywhere. */
export function StreamMark({ stream, hideLabel = false }: { stream: StreamName; hideLabel?: boolean }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span
        aria-hidden
        className={cn(
          'size-2.5 shrink-0 rounded-[2px] print:print-color-exact forced-color-adjust-none',
          FILL[stream],
        )}
      />
      <span className={hideLabel ? 'sr-only' : undefined}>{STREAM_LABEL[stream]}</span>
    </span>
  );
}
