import type { ReactNode } from 'react';
import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';

type Props = {
  title: string;
  lead: string;
  /** What in it names somebody of the company that it stands in. */
  names?: readonly string[];
  /** What is here is the same, so that a copy would change nothing. */
  same?: boolean;
  /** The way to copy it. */
  copy: ReactNode;
  children: ReactNode;
};

/** One template of another company: what is in it, and the way to copy it, or why it cannot be. */
export function TemplatePart({ title, lead, names = [], same = false, copy, children }: Props) {
  const [first] = names;
  return (
    <Section title={title} lead={lead} actions={first === undefined && !same ? copy : undefined}>
      {same ? <p className="text-sm text-muted">Yours is the same: there is nothing to copy.</p> : null}
      {first === undefined || same ? null : (
        <p className="text-sm text-look">
          It names “{first}”, and a copy carries no names of customers, people, products or suppliers. Publish
          a version without it there, then copy that.
        </p>
      )}
      <Card flush>{children}</Card>
    </Section>
  );
}
