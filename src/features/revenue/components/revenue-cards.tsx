import type { LedgerAmounts } from '@/domain/revenue/bridge';
import type { Awaited } from '@/domain/revenue/contracted';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { toDecimal } from '@/domain/values/money';
import { SparkLine } from '@/ui/charts/spark-line';
import { Amount } from '@/ui/format/amount';
import { moneyCompact } from '@/ui/format/money';
import { percentChange } from '@/ui/format/ratio';
import { DefinitionTip } from '@/ui/layout/definition-tip';
import { StatCard, type Delta } from '@/ui/layout/stat-card';
import { growthSentence, signedSentence } from '../revenue-words';

type Props = {
  currency: string;
  asOf: CalendarDate;
  liveMinor: bigint;
  contractedMinor: bigint;
  signed: { rows: readonly Awaited[]; count: number; addsMinor: bigint };
  bridge: LedgerAmounts;
  periods: readonly LedgerAmounts[];
  /** Who pays it; null where no list of them says the same figure. */
  liveHref: string | null;
};

/** What is paid, what is signed, and the gap between them. */
export function RevenueCards(props: Props) {
  const { currency, asOf, liveMinor, contractedMinor, signed, bridge, periods, liveHref } = props;
  const money = (minor: bigint) => ({ minor, currency });
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <StatCard
        label="Live ARR"
        value={<Amount money={money(liveMinor)} />}
        delta={deltaOf(bridge)}
        spark={
          <SparkLine
            shape="line"
            values={periods.map(({ closingMinor }) => Number(toDecimal(money(closingMinor))))}
            label="ARR at the end of each period"
          />
        }
        sentence={growthSentence(bridge, currency)}
        href={liveHref ?? undefined}
        tip={
          <DefinitionTip
            term="Live ARR"
            meaning="What customers pay a year under the contracts that have begun and not ended. One-time hardware is never in it."
            formula="Σ of all movements of the ledger up to the day"
            source="Ledger of recurring revenue"
          />
        }
      />
      <StatCard
        label="Contracted ARR"
        value={<Amount money={money(contractedMinor)} />}
        sentence={
          signed.addsMinor === 0n
            ? 'Nothing signed waits to begin.'
            : `${moneyCompact(money(liveMinor))} live and ${moneyCompact(money(signed.addsMinor))} signed.`
        }
        href={signed.count === 0 ? undefined : '#signed'}
        tip={
          <DefinitionTip
            term="Contracted ARR"
            meaning="Live ARR and what is signed but has not begun. A renewal signed ahead adds only what it changes."
            formula="live ARR + signed, not started"
            source="Contracts and ledger"
          />
        }
      />
      <StatCard
        label="Signed, not started"
        value={<Amount money={money(signed.addsMinor)} />}
        sentence={signedSentence(signed, asOf)}
        href={signed.count === 0 ? undefined : '#signed'}
      />
    </div>
  );
}

function deltaOf({ openingMinor, closingMinor }: LedgerAmounts): Delta | undefined {
  if (openingMinor <= 0n) return undefined;
  const change = closingMinor - openingMinor;
  return {
    direction: change > 0n ? 'up' : change < 0n ? 'down' : 'flat',
    text: `${percentChange({ numerator: change, denominator: openingMinor })} in this window`,
    verdict: change < 0n ? 'bad' : 'neutral',
  };
}
