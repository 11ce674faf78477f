import Link from 'next/link';
import type { Waterfall, WaterfallStep } from '@/domain/forecast/waterfall';
import { Amount } from '@/ui/format/amount';
import { MINUS } from '@/ui/format/money';
import { STEP_WORDS } from '../step-words';

type Props = {
  waterfall: Pick<Waterfall, 'startMinor' | 'endMinor' | 'steps'>;
  currency: string;
  caption: string;
  startLabel: string;
  endLabel: string;
  /** The deals behind a step. */
  hrefOf: (step: WaterfallStep) => string;
};

/** From one day's forecast to another's, as a sum that one can check: each reason with a bar to its side of the middle. */
export function WaterfallSteps({ waterfall, currency, caption, startLabel, endLabel, hrefOf }: Props) {
  const { startMinor, endMinor, steps } = waterfall;
  const most = steps.reduce((max, { amountMinor }) => Math.max(max, Math.abs(Number(amountMinor))), 1);
  return (
    <table className="w-full text-sm tabular-nums">
      <caption className="sr-only">{caption}</caption>
      <tbody>
        <Total label={startLabel} minor={startMinor} currency={currency} />
        {steps.map(({ step, amountMinor, deals }) => (
          <tr key={step} className="group/step relative hover:bg-hover">
            <th scope="row" className="py-1 pe-2 text-start font-normal">
              <Link
                href={hrefOf(step)}
                className="no-underline group-hover/step:underline after:absolute after:inset-0"
              >
                {STEP_WORDS[step]}
              </Link>{' '}
              <span className="text-xs text-faint">{deals}</span>
            </th>
            <td className="w-2/5 py-1">
              <StepBar share={Number(amountMinor) / most} />
            </td>
            <td className="py-1 ps-2 text-end whitespace-nowrap">
              {amountMinor < 0n ? MINUS : '+'}
              <Amount money={{ minor: amountMinor < 0n ? -amountMinor : amountMinor, currency }} />
            </td>
          </tr>
        ))}
        <Total label={endLabel} minor={endMinor} currency={currency} />
      </tbody>
    </table>
  );
}

function Total({ label, minor, currency }: { label: string; minor: bigint; currency: string }) {
  return (
    <tr className="border-y first:border-t-0 last:border-b-0">
      <th scope="row" colSpan={2} className="py-1.5 text-start font-semibold">
        {label}
      </th>
      <td className="py-1.5 ps-2 text-end font-semibold whitespace-nowrap">
        <Amount money={{ minor, currency }} />
      </td>
    </tr>
  );
}

/** Gains to the right and light, losses to the left and hatched: told apart without colour. */
function StepBar({ share }: { share: number }) {
  const width = Math.max(1, Math.abs(share) * 50);
  return (
    <svg aria-hidden width="100%" height="12" className="block">
      <line x1="50%" x2="50%" y1="0" y2="12" stroke="var(--line-strong)" />
      <rect
        x={`${share < 0 ? 50 - width : 50}%`}
        width={`${width}%`}
        y="1.5"
        height="9"
        fill={share < 0 ? 'var(--surface)' : 'var(--accent)'}
        fillOpacity={share < 0 ? 1 : 0.45}
        stroke="var(--accent)"
        strokeDasharray={share < 0 ? '3 2' : undefined}
      />
    </svg>
  );
}
