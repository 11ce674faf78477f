import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';

/** Nothing matches the filters (`filtered`), or there is nothing at all. */
export function PipelineEmpty({ slug, filtered }: { slug: string; filtered: boolean }) {
  if (filtered) {
    return (
      <EmptyState
        title="No deal matches these filters"
        why="Take one filter away, or look among won and lost deals."
        action={<LinkButton href={`/t/${slug}/pipeline`}>Show all open deals</LinkButton>}
      />
    );
  }
  return (
    <EmptyState
      title="No deals yet"
      why="The pipeline is what the forecast and the audit stand on. Import an export of your CRM to fill it."
      action={
        <LinkButton href={`/t/${slug}/imports/new`} variant="primary">
          Import deals
        </LinkButton>
      }
    />
  );
}
