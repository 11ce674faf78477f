import type { ReactNode } from 'react';
import { END_REASON_LABELS, FOLLOW_LABELS } from '@/domain/revenue/contract-life';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Stream } from '@/domain/values/stream';
import { Badge } from '@/ui/controls/badge';
import { StreamMark } from '@/ui/controls/stream-mark';
import { dateText } from '@/ui/format/dates';
import { moneyExact } from '@/ui/format/money';
import { Card } from '@/ui/layout/card';
import { periodWord, STATE_WORDS } from '../contract-words';
import type { LifeLine } from '../queries';

type Props = {
  chain: readonly LifeLine[];
  /** The company's. */
  currency: string;
  asOf: CalendarDate;
  /** What can be done about the last line. */
  acts: ReactNode;
  /** The way to say why a line ended, where that is missing. */
  askReason: (line: LifeLine) => ReactNode;
};

/** One contract's life, the newest line first: what was agreed, from when to when, and how each stretch came to its end. */
export function ChainCard({ chain, currency, asOf, acts, askReason }: Props) {
  const lines = chain.toReversed();
  const [last] = lines;
  if (!last) return null;
  return (
    <Card className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3 className="flex flex-wrap items-center gap-2 text-sm font-semibold">
          {nameOfLine(last)}
          <StreamMark stream={last.stream satisfies Stream} />
          <StateBadge line={last} />
        </h3>
        <span className="text-sm text-muted">{last.owner ? `Renewal: ${last.owner}` : null}</span>
      </div>
      <ol className="flex flex-col gap-3 border-s-2 border-line ps-4">
        {lines.map((line) => (
          <li key={line.id} className="flex flex-col gap-0.5 text-sm">
            <span className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className={line === last ? 'font-medium' : 'text-muted'}>{spanOf(line)}</span>
              <span className="tabular-nums">
                {priceText(line, currency)}
                {line.periodMonths === 12 && line.sourceCurrency === null ? null : (
                  <span className="text-muted"> = {moneyExact({ minor: line.arrMinor, currency })} ARR</span>
                )}
              </span>
            </span>
            <span className="text-xs text-muted">{remarksOf(line, asOf).join(' · ')}</span>
            {askReason(line)}
          </li>
        ))}
      </ol>
      {acts}
    </Card>
  );
}

/** What people call a line. */
export function nameOfLine(line: Pick<LifeLine, 'plan' | 'externalId' | 'stream'>): string {
  return (
    line.plan ?? line.externalId ?? `${line.stream.slice(0, 1).toUpperCase()}${line.stream.slice(1)} contract`
  );
}

function StateBadge({ line }: { line: LifeLine }) {
  const { stands } = line;
  if (stands === 'live') return null;
  const tone = stands === 'paused' || stands === 'ended' ? 'look' : stands === 'signed' ? 'outline' : 'plain';
  return <Badge tone={tone}>{STATE_WORDS[stands]}</Badge>;
}

/** "1 Jan 2026 until 31 Dec 2026" would hide the first unpaid day, so that is what is named. */
function spanOf({ startOn, endOn }: LifeLine): string {
  return endOn === null ? `From ${dateText(startOn)} on` : `${dateText(startOn)} to ${dateText(endOn)}`;
}

function priceText(line: LifeLine, company: string): string {
  const currency = line.sourceCurrency ?? company;
  const minor = line.sourceAmountMinor ?? line.amountMinor;
  return `${moneyExact({ minor, currency })} ${periodWord(line.periodMonths)}`;
}

function remarksOf(line: LifeLine, asOf: CalendarDate): string[] {
  const said: string[] = [];
  if (line.followKind) said.push(FOLLOW_LABELS[line.followKind]);
  if (line.signedOn && line.signedOn !== line.startOn) said.push(`signed ${dateText(line.signedOn)}`);
  if (line.freeUntilOn) said.push(`free until ${dateText(line.freeUntilOn)}`);
  if (line.fxRate) said.push(`at ${line.fxRate}`);
  if (line.last && line.autoRenews) said.push('renews by itself');
  if (line.endOn && line.endReason) {
    const note = line.endNote ? `: ${line.endNote}` : '';
    const site = line.endSite ? ` (${line.endSite})` : '';
    const ends = line.endOn > asOf ? 'ends' : 'ended';
    said.push(`${ends} because of ${END_REASON_LABELS[line.endReason].toLowerCase()}${site}${note}`);
  }
  return said;
}
