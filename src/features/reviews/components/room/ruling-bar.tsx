import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { RoomOutcome } from '@/domain/reviews/review';
import { cn } from '@/ui/class-names';

export type BarKey = RoomOutcome | 'challenge' | 'action';

type Props = {
  mayRun: boolean;
  /** The decision that stands; its key is pressed. */
  outcome: RoomOutcome | null;
  challenged: boolean;
  /** Nothing is shown, so nothing can be decided. */
  idle: boolean;
  onPress: (key: BarKey) => void;
  onStep: (step: 1 | -1) => void;
};

const RULINGS: readonly { key: RoomOutcome; sign: string; label: string }[] = [
  { key: 'held', sign: 'H', label: 'Held' },
  { key: 'knocked_down', sign: 'K', label: 'Knock down' },
  { key: 'moved', sign: 'M', label: 'Move' },
  { key: 'lost', sign: 'L', label: 'Lost' },
  { key: 'parked', sign: 'P', label: 'Park' },
];

/** One big key each, in the same place for every deal: what the hand has learned stays true. */
export function RulingBar({ mayRun, outcome, challenged, idle, onPress, onStep }: Props) {
  const step = (to: 1 | -1) => (
    <button
      type="button"
      className="room-step"
      aria-label={to === 1 ? 'Next deal' : 'Deal before'}
      aria-keyshortcuts={to === 1 ? 'ArrowRight' : 'ArrowLeft'}
      title={to === 1 ? 'Next deal (→)' : 'Deal before (←)'}
      onClick={() => onStep(to)}
    >
      {to === 1 ? <ChevronRight aria-hidden /> : <ChevronLeft aria-hidden />}
    </button>
  );
  const key = (name: BarKey, sign: string, label: string, pressed: boolean, className?: string) => (
    <button
      key={name}
      type="button"
      className={cn('room-key', className)}
      data-key={name}
      aria-pressed={name === 'action' ? undefined : pressed}
      aria-keyshortcuts={sign.toLowerCase()}
      disabled={idle && name !== 'action'}
      onClick={() => onPress(name)}
    >
      <kbd aria-hidden>{sign}</kbd>
      <span>{label}</span>
    </button>
  );
  return (
    <div role="toolbar" aria-label="Decide" className="room-bar" data-runs={mayRun || undefined}>
      {step(-1)}
      {mayRun ? (
        <>
          {key('challenge', 'C', 'Challenge', challenged, 'room-key-side')}
          <div role="group" aria-label="Decision" className="room-keys">
            {RULINGS.map((one) => key(one.key, one.sign, one.label, outcome === one.key))}
          </div>
        </>
      ) : null}
      {key('action', 'A', 'Action', false, 'room-key-side')}
      {step(1)}
    </div>
  );
}
