import type { Comparison } from '@/domain/approvals/comparison';
import { Amount } from '@/ui/format/amount';

type Props = { comparison: Comparison; currency: string };

/** The deal beside the deployments like it. */
export function Similar({ comparison, currency }: Props) {
  if ('reason' in comparison) return <p className="text-sm text-muted">{comparison.reason}</p>;
  const { sentence, perDeviceMinor, ownPerDeviceMinor } = comparison;
  return (
    <p className="text-sm text-muted">
      {sentence}
      {perDeviceMinor !== null && ownPerDeviceMinor !== null ? (
        <>
          {' '}
          Per device <Amount money={{ minor: ownPerDeviceMinor, currency }} as="exact" /> against{' '}
          <Amount money={{ minor: perDeviceMinor, currency }} as="exact" />.
        </>
      ) : null}
    </p>
  );
}
