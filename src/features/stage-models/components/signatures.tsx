import type { ReactNode } from 'react';
import { dateText } from '@/ui/format/dates';
import type { ShownVersion } from '../queries';
import { SignButton } from './sign-button';

type Props = { slug: string; version: ShownVersion; mySide: 'CRO' | 'CEO' | null };

const SIDES = [
  { role: 'CRO', title: 'CRO', none: 'Not signed yet' },
  { role: 'CEO', title: 'CEO', none: 'Not endorsed yet' },
] as const;

/** Who signed a version and when, with a line on paper for whoever has not. */
export function Signatures({ slug, version, mySide }: Props) {
  return (
    <div className="grid gap-4 sm:grid-cols-2 print:mt-10 print:grid-cols-2">
      {SIDES.map(({ role, title, none }) => {
        const signature = version.signatures.find((each) => each.role === role);
        return (
          <SignatureLine key={role} title={title}>
            {signature ? (
              <p>
                <span className="font-medium">{signature.name}</span>, {dateText(signature.signedOn)}
              </p>
            ) : (
              <>
                <p className="text-muted print:invisible">{none}</p>
                {mySide === role && version.state !== 'over' ? (
                  <div className="no-print">
                    <SignButton slug={slug} version={version.model.version} role={role} />
                  </div>
                ) : null}
              </>
            )}
          </SignatureLine>
        );
      })}
    </div>
  );
}

function SignatureLine({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div
      role="group"
      aria-label={`Signature of the ${title}`}
      className="rounded-lg border bg-surface p-4 print:border-0 print:border-t print:rounded-none print:px-0"
    >
      <h3 className="text-xs font-medium text-muted">{title}</h3>
      <div className="mt-1 flex flex-wrap items-center justify-between gap-2 text-sm">{children}</div>
    </div>
  );
}
