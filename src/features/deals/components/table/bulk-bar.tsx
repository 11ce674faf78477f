'use client';

import { X } from 'lucide-react';
import { useState } from 'react';
import type { StageId } from '@/domain/deals/deal';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { Button } from '@/ui/controls/button';
import { Menu, type MenuEntry } from '@/ui/controls/menu';
import { countOf, countText } from '@/ui/format/counts';
import { BulkDialog, type BulkKind } from './bulk-dialog';
import type { Picked } from './use-selection';

export type BulkBarProps = {
  slug: string;
  deals: readonly Picked[];
  total: number;
  currency: string;
  today: CalendarDate;
  labels: Readonly<Record<StageId, string>>;
  reps: readonly { id: string; name: string }[];
  may: { edit: boolean; give: boolean; moveTo: readonly StageId[] };
  busy: boolean;
  onAll: () => void;
  /** Which deals stay selected. */
  onKeep: (deals: readonly Picked[]) => void;
};

/** One change reaches this many deals. */
const REACH = 2000;

/** What can be done with the selected deals; it floats over the table's end. */
export function BulkBar(props: BulkBarProps) {
  const { deals, total, may, busy, onAll, onKeep } = props;
  const [kind, setKind] = useState<BulkKind | null>(null);
  const more: MenuEntry[] = [
    { kind: 'action', label: 'Take the verbal yes off', onSelect: () => setKind('verbalYesOff') },
    { kind: 'action', label: 'Take the claim off', onSelect: () => setKind('claimOff') },
  ];
  return (
    <section
      aria-label="Selected deals"
      className="floating-panel fixed inset-x-0 bottom-6 z-30 mx-auto flex w-fit max-w-[calc(100vw-2rem)] flex-wrap items-center gap-2 px-3 py-2"
    >
      <p role="status" className="text-sm font-medium tabular-nums">
        {countText(deals.length)} selected
      </p>
      {deals.length < total && deals.length < REACH ? (
        <Button variant="link" busy={busy} onClick={onAll}>
          {total > REACH ? `Select the first ${countText(REACH)}` : `Select all ${countText(total)} matching`}
        </Button>
      ) : null}
      {may.moveTo.length > 0 ? <Button onClick={() => setKind('move')}>Move</Button> : null}
      {may.give ? <Button onClick={() => setKind('owner')}>Rep</Button> : null}
      {may.edit ? (
        <>
          <Button onClick={() => setKind('closeOn')}>Close date</Button>
          <Button onClick={() => setKind('nextStep')}>Next step</Button>
          <Button onClick={() => setKind('lost')}>Lost</Button>
          <Menu trigger={<Button variant="quiet">More</Button>} entries={more} align="end" />
        </>
      ) : null}
      <Button variant="quiet" size="icon" aria-label="Select none" onClick={() => onKeep([])}>
        <X aria-hidden className="size-4" />
      </Button>
      {kind ? (
        <BulkDialog
          {...props}
          kind={kind}
          title={titleOf(kind, deals.length)}
          onClose={() => setKind(null)}
          onDone={(rest) => {
            setKind(null);
            onKeep(rest);
          }}
        />
      ) : null}
    </section>
  );
}

function titleOf(kind: BulkKind, count: number): string {
  const deals = countOf(count, 'deal');
  const titles: Record<BulkKind, string> = {
    move: `Move ${deals}`,
    owner: `Give ${deals} to a rep`,
    closeOn: `Close date of ${deals}`,
    nextStep: `Next step of ${deals}`,
    lost: `Close ${deals} as lost`,
    verbalYesOff: `Take the verbal yes off ${deals}`,
    claimOff: `Take the claim off ${deals}`,
  };
  return titles[kind];
}
