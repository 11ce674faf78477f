import { Alert } from '@/ui/controls/alert';
import { Amount } from '@/ui/format/amount';
import { countOf } from '@/ui/format/counts';
import type { BulkAnswers, Preview } from './use-preview';

/** What will happen to the selected deals, deal by deal where something stands in the way. */
export function BulkPreview({ preview, currency }: { preview: Preview; currency: string }) {
  const { answer, refusal, idle, busy } = preview;
  if (idle) return <p className="text-sm text-muted">Fill this in to see what it does.</p>;
  if (busy) return <p className="text-sm text-muted">Looking at each deal …</p>;
  if (refusal)
    return (
      <Alert tone="look" live title={refusal.message}>
        {refusal.remedy}
      </Alert>
    );
  if (!answer) return null;
  return (
    <div role="status" className="flex flex-col gap-3 text-sm">
      <Effect answer={answer} currency={currency} />
      {groupsOf(answer).map(({ message, remedy, names }) => (
        <details key={message} className="rounded-md border px-3 py-2">
          <summary className="cursor-pointer">
            {countOf(names.length, 'deal')}: {message}
          </summary>
          {remedy ? <p className="mt-1 text-muted">{remedy}</p> : null}
          <ul className="mt-1 max-h-40 list-disc overflow-y-auto ps-5">
            {names.map((name, index) => (
              <li key={index}>{name}</li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}

function Effect({ answer, currency }: { answer: BulkAnswers; currency: string }) {
  const { counts, weighted } = answer;
  const [before, after] = [BigInt(weighted.beforeMinor), BigInt(weighted.afterMinor)];
  return (
    <p>
      <strong className="font-medium">
        {counts.changed === 0 ? 'No deal changes.' : `${countOf(counts.changed, 'deal')} will change.`}
      </strong>{' '}
      {counts.unchanged > 0 ? `${countOf(counts.unchanged, 'deal')} already as asked. ` : null}
      {before === after ? null : (
        <>
          Their weighted amount goes from <Amount money={{ minor: before, currency }} /> to{' '}
          <Amount money={{ minor: after, currency }} />.
        </>
      )}
    </p>
  );
}

type Group = { message: string; remedy: string | undefined; names: string[] };

/** Deals that stay as they are, by the sentence that says why. */
function groupsOf({ deals }: BulkAnswers): Group[] {
  const groups = new Map<string, Group>();
  for (const deal of deals) {
    if (deal.status !== 'refused' && deal.status !== 'conflict') continue;
    const { message, remedy } = deal.refusal;
    const group = groups.get(message) ?? { message, remedy, names: [] };
    group.names.push(deal.name || 'A deal that is no longer there');
    groups.set(message, group);
  }
  return [...groups.values()].sort((a, b) => b.names.length - a.names.length);
}
