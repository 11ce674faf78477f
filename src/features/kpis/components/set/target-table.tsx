import { KPI_DEFINITIONS } from '@/domain/kpis/registry';
import { lastDayBefore, targetOn, type KpiId, type KpiTarget } from '@/domain/kpis/kpi-data';
import type { FiscalQuarter } from '@/domain/values/fiscal-calendar';
import { daysText } from '@/ui/format/dates';
import { moneyCompact } from '@/ui/format/money';
import { percent } from '@/ui/format/ratio';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { TargetDialog } from '../target-dialog';

type Props = {
  slug: string;
  set: readonly KpiId[];
  targets: readonly KpiTarget[];
  quarters: readonly FiscalQuarter[];
  currency: string;
  maySet: boolean;
};

/** What each KPI should reach, quarter by quarter. A target stands until the next one begins. */
export function TargetTable({ slug, set, targets, quarters, currency, maySet }: Props) {
  const columns: Column<KpiId>[] = [
    { key: 'kpi', header: 'KPI', width: '30%', cell: (kpi) => KPI_DEFINITIONS[kpi].short },
    ...quarters.map((quarter, i): Column<KpiId> => ({
      key: quarter.from,
      header: i === 0 ? `${quarter.label}, running` : quarter.label,
      numeric: true,
      cell: (kpi) => targetText(kpi, targetOn(targets, kpi, lastDayBefore(quarter.until)), currency),
    })),
  ];
  const act: Column<KpiId> = {
    key: 'set',
    header: 'New target',
    numeric: true,
    cell: (kpi) => (
      <TargetDialog
        slug={slug}
        kpi={kpi}
        name={KPI_DEFINITIONS[kpi].short}
        unit={KPI_DEFINITIONS[kpi].unit}
        currency={currency}
        quarters={quarters.map(({ label, from }) => ({ label, from }))}
        targets={toldTargets(targets, kpi)}
      />
    ),
  };
  return (
    <DataTable
      caption="Targets by fiscal quarter"
      columns={maySet ? [...columns, act] : columns}
      rows={set}
      rowKey={(kpi) => kpi}
    />
  );
}

/** A KPI's targets as a page hands them to the browser. */
export function toldTargets(targets: readonly KpiTarget[], kpi: KpiId) {
  return targets
    .filter((one) => one.kpi === kpi)
    .map(({ effectiveFrom, target }) => ({ effectiveFrom, target: target.toString() }));
}

function targetText(kpi: KpiId, target: bigint | null, currency: string): string {
  if (target === null) return '–';
  const { unit } = KPI_DEFINITIONS[kpi];
  if (unit === 'minor') return moneyCompact({ minor: target, currency });
  return unit === 'days' ? daysText(Number(target)) : percent({ numerator: target, denominator: 10_000n }, 1);
}
