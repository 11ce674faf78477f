import { upsertKpiTarget } from '@/data/kpi-targets';
import { admitKpi, KPI_DEFINITIONS } from '@/domain/kpis/registry';
import type { KpiId } from '@/domain/kpis/kpi-data';
import { refuse } from '@/domain/values/result';
import { defineCommand, done } from '@/platform/operations/define-command';
import { kpiTargetInput } from './inputs';

/**
 * Sets what a KPI should reach from a day on (today unless told). Refuses by name what is no KPI of a CRO, and a target without sense
 * (retention above 100 %, a day count below one).
 */
export const setKpiTarget = defineCommand({
  name: 'settings.setKpiTarget',
  permission: 'settings.write',
  input: kpiTargetInput,
  run: async (ctx, { kpi: name, target, effectiveFrom = ctx.today }) => {
    const admitted = admitKpi([], name);
    if (!admitted.ok) return admitted;
    const kpi = admitted.value;
    const { unit, name: title } = KPI_DEFINITIONS[kpi];
    const wrong = wrongTarget(kpi, unit, target);
    if (wrong) return refuse('invalid', wrong, { fields: { target: wrong } });
    const before = await upsertKpiTarget(ctx.unit, { kpi, effectiveFrom, target }, ctx.now);
    return done(
      { kpi, effectiveFrom, target },
      {
        subjectKind: 'kpi',
        subjectId: kpi,
        summary: `Set the target of ${title} from ${effectiveFrom}`,
        before: before === null ? undefined : { target: before },
        after: { target, effectiveFrom },
      },
    );
  },
});

function wrongTarget(kpi: KpiId, unit: 'minor' | 'basis_points' | 'days', target: bigint): string | null {
  if (unit === 'basis_points' && (target < 0n || target > 10_000n))
    return `${kpi === 'grr' ? 'Retention' : 'The rate'} is between 0 and 100 %.`;
  if (unit === 'days' && target < 1n) return 'At least one day.';
  return null;
}
