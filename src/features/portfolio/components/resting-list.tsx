import Link from 'next/link';
import { Badge } from '@/ui/controls/badge';
import { countOf } from '@/ui/format/counts';
import type { PortfolioCompany } from '../queries';

const STATE = { archived: 'Archived', leaving: 'To be deleted', active: '' };

/** Companies that are read-only, folded: they need nobody. */
export function RestingList({ companies }: { companies: readonly PortfolioCompany[] }) {
  if (companies.length === 0) return null;
  return (
    <details className="rounded-lg border bg-surface">
      <summary className="min-h-11 cursor-pointer px-4 py-3 text-sm text-muted">
        {countOf(companies.length, 'read-only company', 'read-only companies')}
      </summary>
      <ul className="flex flex-col divide-y border-t">
        {companies.map(({ slug, company, state }) => (
          <li key={slug}>
            <Link
              href={`/t/${slug}`}
              className="flex min-h-11 items-center justify-between gap-3 px-4 py-2 text-sm no-underline hover:bg-hover"
            >
              <span className="truncate">{company}</span>
              <Badge tone={state === 'leaving' ? 'look' : 'plain'}>{STATE[state]}</Badge>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
