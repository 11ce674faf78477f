import { Square, SquareCheck } from 'lucide-react';
import type { ActionState, RoomAction } from '@/domain/reviews/room';
import { maySettleAction } from '@/domain/reviews/rulings';
import { cn } from '@/ui/class-names';
import { dateShort } from '@/ui/format/dates';
import { parseCalendarDate, type CalendarDate } from '@/domain/values/calendar-date';
import type { RoomCard, RoomView } from '../../room-view';

type Props = {
  actions: readonly RoomAction[];
  cards: readonly RoomCard[];
  today: CalendarDate;
  me: RoomView['me'];
  onSettle: (action: RoomAction, state: ActionState) => void;
};

/** Who does what by which day, and what has become of it: its owner says so, or the CRO. */
export function ActionList({ actions, cards, today, me, onSettle }: Props) {
  const names = new Map(cards.map(({ dealId, name }) => [dealId, name]));
  return (
    <section aria-label="Actions" className="room-actions">
      <h2 className="text-sm font-medium">Actions</h2>
      {actions.length === 0 ? <p className="text-xs text-faint">None agreed yet.</p> : null}
      <ul className="flex flex-col">
        {actions.map((action) => (
          <li
            key={action.actionId}
            className="flex flex-wrap items-baseline gap-x-3 border-t py-1.5 text-sm first:border-0"
          >
            {action.state !== 'dropped' && maySettleAction(me, action.ownerId) ? (
              <Tick action={action} onSettle={(state) => onSettle(action, state)} />
            ) : null}
            <span
              className={cn(
                'min-w-0 flex-1 basis-40 wrap-anywhere',
                action.state !== 'open' && 'text-faint line-through',
              )}
            >
              {action.text}
              {action.dealId ? <span className="text-muted"> · {names.get(action.dealId)}</span> : null}
            </span>
            {action.state === 'dropped' ? <span className="text-xs text-muted">Dropped</span> : null}
            <span className="text-xs text-muted">
              {action.ownerName},{' '}
              <span
                className={
                  action.dueOn < today && action.state === 'open' ? 'font-medium text-look' : undefined
                }
              >
                by {dateShort(parseCalendarDate(action.dueOn))}
              </span>
            </span>
            {action.state !== 'done' && maySettleAction(me, action.ownerId) ? (
              <DropOrReopen action={action} onSettle={(state) => onSettle(action, state)} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Settling = { action: RoomAction; onSettle: (state: ActionState) => void };

/** Done, or open again. A button, for a field would keep the keys of the room to itself. */
function Tick({ action: { state, text }, onSettle }: Settling) {
  const done = state === 'done';
  const Mark = done ? SquareCheck : Square;
  return (
    <button
      type="button"
      aria-pressed={done}
      aria-label={`Done: ${text}`}
      className="-m-2 flex shrink-0 self-start p-2 text-muted hover:text-accent pointer-coarse:-m-3.5 pointer-coarse:p-3.5"
      onClick={() => onSettle(done ? 'open' : 'done')}
    >
      <Mark aria-hidden className="mt-0.5 size-4" />
    </button>
  );
}

function DropOrReopen({ action: { state, text }, onSettle }: Settling) {
  const dropped = state === 'dropped';
  const label = dropped ? 'Reopen' : 'Drop';
  return (
    <button
      type="button"
      aria-label={`${label}: ${text}`}
      className="-my-1 py-1 text-xs text-muted underline-offset-2 hover:underline pointer-coarse:-my-3 pointer-coarse:py-3"
      onClick={() => onSettle(dropped ? 'open' : 'dropped')}
    >
      {label}
    </button>
  );
}
