import type { Metadata } from 'next';
import { LinkButton } from '@/ui/controls/link-button';
import { CenteredPage } from '@/ui/layout/centered-page';

export const metadata: Metadata = { title: 'Not found' };

/** The one answer for what does not exist and for what is not yours: it must not tell them apart. */
export default function NotFound() {
  return (
    <CenteredPage
      title="There is nothing here"
      lead="The page does not exist, or it belongs to a company that you are not a member of."
    >
      <div>
        <LinkButton href="/" variant="primary">
          Go to your companies
        </LinkButton>
      </div>
    </CenteredPage>
  );
}
