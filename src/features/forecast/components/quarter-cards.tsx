import Link from 'next/link';
import { forecastMinor } from '@/domain/forecast/forecast';
import type { Forecast, Measure } from '@/domain/forecast/types';
import { Amount } from '@/ui/format/amount';
import { DefinitionTip } from '@/ui/layout/definition-tip';
import { StatCard } from '@/ui/layout/stat-card';
import { RangeText } from '../range/range-provider';

type Props = {
  quarter: Forecast['periods'][number];
  currency: string;
  hrefOf: (measure: Measure) => string;
};

type NextProps = { quarter: Forecast['periods'][number]; period: number; currency: string; href: string };

/** The quarter after: what stands where the CRM claims nothing. */
export function NextQuarterCard({ quarter, period, currency, href }: NextProps) {
  const { total, label } = quarter;
  return (
    <StatCard
      label={`Forecast, ${label}`}
      value={<Amount money={{ minor: forecastMinor(total), currency }} />}
      beside={
        <>
          P10 to P90 <RangeText period={period} currency={currency} />
        </>
      }
      href={href}
      sentence={
        <>
          Ordered <Amount money={{ minor: total.commitMinor, currency }} />, quoted{' '}
          <Amount money={{ minor: total.bestCaseMinor, currency }} />.
        </>
      }
    />
  );
}

/** The current quarter in two figures: what we say, and what of it somebody has ordered. */
export function QuarterCards({ quarter, currency, hrefOf }: Props) {
  const { total, label } = quarter;
  const money = (minor: bigint) => <Amount money={{ minor, currency }} />;
  const opened = (measure: Measure, minor: bigint) => (
    <Link href={hrefOf(measure)} className="underline-offset-2 hover:underline">
      {money(minor)}
    </Link>
  );
  return (
    <>
      <StatCard
        label={`Forecast, ${label}`}
        value={money(forecastMinor(total))}
        beside={
          <>
            P10 to P90 <RangeText period={0} currency={currency} />
          </>
        }
        sentence={
          <>
            {opened('actual', total.actualMinor)} has happened, {opened('weighted', total.weightedMinor)} is
            weighted.
          </>
        }
        tip={
          <DefinitionTip
            term="Forecast"
            meaning="What has happened in the quarter plus the weighted amounts that their clocks put into it. In eight of ten drawn futures the quarter ends between P10 and P90."
            formula="actual + weighted"
          />
        }
      />
      <StatCard
        label={`Commit, ${label}`}
        value={opened('commit', total.commitMinor)}
        beside="ordered, not yet delivered"
        sentence={
          <>
            Beside it {opened('bestCase', total.bestCaseMinor)} is quoted,{' '}
            {opened('pipeline', total.pipelineMinor)} is pipeline.
          </>
        }
        tip={
          <DefinitionTip
            term="Commit"
            meaning="Amounts of deals with a live PO that have not shipped, started or been completed, unweighted, on the days of their clocks. Best case has a quote. Pipeline is the rest."
          />
        }
      />
    </>
  );
}
