import type { KpiId } from '@/domain/kpis/kpi-data';
import { figureOf, type Kpis } from '@/domain/kpis/kpis';
import { KPI_DEFINITIONS } from '@/domain/kpis/registry';
import { SparkLine } from '@/ui/charts/spark-line';
import { DefinitionTip } from '@/ui/layout/definition-tip';
import { StatCard } from '@/ui/layout/stat-card';
import { filledFormula } from '../kpi-formula';
import { alarmBadge } from '../kpi-words';
import { faceOf } from './kpi-face';

type Props = { kpi: KpiId; kpis: Kpis; currency: string; href?: string };

/** One of the company's set, never a fifth: answer, change, target, trend, what to do; the card leads to its rows. */
export function KpiCard({ kpi, kpis, currency, href }: Props) {
  const definition = KPI_DEFINITIONS[kpi];
  const face = faceOf(kpi, kpis, currency);
  const { basis } = figureOf(kpi, kpis);
  const alarm = alarmBadge(kpi, kpis);
  return (
    <StatCard
      label={face.label}
      value={face.value}
      reason={face.reason}
      delta={face.delta}
      target={face.target === null ? 'no target' : `target ${face.target}`}
      beside={face.beside}
      spark={<SparkLine {...face.spark} label={`${definition.short}, trend by fiscal quarter`} />}
      sentence={face.sentence}
      alarm={alarm === null ? null : { tone: 'act', text: alarm }}
      href={href}
      dense={href !== undefined}
      tip={
        <DefinitionTip
          term={definition.name}
          meaning={definition.meaning}
          formula={definition.formula}
          filled={filledFormula(kpi, kpis, currency) ?? undefined}
          source={`${definition.source}. ${basis.window}.`}
        />
      }
    />
  );
}
