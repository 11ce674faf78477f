import { cn } from '@/ui/class-names';
import type { Ring } from './timer-words';

/** A rep's share of the time as a thin ring: full at the start, amber near its end, counting on beyond it. */
export function TimerRing({ ring, running, label }: { ring: Ring; running: boolean; label: string }) {
  return (
    <div
      role="timer"
      aria-label={`${label}: ${ring.spoken}${running ? '' : ', paused'}`}
      className="room-ring"
      data-tone={ring.tone}
      data-running={running || undefined}
    >
      <svg viewBox="0 0 72 72" aria-hidden>
        <circle cx="36" cy="36" r="33" pathLength="1" className="room-ring-track" />
        <circle
          cx="36"
          cy="36"
          r="33"
          pathLength="1"
          className="room-ring-left"
          strokeDasharray={`${ring.tone === 'over' ? 1 : ring.left} 1`}
        />
      </svg>
      <span aria-hidden className={cn('room-ring-text', ring.tone !== 'plain' && 'font-semibold')}>
        {ring.text}
      </span>
    </div>
  );
}
