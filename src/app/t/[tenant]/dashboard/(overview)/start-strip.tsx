import { GUIDE_WORDS } from '@/features/start-guide/guide-words';
import { showStartGuide } from '@/features/start-guide/queries';
import { pageCaller } from '@/platform/operations/page-caller';
import { Alert } from '@/ui/controls/alert';
import { LinkButton } from '@/ui/controls/link-button';

/** Where a new company stands on its way to the first review, for whoever sets it up, until he puts it away. */
export async function StartStrip({ slug }: { slug: string }) {
  const guide = await showStartGuide(await pageCaller(slug), {});
  if (!guide.ok || !guide.value.mayWrite || guide.value.dismissed || guide.value.next === null) return null;
  const { done, steps, next } = guide.value;
  return (
    <Alert
      title={`Getting started: ${done} of ${steps.length} done`}
      action={
        <LinkButton href={`/t/${slug}/start`} variant="primary">
          Go on
        </LinkButton>
      }
    >
      Next: {GUIDE_WORDS[next].title}.
    </Alert>
  );
}
