import { Download } from 'lucide-react';
import type { ForecastFilter } from '@/domain/forecast/filter';
import type { Clocks } from '@/domain/values/clocks';
import { buttonStyles } from '@/ui/controls/button-styles';
import { Popover } from '@/ui/controls/popover';
import { withFilter } from '../filter-address';

type Props = { slug: string; filter: ForecastFilter; clock: Clocks };

/** What the page shows as a file, with its filter and its days. */
export function ExportForecast({ slug, filter, clock }: Props) {
  const href = (query: string) => withFilter(`/api/t/${slug}/forecast-export?${query}`, filter, clock);
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
      <p className="mb-2 text-sm">What you see, with its filter.</p>
      <a href={href('format=xlsx')} download className="floating-item">
        Excel: table and lines (.xlsx)
      </a>
      <a href={href('format=csv')} download className="floating-item">
        CSV: the table
      </a>
      <a href={href('format=csv&sheet=lines')} download className="floating-item">
        CSV: the lines behind it
      </a>
    </Popover>
  );
}
