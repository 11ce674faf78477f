import Link from 'next/link';
import type { BridgeStep } from './chart-types';
import { MARGIN } from './geometry';

/**
 * Over the picture, one link per column that has rows: pressed anywhere in it, reached by Tab, named with its exact figure.
 * A phone's columns are too narrow for a thumb: there the page lists them.
 */
export function BridgeLinks({ steps }: { steps: readonly BridgeStep[] }) {
  if (steps.every((step) => step.href === undefined)) return null;
  return (
    <ul
      className="no-print absolute inset-y-0 hidden sm:flex"
      style={{ insetInlineStart: MARGIN.left, insetInlineEnd: MARGIN.right }}
    >
      {steps.map((step) => (
        <li key={step.label} className="flex-1">
          {step.href ? (
            <Link
              href={step.href}
              prefetch={false}
              aria-label={`${step.label}: ${step.text}`}
              title={`${step.label}: ${step.text}`}
              className="block h-full rounded-md hover:bg-accent/6"
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
