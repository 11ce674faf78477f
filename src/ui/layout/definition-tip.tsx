import { CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import { Popover } from '@/ui/controls/popover';

export type Definition = {
  /** The concept, e.g. "NNARR". */
  term: string;
  /** In plain words. */
  meaning: ReactNode;
  formula?: string;
  /** The formula with this period's numbers. */
  filled?: string;
  /** Where the numbers come from and how fresh they are. */
  source?: ReactNode;
};

/** The ? beside a concept. Opens with press, Enter or tap. */
export function DefinitionTip({ term, meaning, formula, filled, source }: Definition) {
  return (
    <Popover
      label={`What is ${term}?`}
      triggerClassName="no-print relative -m-0.5 inline-flex size-6 shrink-0 items-center justify-center rounded-full align-middle text-faint after:absolute after:-inset-0.5 hover:text-text pointer-coarse:after:-inset-3"
      trigger={<CircleHelp aria-hidden className="size-3.5" />}
    >
      <div className="flex flex-col gap-2 text-start text-sm font-normal">
        <p className="font-semibold">{term}</p>
        <div className="text-muted">{meaning}</div>
        {formula ? <p className="rounded-md bg-sunken px-2 py-1.5 font-mono text-xs">{formula}</p> : null}
        {filled ? <p className="font-mono text-xs text-muted">{filled}</p> : null}
        {source ? <p className="text-xs text-faint">{source}</p> : null}
      </div>
    </Popover>
  );
}
