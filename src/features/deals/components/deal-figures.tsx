import type { Judgement } from '@/domain/deals/probability';
import { Amount } from '@/ui/format/amount';
import { StatCard } from '@/ui/layout/stat-card';
import { Probability } from './probability';

const CATEGORY = {
  commit: 'Commit: a live PO',
  bestCase: 'Best case: a quote is out',
  pipeline: 'Pipeline',
} as const;

type Props = {
  judgement: Judgement;
  amountMinor: bigint | null;
  weightedMinor: bigint;
  acvMinor: bigint | null;
  currency: string;
  termMonths: number;
  split: boolean;
};

/** What the deal counts, and the three amounts that follow from it. */
export function DealFigures(props: Props) {
  const { judgement, amountMinor, weightedMinor, acvMinor, currency, termMonths, split } = props;
  const money = (minor: bigint | null) => <Amount money={minor === null ? null : { minor, currency }} />;
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
      <StatCard
        label="Counts"
        value={<Probability judgement={judgement} />}
        sentence={judgement.why}
        beside={judgement.category ? CATEGORY[judgement.category] : 'Not open'}
      />
      <StatCard
        label="Amount"
        value={money(amountMinor)}
        beside={split ? `over ${termMonths} months` : 'No stream split yet'}
      />
      <StatCard
        label="Weighted"
        value={money(weightedMinor)}
        beside="what has not happened yet, by evidence"
      />
      <StatCard label="ACV" value={money(acvMinor)} beside="recurring, one year" />
    </div>
  );
}
