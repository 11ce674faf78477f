import { cleanUp } from '@/features/audit/commands';
import { auditQuery } from '@/features/audit/queries';
import { setKpiTarget } from '@/features/kpis/commands';
import { delaySupplier } from '@/features/lead-times/commands';
import type { Company } from './company';
import { told, type Deed } from './scene';
import { tellKpis } from './tell-kpis';
import { tellTerms } from './tell-terms';
import { BEGINNING, type Offset } from './timeline';

/** What the CRO does for the company as a whole: targets of the four KPIs, a supplier who is late, and the clean-ups of the pipeline. */
export function tellEngagement(company: Company): Deed[] {
  return [
    ...targetsFrom(BEGINNING + 21, company.targets, 0.8),
    ...targetsFrom(-330, company.targets, 1),
    ...delayOf(company),
    ...tellKpis(company),
    ...tellTerms(company),
    ...company.cleanUps.map((on): Deed => ({
      on,
      tell: async ({ caller }) => {
        const found = told('audit', await auditQuery(caller('cro'), {}));
        if (found.cleanUp.toClose.length === 0) return;
        told('clean-up', await cleanUp(caller('cro'), { dealIds: found.cleanUp.toClose }));
      },
    })),
  ];
}

function delayOf({ delay }: Company): Deed[] {
  if (!delay) return [];
  const { on, ...said } = delay;
  return [{ on, tell: async ({ caller }) => void told('delay', await delaySupplier(caller('cro'), said)) }];
}

/** Money grows with the company; the rates were the same from the start. */
function targetsFrom(on: Offset, targets: Company['targets'], share: number): Deed[] {
  const list = [
    ['nnarr', Math.round(targets.nnarr * share)],
    ['grr', targets.grr],
    ['acv_per_deployment', Math.round(targets.acvPerDeployment * share)],
    ['ttfv', targets.ttfv],
  ] as const;
  return list.map(([kpi, target]) => ({
    on,
    tell: async ({ caller }) => {
      told(`target of ${kpi}`, await setKpiTarget(caller('cro'), { kpi, target: String(target) }));
    },
  }));
}
