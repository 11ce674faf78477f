import type { CheckTotals } from '@/domain/audit/types';
import type { AuditThresholds } from '@/domain/settings/settings';
import { Amount } from '@/ui/format/amount';
import { countText } from '@/ui/format/counts';
import { percentOrReason } from '@/ui/format/ratio';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { checkWords } from '../check-words';

type Props = {
  checks: readonly CheckTotals[];
  thresholds: AuditThresholds;
  currency: string;
  hrefOf: (check: CheckTotals) => string;
};

/** All checks with count, value and share; each opens its deals. */
export function CheckTable({ checks, thresholds, currency, hrefOf }: Props) {
  const columns: Column<CheckTotals>[] = [
    { key: 'check', header: 'Check', width: '34%', cell: (check) => checkWords(check.id, thresholds).title },
    {
      key: 'count',
      header: 'Deals',
      numeric: true,
      cell: (check) => (check.state === 'checked' ? countText(check.count) : '–'),
    },
    {
      key: 'value',
      header: 'Value',
      numeric: true,
      cell: (check) =>
        check.state === 'checked' ? <Amount money={{ minor: check.amountMinor, currency }} /> : '–',
    },
    {
      key: 'share',
      header: 'Share',
      numeric: true,
      cell: (check) => (check.state === 'checked' ? percentOrReason(check.share).text : '–'),
    },
    {
      key: 'basis',
      header: 'Measured on',
      cell: (check) => (
        <span className="text-xs text-muted">
          {check.state === 'checked' ? check.basis : `Cannot be checked: ${check.reason}`}
        </span>
      ),
    },
  ];
  return (
    <DataTable
      caption="All checks"
      columns={columns}
      rows={checks}
      rowKey={(check) => check.id}
      rowHref={(check) => (check.state === 'checked' && check.count > 0 ? hrefOf(check) : null)}
    />
  );
}
