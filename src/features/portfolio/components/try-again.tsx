import { LinkButton } from '@/ui/controls/link-button';

/** Reads the portfolio again. */
export function TryAgain() {
  return (
    <LinkButton href="/portfolio" prefetch={false} size="small">
      Try again
    </LinkButton>
  );
}
