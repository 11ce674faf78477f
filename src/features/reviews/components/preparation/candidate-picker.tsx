'use client';

import { useState } from 'react';
import { Dialog } from '@/ui/controls/dialog';
import { Amount } from '@/ui/format/amount';
import { dateText } from '@/ui/format/dates';
import type { Candidate } from '../../preparation-view';

type Props = {
  /** "Swap Nordic Chill for…". */
  title: string;
  candidates: readonly Candidate[];
  currency: string;
  onPick: (dealId: string) => void;
  onClose: () => void;
};

/** More than this are found by their name rather than by scrolling. */
const MANY = 8;

/** The other open deals of the rep, the one that matters most first, each with why. */
export function CandidatePicker({ title, candidates, currency, onPick, onClose }: Props) {
  const [sought, setSought] = useState('');
  const needle = sought.trim().toLowerCase();
  const shown = candidates.filter(({ name, customer }) =>
    `${customer ?? ''} ${name}`.toLowerCase().includes(needle),
  );
  return (
    <Dialog title={title} open onOpenChange={(open) => (open ? undefined : onClose())}>
      <div className="flex flex-col gap-3">
        {candidates.length > MANY ? (
          <input
            type="search"
            aria-label="Find a deal"
            placeholder="Find a deal"
            value={sought}
            onChange={(event) => setSought(event.target.value)}
            className="h-11 w-full rounded-lg border border-line-strong bg-surface px-3 text-base"
          />
        ) : null}
        {shown.length === 0 ? (
          <p className="text-sm text-muted">
            {candidates.length === 0 ? 'There is no other open deal.' : 'No open deal has this name.'}
          </p>
        ) : null}
        <ul className="-mx-2 flex flex-col">
          {shown.map((one) => (
            <li key={one.dealId}>
              <button
                type="button"
                onClick={() => onPick(one.dealId)}
                className="flex min-h-11 w-full flex-col gap-0.5 rounded-lg px-2 py-2 text-start hover:bg-hover"
              >
                <span className="flex w-full items-baseline justify-between gap-3">
                  <span className="min-w-0 font-medium wrap-anywhere">{one.name}</span>
                  <Amount money={one.amountMinor === null ? null : { minor: one.amountMinor, currency }} />
                </span>
                <span className="text-xs text-muted">
                  {[one.customer, one.stageLabel, one.closeOn ? `closes ${dateText(one.closeOn)}` : null]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                <span className="text-xs text-muted">{one.why}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
