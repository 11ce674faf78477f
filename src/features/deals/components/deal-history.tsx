import type { LogRow, TransitionRow } from '@/data/deal-history';
import type { ActivityRow } from '@/data/activities';
import { STAGE_LABELS } from '@/domain/deals/stages';
import { dateText, instantText } from '@/ui/format/dates';

type Props = {
  transitions: readonly TransitionRow[];
  activities: readonly ActivityRow[];
  log: readonly LogRow[];
  zone: string;
};
type Entry = { at: string; when: string; what: string; detail: string | null };

/** These have an entry of their own kind. */
const SHOWN_ELSEWHERE = new Set(['deals.move', 'deals.logActivity', 'deals.create']);

/** Everything that happened to the deal, latest first: moves, activity, and who changed what. */
export function DealHistory({ transitions, activities, log, zone }: Props) {
  const entries: Entry[] = [
    ...transitions.map((row) => ({
      at: row.at,
      when: instantText(row.at, zone),
      what: row.fromStage
        ? `${STAGE_LABELS[row.fromStage]} → ${STAGE_LABELS[row.toStage]}`
        : `Started as ${STAGE_LABELS[row.toStage]}`,
      detail: row.imported ? 'by an import' : row.reason,
    })),
    ...activities.map((row) => ({
      at: `${row.occurredOn}T12:00:00.000Z`,
      when: dateText(row.occurredOn),
      what: `${row.kind.charAt(0).toUpperCase()}${row.kind.slice(1)}`,
      detail: row.subject,
    })),
    ...log
      .filter((row) => !SHOWN_ELSEWHERE.has(row.operation))
      .map((row) => ({
        at: row.at,
        when: instantText(row.at, zone),
        what: row.summary,
        detail: row.actorName,
      })),
  ].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <ol className="flex flex-col">
      {entries.map((entry, index) => (
        <li key={index} className="flex flex-wrap gap-x-4 gap-y-0.5 border-b py-2 text-sm last:border-b-0">
          <time className="w-40 shrink-0 text-muted tabular-nums">{entry.when}</time>
          <span className="min-w-0 flex-1 break-words">
            {entry.what}
            {entry.detail ? <span className="block text-xs text-muted">{entry.detail}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
