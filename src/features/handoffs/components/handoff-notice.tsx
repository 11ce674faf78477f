import type { HandoffStanding } from '@/domain/deployments/handoff';
import { Alert } from '@/ui/controls/alert';
import { LinkButton } from '@/ui/controls/link-button';
import { countOf } from '@/ui/format/counts';

type Props = { slug: string; counts: Record<HandoffStanding, number> };

/** On a rep's first page: which of his orders delivery knows nothing of, or gave back. Nothing where all are told. */
export function HandoffNotice({ slug, counts: { missing, returned } }: Props) {
  if (missing + returned === 0) return null;
  const parts = [
    missing > 0 ? `${countOf(missing, 'deal')} with a PO that delivery knows nothing of` : null,
    returned > 0 ? `${countOf(returned, 'handoff')} returned by delivery` : null,
  ].filter(Boolean);
  const standing = returned > 0 ? 'returned' : 'missing';
  return (
    <Alert
      tone="look"
      title={`${parts.join(', ')}.`}
      action={
        <LinkButton size="small" href={`/t/${slug}/deployments/handoffs?standing=${standing}`}>
          Hand over
        </LinkButton>
      }
    >
      The customer’s clock to first value runs since the order.
    </Alert>
  );
}
