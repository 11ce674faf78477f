import type { CheckResult } from '@/domain/audit/types';
import { StatCard } from '@/ui/layout/stat-card';
import { countText } from '@/ui/format/counts';
import { moneyCompact } from '@/ui/format/money';
import { percentOrReason } from '@/ui/format/ratio';
import { CHECK_WORDS } from '../check-words';

type Props = { check: CheckResult; currency: string; href: string };

/** One of the first checks as a big number. What cannot be checked says why, and is never a green zero. */
export function CheckCard({ check, currency, href }: Props) {
  const { title, advice } = CHECK_WORDS[check.id];
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
