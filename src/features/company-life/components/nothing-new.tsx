import { EmptyState } from '@/ui/controls/empty-state';

/** In place of a form in a company that is read-only, for who came by an old link or with the form's key. */
export function NothingNew({ what }: { what: string }) {
  return (
    <EmptyState
      title={`No ${what} while the company is read-only`}
      why="Everything here can be read and exported. Settings, Company says who can end it."
    />
  );
}
