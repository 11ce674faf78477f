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
            {maySettleAction(me, action.ownerId) ? (
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
            {action.state === 'open' && maySettleAction(me, action.ownerId) ? (
              <button
                type="button"
                className="-my-1 py-1 text-xs text-muted underline-offset-2 hover:underline pointer-coarse:-my-3 pointer-coarse:py-3"
                aria-label={`Drop: ${action.text}`}
                onClick={() => onSettle(action, 'dropped')}
              >
                Drop
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Done, or open again. One that was dropped is taken up again the same way. */
function Tick({ action, onSettle }: { action: RoomAction; onSettle: (state: ActionState) => void }) {
  return (
    <label className="-m-2 flex shrink-0 self-start p-2 pointer-coarse:-m-3.5 pointer-coarse:p-3.5">
      <input
        type="checkbox"
        className="mt-0.5 size-4 accent-accent"
        checked={action.state !== 'open'}
        onChange={() => onSettle(action.state === 'open' ? 'done' : 'open')}
      />
      <span className="sr-only">
        {action.state === 'dropped' ? 'Dropped' : 'Done'}: {action.text}
      </span>
    </label>
  );
}
