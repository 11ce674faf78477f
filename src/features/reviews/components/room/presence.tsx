import type { PersonHere } from '../../live/messages';
import { linkWords, type RoomLink } from './connection-words';
import { initials } from './room-words';

type Props = {
  people: readonly PersonHere[];
  me: string | null;
  /** The user who leads. */
  presenter: string | null;
  link: RoomLink;
};

/** Who has the room open, and whether this page hears of what happens. Nothing is said while it does. */
export function Presence({ people, me, presenter, link }: Props) {
  const words = linkWords(link);
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
      <ul aria-label="In the room" className="flex flex-wrap gap-1">
        {people.map((person) => (
          <li key={person.userId}>
            <span
              className="room-person"
              data-leads={person.userId === presenter || undefined}
              title={`${person.name}${person.userId === presenter ? ', leads' : ''}${person.userId === me ? ' (you)' : ''}`}
            >
              <span aria-hidden>{initials(person.name)}</span>
              <span className="sr-only">
                {person.name}
                {person.userId === presenter ? ', leads' : ''}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p role="status" className="room-link" data-link={link.kind}>
        {words}
      </p>
    </div>
  );
}
