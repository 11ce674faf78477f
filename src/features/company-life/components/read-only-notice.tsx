import Link from 'next/link';
import type { TenantState } from '@/platform/operations/caller';

type Props = { slug: string; state: TenantState; mayEnd: boolean; mayExport: boolean };

/** Above every page of a company that takes no change: why there is nothing to press, and who can end it. */
export function ReadOnlyNotice({ slug, state, mayEnd, mayExport }: Props) {
  if (state === 'active') return null;
  const leaving = state === 'leaving';
  const way = leaving ? 'When, and how to call it off' : 'Restore or export';
  return (
    <p className="border-b border-look-line bg-look-soft px-4 py-1 text-center text-xs">
      {leaving
        ? 'To be deleted: everything can be read, nothing changed. '
        : 'Archived: everything can be read, nothing changed. '}
      {mayEnd ? null : `Its ${leaving ? 'CRO or CEO can call that off' : 'CRO can restore it'}. `}
      {mayExport ? (
        <Link className="font-medium underline underline-offset-2" href={`/t/${slug}/settings/company`}>
          {mayEnd ? way : 'Export'}
        </Link>
      ) : null}
    </p>
  );
}
