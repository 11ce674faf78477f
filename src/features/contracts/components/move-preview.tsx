import { MOVEMENT_LABELS, type MovementKind } from '@/domain/revenue/movements';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Stream } from '@/domain/values/stream';
import { STREAM_LABEL } from '@/ui/controls/stream-mark';
import { dateText } from '@/ui/format/dates';
import { moneyChange } from '@/ui/format/money';

export type PlainMove = {
  effectiveOn: CalendarDate;
  concernsOn: CalendarDate | null;
  stream: Stream;
  kind: MovementKind;
  /** Minor units, as text. */
  amountMinor: string;
};

/** What the ledger would book. A day of a closed month is booked in the first open one, and says so. */
export function MovePreview({ moves, currency }: { moves: readonly PlainMove[]; currency: string }) {
  if (moves.length === 0) return <p>It moves nothing in the ledger.</p>;
  return (
    <>
      <p className="font-medium">What it moves in ARR</p>
      <ul className="mt-1 flex flex-col gap-0.5">
        {moves.map((move) => (
          <li
            key={`${move.effectiveOn} ${move.concernsOn ?? ''} ${move.stream} ${move.kind}`}
            className="flex justify-between gap-4"
          >
            <span>
              {dateText(move.effectiveOn)}: {MOVEMENT_LABELS[move.kind].toLowerCase()} in{' '}
              {STREAM_LABEL[move.stream].toLowerCase()}
              {move.concernsOn ? `, back-dated correction about ${dateText(move.concernsOn)}` : ''}
            </span>
            <span className="tabular-nums">{moneyChange({ minor: BigInt(move.amountMinor), currency })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
