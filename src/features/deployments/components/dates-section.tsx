import { LIFE_STEPS } from '@/domain/deployments/life';
import { dateText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { KeyValueList } from '@/ui/layout/key-value-list';
import { Section } from '@/ui/layout/section';
import { STEP_NAMES } from '../deployment-words';
import type { DeploymentPage } from '../queries-show';

type Props = { slug: string; page: DeploymentPage };

/** The days of its life, from the signature to the first value. */
export function DatesSection({ page: { deployment } }: Props) {
  return (
    <Section title="Life">
      <Card>
        <KeyValueList
          stacked
          items={LIFE_STEPS.map(({ step, field }) => ({
            key: STEP_NAMES[step],
            value: dateText(deployment[field]),
          }))}
        />
      </Card>
    </Section>
  );
}
