import Link from 'next/link';
import { percentFigure } from '@/domain/engagement/figures';
import type { VariableQuarter } from '@/domain/engagement/compensation';
import { EmptyState } from '@/ui/controls/empty-state';
import { Amount } from '@/ui/format/amount';
import { countOf } from '@/ui/format/counts';
import { moneyExact, moneyWhole } from '@/ui/format/money';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import type { BaseSource } from '../compensation-facts';
import type { CompensationPreview } from '../queries';

type Props = { slug: string; preview: CompensationPreview; currency: string };

const SOURCE_WORDS: Record<BaseSource, string> = {
  agreed: 'as agreed',
  baseline: 'as frozen on the first day',
  first_day: 'as it stood on the first day',
};

/** What the variable part pays, quarter by quarter, with the deployments behind each figure and the formula with its numbers. */
export function VariablePart({ slug, preview, currency }: Props) {
  if (preview.terms === null) {
    return (
      <EmptyState
        title="No variable part"
        why={`${preview.reason} It ties a part of what the CRO earns to the ACV per deployment: better accounts, not more of them.`}
      />
    );
  }
  const { terms, source, quarters } = preview;
  const money = (minor: bigint | null) => (
    <Amount as="whole" money={minor === null ? null : { minor, currency }} />
  );
  const columns: Column<VariableQuarter>[] = [
    {
      key: 'quarter',
      header: 'Quarter',
      cell: ({ label, state }) => (
        <span>
          {label}
          {state === 'over' ? null : (
            <span className="text-muted">
              {state === 'before' ? ' · before the engagement' : ' · not over'}
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'new',
      header: 'New deployments',
      cell: (row) => <Sites slug={slug} row={row} currency={currency} />,
    },
    { key: 'mean', header: 'ACV each', numeric: true, cell: ({ meanMinor }) => money(meanMinor) },
    { key: 'above', header: 'Above the base', numeric: true, cell: ({ aboveMinor }) => money(aboveMinor) },
    {
      key: 'pays',
      header: 'Pays',
      numeric: true,
      cell: ({ payMinor, capped, state }) => (
        <span className={state === 'before' ? 'text-muted' : 'font-medium'}>
          {money(payMinor)}
          {capped ? <span className="font-normal text-muted"> cap</span> : null}
        </span>
      ),
    },
  ];
  const cap =
    terms.capMinor === null ? '' : `, at most ${moneyExact({ minor: terms.capMinor, currency })} a quarter`;
  return (
    <div className="flex flex-col gap-3">
      <p className="max-w-prose text-sm text-pretty">
        {percentFigure(terms.shareBp)} % of what the quarter’s new production deployments together are above{' '}
        {moneyWhole({ minor: terms.baseMinor, currency })} each ({SOURCE_WORDS[source]}){cap}. Small ones
        count against large ones. Pilots do not count.
      </p>
      <Card flush>
        <DataTable
          caption="The variable part by quarter"
          columns={columns}
          rows={quarters}
          rowKey={({ label }) => label}
          dense
        />
      </Card>
    </div>
  );
}

function Sites({ slug, row, currency }: { slug: string; row: VariableQuarter; currency: string }) {
  const { deployments, withoutAcv } = row;
  const apart = withoutAcv > 0 ? `${countOf(withoutAcv, 'deployment')} without an ACV` : null;
  if (deployments.length === 0) return <span className="text-muted">{apart ?? 'None'}</span>;
  return (
    <details>
      <summary className="cursor-pointer">{countOf(deployments.length, 'deployment')}</summary>
      <ul className="mt-1 flex flex-col gap-0.5 text-xs">
        {deployments.map(({ id, site, acvMinor }) => (
          <li key={id}>
            <Link href={`/t/${slug}/deployments/${id}`} className="underline underline-offset-2">
              {site}
            </Link>{' '}
            <span className="text-muted tabular-nums">{moneyWhole({ minor: acvMinor, currency })}</span>
          </li>
        ))}
        {apart ? <li className="text-muted">{apart}, not counted</li> : null}
      </ul>
    </details>
  );
}
