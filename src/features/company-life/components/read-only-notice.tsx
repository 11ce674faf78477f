import Link from 'next/link';
import type { TenantState } from '@/platform/operations/caller';

/** Above every page of a company that takes no change. */
export function ReadOnlyNotice({
  slug,
  state,
  mayOpen,
}: {
  slug: string;
  state: TenantState;
  mayOpen: boolean;
}) {
  if (state === 'active') return null;
  const leaving = state === 'leaving';
  return (
    <p className="border-b border-look-line bg-look-soft px-4 py-1 text-center text-xs">
      {leaving
        ? 'To be deleted: everything can be read, nothing changed. '
        : 'Archived: everything can be read, nothing changed. '}
      {mayOpen ? (
        <Link className="font-medium underline underline-offset-2" href={`/t/${slug}/settings/company`}>
          {leaving ? 'When, and how to call it off' : 'Restore or export'}
        </Link>
      ) : null}
    </p>
  );
}
