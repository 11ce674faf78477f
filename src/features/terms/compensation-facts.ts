import { readBaseline } from '@/data/engagement-baselines';
import { readKpiData } from '@/data/kpis';
import type { StoredTerms } from '@/data/terms';
import type { DeploymentFact } from '@/domain/deployments/deployment';
import { acvPerDeployment } from '@/domain/kpis/acv-per-deployment';
import { kpiWindow } from '@/domain/kpis/kpi-data';
import { completedQuarters, quarterAt, type FiscalQuarter } from '@/domain/values/fiscal-calendar';
import type { Context } from '@/platform/operations/context';

/** Completed quarters of a preview; the one that runs comes after them. */
const QUARTERS = 4;

/** agreed: written into the terms. baseline: frozen on the first day. first_day: as the first day shows today, not frozen yet. */
export type BaseSource = 'agreed' | 'baseline' | 'first_day';

export type CompensationFacts = {
  quarters: FiscalQuarter[];
  deployments: readonly DeploymentFact[];
  /** What counts where no figure is agreed; null while there was no deployment to measure. */
  base: { minor: bigint; source: Exclude<BaseSource, 'agreed'> } | null;
};

/** What the variable part is reckoned from: the deployments of the last quarters, and the ACV per deployment on the first day. */
export async function readCompensationFacts(ctx: Context, terms: StoredTerms): Promise<CompensationFacts> {
  const { currency, fiscalStartMonth } = ctx.tenant;
  const data = await readKpiData(ctx.unit, { currency, fiscalStartMonth, asOf: ctx.today });
  const done = completedQuarters(ctx.today, fiscalStartMonth, QUARTERS);
  const last = done.at(-1);
  const quarters = last ? [...done, quarterAt(last.from, fiscalStartMonth, 1)] : done;
  return { quarters, deployments: data.deployments, base: await baseOf(ctx, terms) };
}

async function baseOf(ctx: Context, { startOn }: StoredTerms): Promise<CompensationFacts['base']> {
  const frozen = await readBaseline(ctx.unit, startOn);
  const exact = frozen?.baseline.figures.find(({ kpi }) => kpi === 'acv_per_deployment')?.exact ?? null;
  if (exact !== null) return { minor: BigInt(exact), source: 'baseline' };
  const { currency, fiscalStartMonth } = ctx.tenant;
  // An engagement that begins later is measured from today's figure until it does.
  const asOf = startOn < ctx.today ? startOn : ctx.today;
  const data = await readKpiData(ctx.unit, { currency, fiscalStartMonth, asOf });
  const { valueMinor } = acvPerDeployment(data, kpiWindow(asOf, fiscalStartMonth));
  return valueMinor === null ? null : { minor: valueMinor, source: 'first_day' };
}
