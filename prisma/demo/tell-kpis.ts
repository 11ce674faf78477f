import { setKpiTarget } from '@/features/kpis/commands';
import { changeKpiSet, startEngagement } from '@/features/kpis/commands-set';
import { signStageModel } from '@/features/stage-models/commands';
import type { Company } from './company';
import { told, type Deed } from './scene';
import { tellProgramme } from './tell-programme';
import type { Offset } from './timeline';

/** When the engagement began: within its ninety days, past them after one exchange, and long past them. */
const BEGINS: Record<string, Offset> = { frostline: -62, ampere: -160, waypoint: -196 };

/** The first day of the engagement; in one company devices break, and the CRO answers for that instead of the size of deals. */
export function tellKpis({ slug, catalogue }: Company): Deed[] {
  const on = BEGINS[slug];
  if (on === undefined) return [];
  const begun: Deed = {
    on,
    tell: async ({ caller, day }) => {
      told('engagement', await startEngagement(caller('cro'), { startOn: day(on), version: 0 }));
      told('signature', await signStageModel(caller('cro'), { version: 1 }));
    },
  };
  const programme = tellProgramme(on, `${catalogue.hardware.name}, shipped with every order`);
  return slug === 'ampere' ? [begun, exchange(on + 40), ...programme] : [begun, ...programme];
}

function exchange(on: Offset): Deed {
  return {
    on,
    tell: async ({ caller }) => {
      const change = {
        kpis: ['nnarr', 'grr', 'ttfv', 'hardware_failure_rate'],
        reason: 'Two customers left over broken gateways. Deal size is steady and stays with the reps.',
        version: 0,
      };
      told('set of KPIs', await changeKpiSet(caller('cro'), change));
      const target = { kpi: 'hardware_failure_rate', target: '100' };
      told('target of failures', await setKpiTarget(caller('cro'), target));
    },
  };
}
