import type { EngagementVerdict, KpiVerdict, KpiVerdictState } from '@/domain/engagement/verdict';
import { Chart } from '@/ui/charts/chart';
import { Badge } from '@/ui/controls/badge';
import { Card } from '@/ui/layout/card';
import { measureChart } from '../measure-chart';

const STATE_WORDS: Record<KpiVerdictState, string> = {
  clear: 'Clear improvement',
  within_noise: 'No clear change',
  worse: 'Worse',
  not_judged: 'Not judged',
};
const STATE_TONES = { clear: 'accent', within_noise: 'plain', worse: 'act', not_judged: 'outline' } as const;

type Props = {
  verdict: EngagementVerdict;
  /** It is frozen. */
  spoken: boolean;
  /** Before day ninety there are months and no judgement. */
  judged: boolean;
};

/** Each KPI's months against the year before: what was found in plain words, then the chances behind it. */
export function KpiVerdicts({ verdict, spoken, judged }: Props) {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      {verdict.kpis.map((kpi) => (
        <KpiPart key={kpi.kpi} kpi={kpi} currency={verdict.currency} spoken={spoken} judged={judged} />
      ))}
    </div>
  );
}

type PartProps = Omit<Props, 'verdict'> & { kpi: KpiVerdict; currency: string };

function KpiPart({ kpi, currency, spoken, judged }: PartProps) {
  const { name, state, before, after, text, numbers, what, months } = kpi;
  const measured = months.some(({ exact }) => exact !== null);
  // Of a company without data "n/a → n/a" says nothing that the words below do not.
  const moved = measured || (before !== null && before !== after);
  return (
    <Card className="flex break-inside-avoid flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-sm font-semibold">{name}</h3>
        {judged ? <Badge tone={STATE_TONES[state]}>{STATE_WORDS[state]}</Badge> : null}
      </div>
      {moved ? (
        <p className="text-sm tabular-nums">
          <span className="text-muted">{before === null ? 'No baseline' : `First day ${before}`}</span>
          <span className="text-muted"> → </span>
          <span className="font-medium">{`${spoken ? 'day 90' : 'now'} ${after}`}</span>
        </p>
      ) : null}
      {judged ? (
        <div className="flex flex-col gap-1">
          <p className="text-sm text-pretty">{text}</p>
          {numbers ? <p className="text-xs text-pretty text-muted">{numbers}</p> : null}
        </div>
      ) : null}
      {measured ? (
        <Chart
          title={`${name}, by thirty days`}
          hideTitle
          summary={what}
          chart={{ kind: 'trend', spec: measureChart(kpi, currency) }}
        />
      ) : (
        <p className="text-xs text-muted">{what}: nothing is on record yet.</p>
      )}
    </Card>
  );
}
