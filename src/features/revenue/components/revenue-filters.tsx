import type { ReactNode } from 'react';
import { REVENUE_WINDOWS } from '@/domain/revenue/window';
import { STREAMS } from '@/domain/values/stream';
import type { DateRange } from '@/domain/values/fiscal-calendar';
import { Chip } from '@/ui/controls/chip';
import { STREAM_LABEL } from '@/ui/controls/stream-mark';
import { Toolbar } from '@/ui/layout/toolbar';
import type { RevenueView } from '../revenue-address';
import { WINDOW_NAMES, windowText } from '../revenue-words';

type Props = {
  view: RevenueView;
  /** What the address came to. */
  window: DateRange;
  customer: string | null;
  /** A company of one currency has nothing to switch. */
  hasForeign: boolean;
  hrefOf: (changes: Partial<RevenueView>) => string;
  /** A row of the page's own. */
  children?: ReactNode;
};

/** Window, stream, customer and basis of currency: all of it in the address. */
export function RevenueFilters({ view, window, customer, hasForeign, hrefOf, children }: Props) {
  const own = view.from !== null || view.until !== null;
  return (
    <div className="no-print flex flex-col gap-2">
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <Toolbar label="Window">
          {REVENUE_WINDOWS.map((name) => (
            <Chip
              key={name}
              label={WINDOW_NAMES[name]}
              selected={!own && view.window === name}
              href={hrefOf({ window: name, from: null, until: null, by: null })}
            />
          ))}
          {own ? (
            <Chip
              label={windowText(window)}
              selected
              removeHref={hrefOf({ from: null, until: null, by: null })}
            />
          ) : null}
        </Toolbar>
        <Toolbar label="Stream and currency">
          {[null, ...STREAMS].map((stream) => (
            <Chip
              key={stream ?? 'all'}
              label={stream ? STREAM_LABEL[stream] : 'All streams'}
              selected={stream === view.stream}
              href={hrefOf({ stream })}
            />
          ))}
          {hasForeign ? (
            <Chip
              label="Constant currency"
              selected={view.constant}
              href={hrefOf({ constant: !view.constant })}
            />
          ) : null}
          {customer === null ? null : (
            <Chip label="Customer" value={customer} selected removeHref={hrefOf({ customerId: null })} />
          )}
        </Toolbar>
      </div>
      {children}
    </div>
  );
}
