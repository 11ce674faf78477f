import { Checkbox } from '@/ui/controls/checkbox';
import { Amount } from '@/ui/format/amount';
import type { SupposeProps } from './suppose-form';

/** Open deals, the heaviest first, each of which can be lost. */
export function LoseDeals({ supposed, choices: { deals, currency }, onChange }: SupposeProps) {
  const { lose } = supposed;
  const toggle = (id: string, lost: boolean) =>
    onChange({ ...supposed, lose: lost ? [...lose, id] : lose.filter((other) => other !== id) });
  return (
    <fieldset className="min-w-0">
      <legend className="float-start mb-2 w-full text-sm font-semibold">We lose</legend>
      <ul className="clear-both flex flex-col">
        {deals.map(({ id, name, weightedMinor }) => (
          <li key={id} className="flex items-start justify-between gap-3">
            <Checkbox
              label={name}
              className="min-w-0"
              checked={lose.includes(id)}
              onChange={(event) => toggle(id, event.target.checked)}
            />
            <span className="py-1 text-sm whitespace-nowrap text-muted tabular-nums pointer-coarse:py-3">
              <Amount money={{ minor: weightedMinor, currency }} />
            </span>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
