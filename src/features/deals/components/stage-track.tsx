import { Check, Minus } from 'lucide-react';
import { percentText } from '@/domain/deals/stages';
import { cn } from '@/ui/class-names';
import type { StageStep } from './move-form';

type Step = StageStep & { reached: boolean };

/** The seven stages with what each counts. The heavy line before the PO parts talk from commit. */
export function StageTrack({ steps, current }: { steps: readonly Step[]; current: string }) {
  return (
    <ol className="grid gap-1 sm:grid-cols-7 sm:gap-0" aria-label="Stages">
      {steps.map((step) => {
        const here = step.stage === current;
        return (
          <li
            key={step.stage}
            aria-current={here ? 'step' : undefined}
            className={cn(
              'flex items-center gap-2 px-3 py-2 text-sm sm:flex-col sm:items-start sm:gap-1 sm:border-t-2',
              step.reached && step.applies ? 'sm:border-accent' : 'sm:border-line',
              step.stage === 'hardware_po_received' && 'commit-line',
              here && 'rounded-md bg-accent-soft sm:rounded-t-none',
              !step.applies && 'text-faint',
            )}
          >
            <span className="flex items-center gap-1.5 text-xs text-muted tabular-nums">
              {step.reached && step.applies ? (
                <Check aria-label="reached" className="size-3.5 text-accent" />
              ) : null}
              {step.applies ? (
                percentText(step.probabilityBp)
              ) : (
                <Minus aria-label="does not apply" className="size-3.5" />
              )}
            </span>
            <span className={here ? 'font-semibold' : undefined}>{step.label}</span>
          </li>
        );
      })}
    </ol>
  );
}
