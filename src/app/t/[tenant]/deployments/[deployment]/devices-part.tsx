import { countOf } from '@/ui/format/counts';
import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';

type Props = {
  slug: string;
  deploymentId: string;
  /** As delivery wrote it down; null: nobody said. */
  recorded: number | null;
};

/** What the deployment consists of, and the share of it that earns. */
export function DevicesPart({ recorded }: Props) {
  return (
    <Section title="Devices">
      <Card>
        <p className="text-sm text-muted">
          {recorded === null
            ? 'Nobody has said how many there are.'
            : `${countOf(recorded, 'device')} recorded.`}
        </p>
      </Card>
    </Section>
  );
}
