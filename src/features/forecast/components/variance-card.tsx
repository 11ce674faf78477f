import Link from 'next/link';
import type { QuarterAccuracy } from '@/domain/forecast/accuracy/quarters';
import { Card } from '@/ui/layout/card';
import { goalSentence } from '../accuracy-words';
import { AccuracyChart } from './accuracy-chart';

type Props = { quarters: readonly QuarterAccuracy[]; href: string };

/** For a page about people: how far their quarters came out from what was forecast when they began. */
export function VarianceCard({ quarters, href }: Props) {
  const measured = quarters.some(({ moments }) => moments.start?.total.variance.ratio);
  return (
    <Card className="flex flex-col gap-3">
      {measured ? (
        <AccuracyChart
          quarters={quarters}
          moment="start"
          title="Forecast variance"
          summary={goalSentence(quarters)}
        />
      ) : (
        <div className="flex min-h-24 flex-col gap-1">
          <h3 className="text-sm font-semibold">Forecast variance</h3>
          <p className="text-xs text-muted">{goalSentence(quarters)}</p>
        </div>
      )}
      <Link href={href} className="self-start text-xs text-muted underline underline-offset-2">
        Why, quarter by quarter
      </Link>
    </Card>
  );
}
