import type { Ruling } from '@/domain/deals/probability';
import { Alert } from '@/ui/controls/alert';

/** A claim that evidence does not carry, what it counts until then, and what would make it true. */
export function Rulings({ rulings }: { rulings: readonly Ruling[] }) {
  return rulings.map((ruling) => (
    <Alert key={ruling.kind} tone="look" title={ruling.text}>
      {ruling.missing.map((item) => item.remedy).join(' ')}
    </Alert>
  ));
}
