import { FORECAST_COLUMNS } from '@/domain/forecast/types';
import { currencyExponent } from '@/domain/values/money';
import { STREAM_LABEL, StreamMark } from '@/ui/controls/stream-mark';
import { Alert } from '@/ui/controls/alert';
import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { moneyChange } from '@/ui/format/money';
import { DataTable } from '@/ui/layout/data-table';
import type { previewDelayAction } from '../actions';
import { lateText, placeText } from '../lead-time-words';

type Answer = Awaited<ReturnType<typeof previewDelayAction>>;
export type Preview = Extract<Answer, { ok: true }>['value'];
type Change = Preview['totals'][number];
type Line = Preview['lines'][number];

type Props = { slug: string; preview: Preview; delay: { supplier: string; product: string; days: number } };

/** Every deal, stream and quarter that a delay would move; nothing is stored. */
export function DelayPreview({ slug, preview, delay }: Props) {
  const { lines, moved, supplied, periods, totals, currency } = preview;
  const money = (minor: bigint) => moneyChange({ minor, currency });
  if (supplied === 0)
    return (
      <Alert tone="look" title={`No deal has hardware from ${delay.supplier}.`}>
        Name the supplier on the deal’s hardware line, or check the spelling. A delay counts as soon as a line
        names him.
      </Alert>
    );
  if (lines.length === 0)
    return (
      <p className="text-sm">
        Nothing moves: what {countOf(supplied, 'deal')} {supplied === 1 ? 'has' : 'have'} from{' '}
        {placeText(delay)} has shipped, or is another product.
      </p>
    );
  const columns = FORECAST_COLUMNS.filter((column) => totals.some((total) => total.column === column));
  const rows = periods.map((label, period) => ({
    label,
    of: totals.filter((total) => total.period === period),
  }));
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm" role="status">
        {placeText(delay)} {lateText(delay.days)}: {countOf(moved.lines, 'line')} of{' '}
        {countOf(moved.deals, 'deal')} {moved.lines === 1 ? 'moves' : 'move'}. Nothing is stored yet.
      </p>
      {columns.length === 0 ? (
        <p className="text-sm text-muted">All of it stays in its quarter.</p>
      ) : (
        <DataTable
          caption="What moves between the quarters, whole amounts"
          showCaption
          keepTable
          rows={rows.filter(({ of }) => of.length > 0)}
          rowKey={({ label }) => label}
          columns={[
            { key: 'period', header: 'Quarter', cell: ({ label }) => label },
            ...columns.map((column) => ({
              key: column,
              header: STREAM_LABEL[column],
              numeric: true,
              cell: ({ of }: { of: readonly Change[] }) =>
                money(
                  sum(
                    of.filter((total) => total.column === column),
                    'amountMinor',
                  ),
                ),
            })),
            {
              key: 'all',
              header: 'Together',
              numeric: true,
              cell: ({ of }) => money(sum(of, 'amountMinor')),
            },
            {
              key: 'weighted',
              header: 'Weighted',
              numeric: true,
              cell: ({ of }) => money(sum(of, 'weightedMinor')),
            },
          ]}
        />
      )}
      <DataTable<Line>
        caption={
          lines.length < moved.lines
            ? `The ${lines.length} lines that move most, of ${moved.lines}`
            : 'Every line that moves'
        }
        showCaption
        rows={lines}
        rowKey={({ dealId, lineId, column }) => `${dealId} ${lineId} ${column}`}
        rowHref={({ dealId }) => `/t/${slug}/deals/${dealId}`}
        columns={[
          { key: 'deal', header: 'Deal', cell: ({ dealName }) => dealName },
          {
            key: 'line',
            header: 'Line',
            cell: ({ column, line }) => (
              <span className="inline-flex flex-wrap items-center gap-x-2">
                <StreamMark stream={column} />
                <span className="text-muted">{line}</span>
              </span>
            ),
          },
          { key: 'days', header: 'Expected', cell: ({ from, to }) => `${dateText(from)} → ${dateText(to)}` },
          {
            key: 'quarters',
            header: 'Between quarters',
            cell: (line) => quartersText(line, periods, currency),
          },
        ]}
      />
    </div>
  );
}

function sum(changes: readonly Change[], measure: 'amountMinor' | 'weightedMinor'): bigint {
  return changes.reduce((total, change) => total + BigInt(change[measure]), 0n);
}

/** "−$120k Q4 2026, +$120k Q1 2027"; in words where the quarter stays. */
function quartersText({ changes }: Line, periods: readonly string[], currency: string): string {
  const told = changes.filter(({ amountMinor }) => !rounds(BigInt(amountMinor), currency));
  if (told.length === 0) return 'Stays in its quarter';
  return told
    .map(
      ({ period, amountMinor }) =>
        `${moneyChange({ minor: BigInt(amountMinor), currency })} ${periods[period] ?? ''}`,
    )
    .join(', ');
}

/** Less than one of the currency: days of a subscription fall on quarters a little differently. */
function rounds(minor: bigint, currency: string): boolean {
  const one = 10n ** BigInt(currencyExponent(currency));
  return minor < one && minor > -one;
}
