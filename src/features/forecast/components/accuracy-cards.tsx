import type { AccuracyRollUp, Moment, QuarterAccuracy } from '@/domain/forecast/accuracy/quarters';
import { meetsGoal } from '@/domain/forecast/accuracy/variance';
import { countOf } from '@/ui/format/counts';
import { moneyCompact } from '@/ui/format/money';
import { percentagePoints } from '@/ui/format/ratio';
import { DefinitionTip } from '@/ui/layout/definition-tip';
import { StatCard, type Delta } from '@/ui/layout/stat-card';
import { leanText, offText } from '../accuracy-words';

type Props = {
  accuracy: {
    quarters: readonly QuarterAccuracy[];
    running: QuarterAccuracy | null;
    rollUp: AccuracyRollUp;
    moment: Moment;
    currency: string;
  };
};

/** The last quarter against the goal, all of them together, which way they lean, and what the zombies cost. */
export function AccuracyCards({ accuracy }: Props) {
  const { quarters, running, rollUp, moment, currency } = accuracy;
  const known = quarters.filter(({ moments }) => moments[moment]?.total.variance.ratio);
  const [before, last] = [known.at(-2), known.at(-1)];
  const variance = last?.moments[moment]?.total.variance;
  const { total } = rollUp.whole;
  const over = countOf(total.quarters, 'quarter');
  const said = running?.moments.start?.total;
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
      <StatCard
        label={last ? `Off by, ${last.label}` : 'Off by'}
        value={variance ? offText(variance) : 'n/a'}
        reason={variance ? null : 'no quarter is measured yet'}
        delta={before && last ? changeOf(before, last, moment) : undefined}
        target="goal under 20 %"
        alarm={variance && meetsGoal(variance) === false ? { tone: 'look', text: 'over 20 %' } : null}
        tip={
          <DefinitionTip
            term="Off by"
            meaning="How far what came lies from what was frozen, as a share of what came."
            formula="|actual − forecast| ÷ actual"
          />
        }
      />
      <StatCard
        label={`Off by, ${over}`}
        value={offText(total.wape)}
        reason={total.wape.reason}
        beside={`without zombies ${offText(rollUp.cleaned.wape)}`}
        tip={
          <DefinitionTip
            term="Off by, over quarters"
            meaning="The misses of every rep, stream and quarter added, so that one’s excess hides no other’s shortfall (WAPE)."
            formula="Σ |actual − forecast| ÷ Σ actual"
          />
        }
      />
      <StatCard
        label={`Leans, ${over}`}
        value={leanText(total.bias)}
        reason={total.bias.reason}
        beside={`without zombies ${leanText(rollUp.cleaned.bias)}`}
        tip={
          <DefinitionTip
            term="Leans"
            meaning="Whether more was forecast than came, or less (signed bias). Near 0 with a large miss means that the misses cancel."
            formula="Σ (forecast − actual) ÷ Σ actual"
          />
        }
      />
      <StatCard
        label={running ? `${running.label}, not over` : 'Running quarter'}
        value={running ? moneyCompact({ minor: running.actual.total, currency }) : 'n/a'}
        reason={said ? null : 'no forecast was kept when it began'}
        beside={
          said ? `of ${moneyCompact({ minor: said.forecastMinor, currency })} forecast when it began` : null
        }
      />
    </div>
  );
}

function changeOf(before: QuarterAccuracy, last: QuarterAccuracy, moment: Moment): Delta | undefined {
  const [was, is] = [before, last].map(({ moments }) => moments[moment]?.total.variance.ratio ?? null);
  if (!was || !is) return undefined;
  const change = is.numerator * was.denominator - was.numerator * is.denominator;
  return {
    direction: change > 0n ? 'up' : change < 0n ? 'down' : 'flat',
    text: `${percentagePoints(was, is, 0)} on ${before.label}`,
    verdict: change > 0n ? 'bad' : 'good',
  };
}
