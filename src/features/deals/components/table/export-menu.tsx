import { Download } from 'lucide-react';
import { buttonStyles } from '@/ui/controls/button-styles';
import { Popover } from '@/ui/controls/popover';
import { countOf, countText } from '@/ui/format/counts';
import { EXPORT_LIMITS } from '../../export-limits';

/** What the table shows as a file: the same filter, order and columns, all rows. `query`: the address of the view with its clocks. */
export function ExportMenu({ slug, query, total }: { slug: string; query: string; total: number }) {
  const href = (format: string) =>
    `/api/t/${slug}/pipeline/export?${new URLSearchParams(query)}&format=${format}`;
  return (
    <Popover
      align="end"
      triggerClassName={buttonStyles({})}
      trigger={
        <>
          <Download aria-hidden className="size-4" />
          Export
        </>
      }
    >
      <p className="mb-2 text-sm">{countOf(total, 'deal')} with the columns and the order of the table.</p>
      <Choice href={href('csv')} label="CSV" total={total} limit={EXPORT_LIMITS.csv} />
      <Choice href={href('xlsx')} label="Excel (.xlsx)" total={total} limit={EXPORT_LIMITS.xlsx} />
    </Popover>
  );
}

function Choice({
  href,
  label,
  total,
  limit,
}: {
  href: string;
  label: string;
  total: number;
  limit: number;
}) {
  if (total > limit) {
    return (
      <p className="px-2 py-1 text-sm text-muted">
        {label}: {countText(limit)} deals at most. Filter the table first.
      </p>
    );
  }
  return (
    <a href={href} download className="floating-item">
      {label}
    </a>
  );
}
