import { Amount } from '@/ui/format/amount';
import { countOf } from '@/ui/format/counts';
import { StatCard } from '@/ui/layout/stat-card';
import type { RenewalSum } from '../queries-renewals';

type Sums = Record<'due' | 'lapsed' | 'leaving' | 'renewed', RenewalSum>;
type Props = { sums: Sums; currency: string; days: number };

/** How much is at stake, and how much of it is settled. */
export function RenewalCards({ sums, currency, days }: Props) {
  const cards = [
    { id: 'due', label: `Due within ${days} days`, sum: sums.due },
    { id: 'lapsed', label: 'Ended without a word', sum: sums.lapsed },
    { id: 'renewed', label: 'Renewed', sum: sums.renewed },
    { id: 'leaving', label: 'Leaving', sum: sums.leaving },
  ] as const;
  return (
    <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
      {cards.map(({ id, label, sum }) => (
        <StatCard
          key={id}
          label={label}
          value={<Amount money={{ minor: sum.arrMinor, currency }} />}
          beside={`${countOf(sum.count, 'contract')} of ${countOf(sum.customers, 'customer')}`}
          alarm={id === 'lapsed' && sum.count > 0 ? { tone: 'act', text: 'Act' } : null}
        />
      ))}
    </div>
  );
}
