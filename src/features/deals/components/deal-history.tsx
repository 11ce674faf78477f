import type { HistoryEntry } from '@/domain/deals/history';
import { LinkButton } from '@/ui/controls/link-button';
import { instantText } from '@/ui/format/dates';
import { fieldWords, lineWords, partWords } from './change-words';

type Props = {
  history: readonly HistoryEntry[];
  zone: string;
  currency: string;
  /** The page before this one in time; null at the beginning. */
  olderHref: string | null;
  newestHref: string | null;
};

/** Everything that happened to the deal, latest first: who did what when, with what it was before. */
export function DealHistory({ history, zone, currency, olderHref, newestHref }: Props) {
  return (
    <div className="flex flex-col gap-3">
      <ol className="flex flex-col" aria-label="Everything that happened">
        {history.map((entry) => (
          <li
            key={entry.at}
            className="flex flex-col gap-x-4 gap-y-0.5 border-b py-2 text-sm last:border-b-0 sm:flex-row"
          >
            <div className="w-44 shrink-0">
              <time dateTime={entry.at} className="text-muted tabular-nums">
                {instantText(entry.at, zone)}
              </time>
              <span className="block text-xs text-faint">
                {entry.imported ? 'by an import' : (entry.who ?? '')}
              </span>
            </div>
            <Entry entry={entry} currency={currency} />
          </li>
        ))}
      </ol>
      {olderHref || newestHref ? (
        <nav aria-label="Pages of the history" className="no-print flex gap-2">
          {newestHref ? <LinkButton href={newestHref}>Latest</LinkButton> : null}
          {olderHref ? <LinkButton href={olderHref}>Older</LinkButton> : null}
        </nav>
      ) : null}
    </div>
  );
}

/** What was recorded says more than the log's sentence, which stands where nothing else does. */
function Entry({ entry, currency }: { entry: HistoryEntry; currency: string }) {
  const words = [
    ...entry.parts.map((part) => partWords(part, currency)),
    ...entry.fields.map((change) => fieldWords(change, currency)),
    ...entry.lines.map((change) => lineWords(change, currency)),
  ];
  const undone = entry.operation === 'deals.undo';
  const title = words.length === 0 || undone ? entry.summary : null;
  return (
    <div className="min-w-0 flex-1 wrap-anywhere">
      {title ? <p>{title}</p> : null}
      <ul className={title ? 'text-xs text-muted' : undefined}>
        {words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ul>
    </div>
  );
}
