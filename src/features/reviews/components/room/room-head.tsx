import { Video } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonStyles } from '@/ui/controls/button-styles';
import { dateText } from '@/ui/format/dates';
import type { RoomView } from '../../room-view';
import type { PersonHere } from '../../live/messages';
import type { RoomLink } from './connection-words';
import { Presence } from './presence';

type Props = {
  review: RoomView['review'];
  people: readonly PersonHere[];
  me: string | null;
  presenter: string | null;
  link: RoomLink;
  progress: string;
  children?: ReactNode;
};

/** What this is, who is here, and the way into the call. */
export function RoomHead({ review, people, me, presenter, link, progress, children }: Props) {
  return (
    <header className="room-head">
      <div className="min-w-0">
        <h1 className="text-lg font-semibold tracking-tight">Weekly review</h1>
        <p className="text-xs text-muted tabular-nums">
          {dateText(review.heldOn)} · {progress}
        </p>
      </div>
      <Presence people={people} me={me} presenter={presenter} link={link} />
      <div className="ms-auto flex flex-wrap items-center gap-2">
        <VideoLink href={review.videoLink} />
        {children}
      </div>
    </header>
  );
}

/** The team's call, in a window of its own; nothing where the team has named none. */
export function VideoLink({ href, large = false }: { href: string | null; large?: boolean }) {
  if (href === null) return null;
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className={buttonStyles({ variant: 'secondary', size: large ? 'large' : 'medium' })}
    >
      <Video aria-hidden className="size-4" />
      Join the call
      <span className="sr-only"> (new tab)</span>
    </a>
  );
}
