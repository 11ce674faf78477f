import { Pause, Play, Plus, SkipForward } from 'lucide-react';
import { Button } from '@/ui/controls/button';
import { Kbd } from '@/ui/controls/kbd';
import { TimerRing } from './timer-ring';
import { clockText, type Ring } from './timer-words';

type Props = {
  ring: Ring;
  running: boolean;
  /** Whose share the ring shows. */
  name: string;
  /** Seconds left of the whole review; over time is negative. */
  wholeSeconds: number;
  mayRun: boolean;
  onToggle: () => void;
  onExtend: () => void;
  onSkip: (() => void) | null;
};

/** Whose time runs and how much is left. Time is seen by all, set by the CRO, and stops nobody. */
export function RoomTimer({ ring, running, name, wholeSeconds, mayRun, onToggle, onExtend, onSkip }: Props) {
  const whole = Math.round(wholeSeconds);
  return (
    <section aria-label="Time" className="room-timer">
      <TimerRing ring={ring} running={running} label={name} />
      <div className="min-w-0">
        <p className="truncate text-sm font-medium">{name}</p>
        <p className="text-xs whitespace-nowrap text-muted tabular-nums">
          {whole < 0 ? `Review ${clockText(-whole)} over` : `${clockText(whole)} in all`}
          {running ? null : ' · paused'}
        </p>
        {mayRun ? (
          <div className="mt-1.5 flex gap-1">
            <Button
              size="small"
              onClick={onToggle}
              aria-keyshortcuts="Space"
              title={running ? 'Pause (Space)' : 'Start (Space)'}
            >
              {running ? (
                <Pause aria-hidden className="size-3.5" />
              ) : (
                <Play aria-hidden className="size-3.5" />
              )}
              {running ? 'Pause' : 'Start'}
            </Button>
            <Button size="small" onClick={onExtend} aria-keyshortcuts="+" title="One more minute (+)">
              <Plus aria-hidden className="size-3.5" />
              <span className="sr-only">One more minute</span>
              <span aria-hidden>1 min</span>
            </Button>
            {onSkip ? (
              <Button size="small" onClick={onSkip} aria-keyshortcuts="s" title={`Skip ${name} (S)`}>
                <SkipForward aria-hidden className="size-3.5" />
                <span className="sr-only">Skip {name}</span>
                <Kbd>S</Kbd>
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
    </section>
  );
}
