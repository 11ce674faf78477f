import type { ActivityRow } from '@/data/activities';
import { Day } from '@/ui/format/day';

/** Calls, mails, meetings and visits, latest first: what keeps a deal out of the zombies. */
export function DealActivities({ activities }: { activities: readonly ActivityRow[] }) {
  if (activities.length === 0) return <p className="text-sm text-muted">Nobody has logged anything yet.</p>;
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {activities.map((activity) => (
        <li key={activity.id} className="flex flex-wrap gap-x-3">
          <span className="w-24 shrink-0 text-muted tabular-nums">
            <Day date={activity.occurredOn} />
          </span>
          <span className="min-w-0 flex-1 wrap-anywhere">
            <span className="capitalize">{activity.kind}</span>
            {activity.subject ? `: ${activity.subject}` : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
