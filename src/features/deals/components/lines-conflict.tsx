'use client';

import type { LineFacts } from '@/domain/deals/deal';
import { lineChanges, type LineVersion } from '@/domain/deals/history';
import { Button } from '@/ui/controls/button';
import { lineWords } from './change-words';

type Props = {
  /** The lines that were open. */
  was: readonly LineFacts[];
  /** As they stand after the other one's change; null while they are being read. */
  now: readonly LineFacts[] | null;
  by: string | null;
  currency: string;
  busy: boolean;
  onMine: () => void;
  onTheirs: () => void;
};

/** Somebody changed the deal while its lines were open: what became of the lines, and whose shall stand. */
export function LinesConflict({ was, now, by, currency, busy, onMine, onTheirs }: Props) {
  const changes = now ? lineChanges(was.map(asVersion), now.map(asVersion)) : [];
  const who = by ?? 'Somebody';
  return (
    <section aria-label="Two edits at once" className="rounded-lg border border-look-line bg-look-soft p-4">
      <p role="alert" className="text-sm font-medium">
        {now === null
          ? `${who} changed this deal while you had it open. Reading what changed…`
          : changes.length === 0
            ? `${who} changed this deal while you had it open, but not its lines. Nothing of yours is lost.`
            : `${who} changed the lines while you had them open. Nothing of yours is lost.`}
      </p>
      <ul className="mt-2 list-disc ps-5 text-sm">
        {changes.map((change) => (
          <li key={change.now?.id ?? change.was?.id}>{lineWords(change, currency)}</li>
        ))}
      </ul>
      {now === null ? null : (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button variant="primary" busy={busy} onClick={onMine}>
            Save mine
          </Button>
          {changes.length > 0 ? <Button onClick={onTheirs}>Leave theirs</Button> : null}
        </div>
      )}
    </section>
  );
}

function asVersion(line: LineFacts): LineVersion {
  return { ...line, recordedAt: '', supersededAt: null };
}
