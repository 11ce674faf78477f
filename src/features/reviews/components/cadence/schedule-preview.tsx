import type { SchedulePreview } from '../../queries-cadence';
import { effectLines } from '../../schedule-words';
import { momentText } from '@/ui/format/dates';

type Props = {
  preview: SchedulePreview | null;
  /** Whether there is a time that can be read: then the answer is on its way. */
  readable: boolean;
  zone: string;
  active: boolean;
};

/** What the form would do, before it is saved: the next four reviews, and which of those to come move or stay. */
export function SchedulePreviewText({ preview, readable, zone, active }: Props) {
  if (!preview)
    return (
      <p className="text-sm text-muted">
        {readable ? 'The next four: …' : 'Choose a time to see the next four.'}
      </p>
    );
  const lines = effectLines(preview.effect, zone);
  return (
    <div className="flex flex-col gap-2 text-sm" role="status">
      {active ? (
        <p>
          <span className="text-muted">The next four: </span>
          {preview.next.map(({ startsAt }, index) => (
            <span key={startsAt}>
              {index > 0 ? <span className="text-muted"> · </span> : null}
              <span className="whitespace-nowrap tabular-nums">{momentText(startsAt, zone)}</span>
            </span>
          ))}
        </p>
      ) : (
        <p>No review comes by itself. You can still call one by hand.</p>
      )}
      {lines.length > 0 ? (
        <ul className="flex flex-col gap-0.5 text-muted tabular-nums">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
