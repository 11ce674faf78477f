import Link from 'next/link';
import type { ReactNode } from 'react';
import { KPI_DEFINITIONS } from '@/domain/kpis/registry';
import { Badge } from '@/ui/controls/badge';
import { kpiHref } from '../kpi-address';
import { alarmBadge } from '../kpi-words';
import type { KpisResult } from '../queries';
import { faceOf } from './kpi-face';

type Props = {
  slug: string;
  company: string;
  result: KpisResult;
  /** Instead of a row in which no KPI has a figure. */
  empty?: ReactNode;
};

/** A company's KPIs in one row, where several companies stand below each other: figure, change, alarm, each with the way to its rows. */
export function KpiStrip({ slug, company, result, empty }: Props) {
  const { set, kpis, currency } = result;
  if (empty && set.every((kpi) => faceOf(kpi, kpis, currency).reason)) return <>{empty}</>;
  return (
    <ul
      aria-label={`KPIs of ${company}`}
      className="grid grid-cols-2 gap-px overflow-hidden rounded-md border bg-line lg:grid-cols-4"
    >
      {set.map((kpi) => {
        const { value, delta, target, reason } = faceOf(kpi, kpis, currency);
        const alarm = alarmBadge(kpi, kpis);
        return (
          <li key={kpi} className="min-w-0 grow bg-surface">
            <Link
              href={kpiHref(slug, kpi)}
              prefetch={false}
              className="flex h-full min-h-16 flex-col gap-0.5 px-3 py-2 no-underline hover:bg-hover"
            >
              <span className="truncate text-xs text-muted">{KPI_DEFINITIONS[kpi].short}</span>
              <span className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
                <span className="text-base font-semibold tabular-nums">{value}</span>
                {alarm === null ? null : <Badge tone="act">{alarm}</Badge>}
              </span>
              <span className="text-xs text-pretty text-muted tabular-nums">
                {reason ??
                  [arrowed(delta), target === null ? null : `target ${target}`].filter(Boolean).join(', ')}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

const ARROW = { up: '▲', down: '▼', flat: '▸' };

function arrowed(delta: ReturnType<typeof faceOf>['delta']): string | null {
  return delta ? `${ARROW[delta.direction]} ${delta.text}` : null;
}
