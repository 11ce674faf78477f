import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';
import type { DealPageFacts } from '../queries-deal-page';
import { DealLines } from './deal-lines';
import { LinesDialog } from './lines-dialog';

/** The lines of a deal, each on its clock, with the form for those who may change them. */
export function LinesSection({ page, slug }: { page: DealPageFacts; slug: string }) {
  const { deal, facts, may, clocks } = page;
  const { id: dealId, currency, version } = deal;
  const form = { slug, dealId, version, currency, lines: facts.lines };
  return (
    <Section
      title="Lines"
      lead="Hardware lands on ship dates, software from activation, services on milestones."
      actions={may.edit ? <LinesDialog {...form} /> : null}
    >
      <Card flush>
        {facts.lines.length > 0 ? (
          <DealLines
            lines={facts.lines}
            rows={clocks.rows}
            termMonths={facts.termMonths}
            currency={currency}
            periods={clocks.periods.map(({ label }) => label)}
            hours={may.record ? { slug, dealId } : null}
          />
        ) : (
          <p className="p-4 text-sm text-muted">
            This deal has one amount and no stream split. It stands in the forecast as “unsplit” at its close
            date and is never divided by guess.
          </p>
        )}
      </Card>
    </Section>
  );
}
