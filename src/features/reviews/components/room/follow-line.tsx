import { Eye, Radio } from 'lucide-react';
import { Button } from '@/ui/controls/button';
import { Kbd } from '@/ui/controls/kbd';
import { firstName } from './room-words';

type Props = {
  /** Who leads; null: nobody yet. */
  presenter: string | null;
  leading: boolean;
  following: boolean;
  mayRun: boolean;
  /** The deal that the others look at. */
  pointedName: string | null;
  onFollow: () => void;
  onLead: () => void;
};

/** Whether one looks where the others look. Its height is the same in every case, so that nothing moves below it. */
export function FollowLine(props: Props) {
  const { presenter, leading, following, mayRun, pointedName, onFollow, onLead } = props;
  const name = presenter ? firstName(presenter) : null;
  return (
    <div className="room-follow" data-away={(!following && !leading) || undefined}>
      <p className="flex min-w-0 items-center gap-1.5 truncate">
        {following || leading ? (
          <Radio aria-hidden className="size-3.5 shrink-0" />
        ) : (
          <Eye aria-hidden className="size-3.5 shrink-0" />
        )}
        <span className="truncate">{wordsOf(name, leading, following, pointedName)}</span>
      </p>
      <span className="flex shrink-0 gap-2">
        {leading || following ? null : (
          <Button size="small" variant="primary" onClick={onFollow}>
            Follow {name ?? 'the room'} <Kbd>F</Kbd>
          </Button>
        )}
        {mayRun && !leading ? (
          <Button size="small" onClick={onLead}>
            Lead
          </Button>
        ) : null}
      </span>
    </div>
  );
}

function wordsOf(name: string | null, leading: boolean, following: boolean, pointed: string | null): string {
  if (leading) return 'You lead: everybody looks at this deal.';
  if (following) return name ? `Following ${name}` : 'Nobody leads yet';
  return `You look on your own. ${name ?? 'The room'} is at ${pointed ?? 'the agenda'}.`;
}
