import Link from 'next/link';
import type { BridgeStep } from './chart-types';
import { MARGIN } from './geometry';

/**
 * The steps of a bridge as links to their rows: over the picture one per column, pressed anywhere in it, named with its exact figure.
 * A phone's columns are too narrow for a thumb: there the same list stands under the picture.
 */
export function BridgeLinks({ steps }: { steps: readonly BridgeStep[] }) {
  if (steps.every((step) => step.href === undefined)) return null;
  return (
    <ul
      className="bridge-links no-print"
      style={{ insetInlineStart: MARGIN.left, insetInlineEnd: MARGIN.right }}
    >
      {steps.map(({ label, text, href }) => (
        <li key={label}>
          {href ? (
            <Link href={href} prefetch={false} title={`${label}: ${text}`}>
              <span>{label}</span> <span>{text}</span>
            </Link>
          ) : (
            <p>
              <span>{label}</span> <span>{text}</span>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
