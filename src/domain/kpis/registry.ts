import { ok, refuse, type Result } from '../values/result';
import { KPI_IDS, type KpiId } from './kpi-data';

export const KPI_LIMIT = 4;

/** What a KPI is, in the words shown beside it. `unit` is also the unit of its target. */
export type KpiDefinition = {
  id: KpiId;
  name: string;
  short: string;
  formula: string;
  meaning: string;
  source: string;
  window: string;
  unit: 'minor' | 'basis_points' | 'days';
  better: 'higher' | 'lower';
  alarm: string;
};

export const KPI_DEFINITIONS: Record<KpiId, KpiDefinition> = {
  nnarr: {
    id: 'nnarr',
    name: 'Net new ARR',
    short: 'NNARR',
    formula: 'new + expansion + reactivation − contraction − churn; opening ARR + NNARR + FX = closing ARR',
    meaning:
      'By how much a year of recurring revenue grew, whatever single hardware orders did to the quarter.',
    source: 'The ledger of recurring-revenue movements',
    window: 'Rolling four completed fiscal quarters: four bars and the quarter to date',
    unit: 'minor',
    better: 'higher',
    alarm: 'Falling for two quarters',
  },
  grr: {
    id: 'grr',
    name: 'Gross revenue retention, blended',
    short: 'GRR',
    formula: 'Σ per customer and stream min(ARR at start, ARR at end) ÷ Σ ARR at start',
    meaning:
      'How much of what customers paid at the start they still pay: the leak, before any upsell hides it.',
    source:
      'The ledger, all recurring streams: software, hardware maintenance and connectivity, recurring services',
    window: 'The hardware life (24 months unless set otherwise), 12 months beside it',
    unit: 'basis_points',
    better: 'higher',
    alarm: 'Under 80 % over the hardware life',
  },
  acv_per_deployment: {
    id: 'acv_per_deployment',
    name: 'ACV per deployment',
    short: 'ACV per deployment',
    formula: 'Σ ACV of production deployments in service ÷ their number',
    meaning: 'Whether the company wins the right accounts at the right price. Pilots are shown apart.',
    source: 'Deployments in service at each fiscal quarter’s end',
    window: 'The end of each completed fiscal quarter; trend over four',
    unit: 'minor',
    better: 'higher',
    alarm: 'Flat or declining over four quarters: small deals, or price too low',
  },
  ttfv: {
    id: 'ttfv',
    name: 'Time to first value',
    short: 'TTFV',
    formula: 'Days from contract signature to first value; median and 75th percentile by Kaplan–Meier',
    meaning:
      'How long a customer waits for the first data, insight or saving. Long waits become lost renewals.',
    source: 'Deployments: signature and first-value dates',
    window: 'Signed in the last four completed fiscal quarters and the running one',
    unit: 'days',
    better: 'lower',
    alarm: 'Median over 60 days, or any deployment past 120',
  },
  days_to_deployment: {
    id: 'days_to_deployment',
    name: 'Average days to deployment',
    short: 'Days to deployment',
    formula: 'Σ days from contract signature to activation ÷ deployments activated',
    meaning: 'How long a signed customer waits until the software runs on his devices and revenue begins.',
    source: 'Deployments: signature and activation dates',
    window: 'Activated in the last four completed fiscal quarters',
    unit: 'days',
    better: 'lower',
    alarm: 'Over its target',
  },
  hardware_failure_rate: {
    id: 'hardware_failure_rate',
    name: 'Hardware failure rate',
    short: 'Hardware failure rate',
    formula: 'Devices whose hardware failed ÷ mean devices in service at the four quarters’ ends',
    meaning: 'How much of the installed hardware breaks. Broken devices are the renewals that will be lost.',
    source: 'Failures of deployments with the cause hardware, and devices in service',
    window: 'The last four completed fiscal quarters',
    unit: 'basis_points',
    better: 'lower',
    alarm: 'Over its target',
  },
};

/** A figure that is refused by name, with who should own it. `words` are the forms in which people ask for it. */
export type RefusedKpi = { name: string; words: readonly string[]; owner: string; reason: string };

export const REFUSED_KPIS: readonly RefusedKpi[] = [
  {
    name: 'Marketing-qualified leads',
    words: ['mql', 'mqls', 'marketing qualified lead', 'marketing qualified leads'],
    owner: 'marketing',
    reason:
      'A lead is activity before revenue. Marketing answers for it; the CRO answers for what becomes revenue.',
  },
  {
    name: 'Pipeline generation',
    words: ['pipeline generation', 'pipeline generated', 'pipeline created'],
    owner: 'marketing',
    reason: 'Pipeline that was created is not revenue that was won, and rewards deals that never ship.',
  },
  {
    name: 'Qualified meetings',
    words: ['qualified meeting', 'qualified meetings', 'meetings booked'],
    owner: 'the reps and the VP Sales',
    reason: 'A meeting is the reps’ work of the week, looked at in the weekly review, not a result.',
  },
  {
    name: 'Pipeline coverage',
    words: ['pipeline coverage', 'coverage ratio'],
    owner: 'the reps and the VP Sales',
    reason: 'Coverage counts hoped-for deals against a quota; the forecast counts purchase orders.',
  },
  {
    name: 'NPS',
    words: ['nps', 'net promoter score'],
    owner: 'customer success',
    reason: 'A survey of the process. Its result shows in GRR and TTFV, which the CRO owns.',
  },
  {
    name: 'CSAT',
    words: ['csat', 'customer satisfaction', 'customer satisfaction score'],
    owner: 'customer success',
    reason: 'A survey of the process. Its result shows in GRR and TTFV, which the CRO owns.',
  },
  {
    name: 'Connected devices',
    words: ['connected devices', 'device count', 'devices', 'number of devices', 'connected device count'],
    owner: 'nobody: it is a vanity figure',
    reason:
      'Devices that report without a paying contract are silent churn. The number grows while revenue leaks.',
  },
];

/** The entry of a figure that is refused whoever owns it, else null. Case, hyphens and spaces do not matter. */
export function refusedKpi(name: string): RefusedKpi | null {
  const asked = wordOf(name);
  return REFUSED_KPIS.find((kpi) => wordOf(kpi.name) === asked || kpi.words.includes(asked)) ?? null;
}

/** May `name` join a set of KPIs? Refused by name, if unknown, if already in the set, and always as a fifth. */
export function admitKpi(set: readonly KpiId[], name: string): Result<KpiId> {
  const refused = refusedKpi(name);
  if (refused) {
    return refuse('rule', `${refused.name} is no KPI of the CRO. ${refused.reason}`, {
      remedy: `Its rightful owner is ${refused.owner}.`,
    });
  }
  const id = KPI_IDS.find((known) => wordOf(known) === wordOf(name));
  if (!id)
    return refuse('invalid', `There is no KPI called “${name}”.`, {
      remedy: `Choose among ${KPI_IDS.join(', ')}.`,
    });
  if (set.includes(id)) return refuse('rule', `${KPI_DEFINITIONS[id].name} is already in the set.`);
  if (set.length >= KPI_LIMIT) {
    return refuse('rule', `A CRO owns at most ${KPI_LIMIT} KPIs: with a fifth nobody looks at any of them.`, {
      remedy: 'Take one out first.',
    });
  }
  return ok(id);
}

function wordOf(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}
