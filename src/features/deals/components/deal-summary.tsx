import type { DealHead } from '@/data/deal-list';
import type { DealFacts } from '@/domain/deals/deal';
import { Day } from '@/ui/format/day';
import { KeyValueList } from '@/ui/layout/key-value-list';
import { Section } from '@/ui/layout/section';

type Props = {
  deal: Omit<DealHead, 'sortKey'>;
  facts: Pick<DealFacts, 'lastActivityOn' | 'sourceProbabilityBp'>;
};

/** Names and days of a deal; what the CRM said stands beside ours and weighs nothing. */
export function DealSummary({ deal, facts }: Props) {
  return (
    <Section title="Facts">
      <KeyValueList
        items={[
          { key: 'Close date', value: <Day date={deal.closeOn} /> },
          { key: 'Rep', value: deal.rep ?? '–' },
          { key: 'Contact', value: deal.contact ?? '–' },
          { key: 'Last activity', value: <Day date={facts.lastActivityOn} /> },
          { key: 'CRM stage', value: deal.sourceStage ?? '–' },
          {
            key: 'CRM probability',
            value:
              facts.sourceProbabilityBp === null
                ? '–'
                : `${facts.sourceProbabilityBp / 100} % (their claim, no weight)`,
          },
          { key: 'CRM id', value: deal.externalId ?? '–' },
        ]}
      />
    </Section>
  );
}
