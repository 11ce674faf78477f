import type { CheckTotals } from '@/domain/audit/types';
import type { AuditThresholds } from '@/domain/settings/settings';
import { StatCard } from '@/ui/layout/stat-card';
import { countText } from '@/ui/format/counts';
import { moneyCompact } from '@/ui/format/money';
import { percentOrReason } from '@/ui/format/ratio';
import { checkWords } from '../check-words';

type Props = { check: CheckTotals; thresholds: AuditThresholds; currency: string; href: string };

/** One of the first checks as a big number. What cannot be checked says why, and is never a green zero. */
export function CheckCard({ check, thresholds, currency, href }: Props) {
  const { title, advice } = checkWords(check.id, thresholds);
  if (check.state === 'uncheckable') {
    return <StatCard label={title} value="–" reason={check.reason} beside="cannot be checked" />;
  }
  const share = percentOrReason(check.share);
  const of = check.id === 'closed-won-without-ship-date' ? 'of won' : 'of the open pipeline';
  return (
    <StatCard
      label={title}
      value={countText(check.count)}
      beside={`${moneyCompact({ minor: check.amountMinor, currency })}${share.reason ? '' : ` · ${share.text} ${of}`}`}
      sentence={check.count > 0 ? advice : 'None found.'}
      href={check.count > 0 ? href : undefined}
    />
  );
}
