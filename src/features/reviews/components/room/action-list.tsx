import type { RoomAction } from '@/domain/reviews/room';
import { cn } from '@/ui/class-names';
import { dateShort } from '@/ui/format/dates';
import { parseCalendarDate, type CalendarDate } from '@/domain/values/calendar-date';
import type { RoomCard } from '../../room-view';

type Props = { actions: readonly RoomAction[]; cards: readonly RoomCard[]; today: CalendarDate };

/** Who does what by which day. */
export function ActionList({ actions, cards, today }: Props) {
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
            <span
              className={cn(
                'min-w-0 flex-1 basis-40 wrap-anywhere',
                action.state !== 'open' && 'text-faint line-through',
              )}
            >
              {action.text}
              {action.dealId ? <span className="text-muted"> · {names.get(action.dealId)}</span> : null}
            </span>
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
          </li>
        ))}
      </ul>
    </section>
  );
}
