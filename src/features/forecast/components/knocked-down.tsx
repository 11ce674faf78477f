import Link from 'next/link';
import { percentText } from '@/domain/deals/stages';
import type { KnockedDown } from '@/domain/forecast/knocked-down';
import { Alert } from '@/ui/controls/alert';
import { Amount } from '@/ui/format/amount';
import { countOf } from '@/ui/format/counts';

type Props = {
  deals: readonly KnockedDown[];
  /** All of them; the list may be shorter. */
  count: number;
  currency: string;
  /** The deal's page; null where this member sees no deals. */
  hrefOf: ((dealId: string) => string) | null;
};

/** The claims that the forecast does not follow: what each counts, and what is missing. Nothing where there are none. */
export function KnockedDownDeals({ deals, count, currency, hrefOf }: Props) {
  if (count === 0) return null;
  return (
    <Alert tone="look" title={`${countOf(count, 'deal')} claimed more than the evidence carries.`}>
      <details>
        <summary className="w-fit cursor-pointer py-0.5">What is missing</summary>
        <ul className="mt-1 flex flex-col gap-1.5">
          {deals.map((deal) => (
            <li key={deal.dealId} className="wrap-anywhere">
              {hrefOf ? (
                <Link
                  href={hrefOf(deal.dealId)}
                  className="font-medium text-text underline underline-offset-2"
                >
                  {deal.name}
                </Link>
              ) : (
                <span className="font-medium text-text">{deal.name}</span>
              )}{' '}
              <Amount money={{ minor: deal.amountMinor, currency }} />:{' '}
              {deal.claimedBp === null ? 'a verbal yes' : `claimed ${percentText(deal.claimedBp)}`}, counts{' '}
              {percentText(deal.countedBp)}. {deal.missing.join(' ')}
            </li>
          ))}
          {count > deals.length ? <li>and {countOf(count - deals.length, 'more deal')}.</li> : null}
        </ul>
      </details>
    </Alert>
  );
}
