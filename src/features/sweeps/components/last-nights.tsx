import type { KeptTotals, SweepSummary } from '@/data/sweeps';
import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { moneyCompact } from '@/ui/format/money';
import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';
import { UndoSweep } from './undo-sweep';

type Night = SweepSummary & { state: string };
type Props = { slug: string; currency: string; sweeps: readonly Night[]; mayUndo: boolean };

/** What the nightly sweeps did, newest first; the forecast before and after, and the way back. Nothing before the first night. */
export function LastNights({ slug, currency, sweeps, mayUndo }: Props) {
  if (sweeps.length === 0) return null;
  return (
    <Section
      title="Last nights"
      lead="Every night zombies are warned of 14, 7 and 1 days before, then closed as lost. A deal with a PO never is."
    >
      <Card flush>
        <ul className="divide-y">
          {sweeps.map((night) => (
            <li
              key={night.id}
              className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 p-4 text-sm"
            >
              <div className="flex min-w-0 flex-col gap-0.5">
                <p>
                  <time dateTime={night.asOf} className="font-medium">
                    {dateText(night.asOf)}
                  </time>
                  {': '}
                  {countOf(night.closed, 'deal')} closed, {countOf(night.warned, 'warning')}
                </p>
                <p className="text-muted">{footnote(night, currency)}</p>
              </div>
              {mayUndo && night.closed > 0 && night.state === 'finished' ? (
                <UndoSweep slug={slug} sweepId={night.id} day={dateText(night.asOf)} />
              ) : null}
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}

function footnote(night: Night, currency: string): string {
  if (night.state === 'undone') return `Undone: ${countOf(night.reopened, 'deal')} open again.`;
  if (night.state === 'running') return 'Not finished yet: it goes on by itself.';
  if (!night.before || !night.after) return '';
  const money = (totals: KeptTotals) =>
    moneyCompact({ minor: BigInt(totals.actualMinor) + BigInt(totals.weightedMinor), currency });
  return night.closed === 0
    ? `Forecast ${money(night.after)}.`
    : `Forecast ${money(night.before)} before, ${money(night.after)} after.`;
}
