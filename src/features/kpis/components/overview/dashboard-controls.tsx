import type { ReactNode } from 'react';
import { SPANS } from '@/domain/kpis/nnarr-span';
import { Chip } from '@/ui/controls/chip';
import { viewHref, type DashboardView } from '../../dashboard-address';

type Props = { slug: string; view: DashboardView; hasForeign: boolean; children?: ReactNode };

/** How far back the charts look, and whether rates are taken out: in the address, so that a link shows the same. */
export function DashboardControls({ slug, view, hasForeign, children }: Props) {
  return (
    <>
      <div role="group" aria-label="Quarters shown" className="flex items-center gap-1">
        {SPANS.map((span) => (
          <Chip
            key={span}
            label={`${span} quarters`}
            selected={span === view.span}
            href={viewHref(slug, { ...view, span })}
          />
        ))}
      </div>
      {hasForeign || view.constant ? (
        <Chip
          label="Constant currency"
          selected={view.constant === true}
          href={viewHref(slug, { ...view, constant: view.constant ? undefined : true })}
        />
      ) : null}
      {children}
    </>
  );
}
