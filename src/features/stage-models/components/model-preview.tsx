import { percentText } from '@/domain/deals/stages';
import { FORECAST_COLUMNS, type ForecastColumn } from '@/domain/forecast/types';
import { Amount } from '@/ui/format/amount';
import { countOf } from '@/ui/format/counts';
import { DataTable } from '@/ui/layout/data-table';
import type { previewStageModelAction } from '../actions';

type Answer = Awaited<ReturnType<typeof previewStageModelAction>>;
export type Preview = Extract<Answer, { ok: true }>['value'];

const COLUMN_NAMES: Record<ForecastColumn, string> = {
  hardware: 'Hardware',
  software: 'Software',
  services: 'Services',
  unsplit: 'Not split',
};

/** What a draft would make of today's forecast, stream by stream, and the deals that change most. */
export function ModelPreview({ preview, slug }: { preview: Preview; slug: string }) {
  const { before, after, currency, changed, changedCount, newlyLacking, against } = preview;
  const money = (minor: string) => <Amount money={{ minor: BigInt(minor), currency }} />;
  const change = (from: string, to: string) => money((BigInt(to) - BigInt(from)).toString());
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-muted">
        Today&rsquo;s forecast under version {against} and under this draft. Nothing is stored. The commit is
        unweighted, so no table moves it.
        {newlyLacking > 0
          ? ` ${countOf(newlyLacking, 'open deal')} stand beyond what the draft asks for: they stay, and show what is missing.`
          : ''}
      </p>
      <DataTable<ForecastColumn>
        caption="Weighted forecast before and after"
        keepTable
        rows={FORECAST_COLUMNS}
        rowKey={(column) => column}
        totalLabel="Total"
        columns={[
          { key: 'stream', header: 'Weighted', cell: (column) => COLUMN_NAMES[column] },
          {
            key: 'before',
            header: 'Now',
            numeric: true,
            cell: (column) => money(before[column].weightedMinor),
            total: money(before.total.weightedMinor),
          },
          {
            key: 'after',
            header: 'With this draft',
            numeric: true,
            cell: (column) => money(after[column].weightedMinor),
            total: money(after.total.weightedMinor),
          },
          {
            key: 'change',
            header: 'Change',
            numeric: true,
            cell: (column) => change(before[column].weightedMinor, after[column].weightedMinor),
            total: change(before.total.weightedMinor, after.total.weightedMinor),
          },
        ]}
      />
      {changed.length === 0 ? (
        <p className="text-sm">No deal counts differently.</p>
      ) : (
        <DataTable
          caption={`Deals that change most, of ${changedCount}`}
          showCaption
          rows={changed}
          rowKey={(deal) => deal.dealId}
          rowHref={(deal) => `/t/${slug}/deals/${deal.dealId}`}
          columns={[
            { key: 'deal', header: 'Deal', cell: (deal) => deal.name },
            {
              key: 'figure',
              header: 'Counts',
              cell: (deal) => `${percentText(deal.beforeBp)} → ${percentText(deal.afterBp)}`,
            },
            { key: 'before', header: 'Now', numeric: true, cell: (deal) => money(deal.beforeMinor) },
            {
              key: 'after',
              header: 'With this draft',
              numeric: true,
              cell: (deal) => money(deal.afterMinor),
            },
          ]}
        />
      )}
    </div>
  );
}
