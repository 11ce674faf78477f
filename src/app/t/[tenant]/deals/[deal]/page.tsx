import type { Metadata } from 'next';
import { ActivityDialog } from '@/features/deals/components/activity-dialog';
import { Attachments } from '@/features/deals/components/attachments';
import { DealHistory } from '@/features/deals/components/deal-history';
import { DealLines } from '@/features/deals/components/deal-lines';
import { DealSummary } from '@/features/deals/components/deal-summary';
import { EditDialog } from '@/features/deals/components/edit-dialog';
import { EvidenceSection } from '@/features/deals/components/evidence-section';
import { MoveDialog } from '@/features/deals/components/move-dialog';
import { Probability } from '@/features/deals/components/probability';
import { RecordDialog } from '@/features/deals/components/record-dialog';
import { Rulings } from '@/features/deals/components/rulings';
import { StageBadge } from '@/features/deals/components/stage-badge';
import { StageTrack } from '@/features/deals/components/stage-track';
import { showDeal } from '@/features/deals/queries';
import { Silence } from '@/features/justifications/components/silence';
import { dealJustifications } from '@/features/justifications/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Amount } from '@/ui/format/amount';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';
import { StatCard } from '@/ui/layout/stat-card';
import { DeskBlocks } from './desk-blocks';

export const metadata: Metadata = { title: 'Deal' };

const CATEGORY = {
  commit: 'Commit: a live PO',
  bestCase: 'Best case: a quote is out',
  pipeline: 'Pipeline',
} as const;

type Props = { params: Promise<{ tenant: string; deal: string }> };

export default async function DealPage({ params }: Props) {
  const { tenant: slug, deal: dealId } = await params;
  const [page, silence] = await Promise.all([
    callOrNotFound(showDeal, slug, { dealId }),
    callOrNotFound(dealJustifications, slug, { dealId }),
  ]);
  const { deal, facts, judgement, may, today, zone } = page;
  const { currency } = deal;
  const money = (minor: bigint | null) => <Amount money={minor === null ? null : { minor, currency }} />;
  const lineNames = Object.fromEntries(facts.lines.map((line) => [line.id, line.description]));
  const shared = { slug, dealId, currency, today };
  return (
    <>
      <PageHeader
        eyebrow={deal.customer ?? undefined}
        title={deal.name}
        mark={<StageBadge stage={deal.stage} />}
        actions={
          <>
            {may.edit ? (
              <EditDialog
                slug={slug}
                deal={deal}
                verbalYesOn={facts.verbalYesOn}
                claimBp={facts.claimBp}
                hasLines={facts.lines.length > 0}
                currency={currency}
                today={today}
              />
            ) : null}
            {may.edit ? <ActivityDialog slug={slug} dealId={dealId} today={today} /> : null}
            {may.record ? <RecordDialog {...shared} lines={facts.lines} kinds={may.recordKinds} /> : null}
            {may.move ? (
              <MoveDialog
                {...shared}
                version={deal.version}
                stage={deal.stage}
                steps={page.stages}
                moveTo={may.moveTo}
                lineNames={lineNames}
              />
            ) : null}
          </>
        }
      />
      <Rulings rulings={judgement.rulings} />
      <DeskBlocks slug={slug} dealId={dealId} isPilot={facts.isPilot} />
      <Silence slug={slug} dealId={dealId} deal={deal.name} silence={silence} />
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        <StatCard
          label="Counts"
          value={<Probability judgement={judgement} />}
          sentence={judgement.why}
          beside={judgement.category ? CATEGORY[judgement.category] : 'Not open'}
        />
        <StatCard
          label="Amount"
          value={money(deal.amountMinor)}
          beside={facts.lines.length === 0 ? 'No stream split yet' : `over ${facts.termMonths} months`}
        />
        <StatCard
          label="Weighted"
          value={money(page.weightedMinor)}
          beside="what has not happened yet, by evidence"
        />
        <StatCard label="ACV" value={money(page.acvMinor)} beside="recurring, one year" />
      </div>
      <Card>
        <StageTrack steps={page.stages} current={deal.stage} />
      </Card>
      <Section
        title="Lines on their clocks"
        lead="● happened, ○ expected. Hardware lands on ship dates, software from activation, services on milestones."
      >
        <Card flush>
          {facts.lines.length > 0 ? (
            <DealLines
              lines={facts.lines}
              rows={page.clocks.rows}
              termMonths={facts.termMonths}
              currency={currency}
              periods={page.clocks.periods.map(({ label }) => label)}
            />
          ) : (
            <p className="p-4 text-sm text-muted">
              This deal has one amount and no stream split. It stands in the forecast as “unsplit” at its
              close date and is never divided by guess.
            </p>
          )}
        </Card>
      </Section>
      <EvidenceSection {...shared} zone={zone} evidence={page.evidence} files={page.files} may={may} />
      <Section title="Attachments">
        <Card flush>
          <Attachments
            slug={slug}
            attachments={page.files.attachments}
            evidence={page.evidence}
            zone={zone}
            mayRemove={may.record}
          />
        </Card>
      </Section>
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <Section title="History">
          <DealHistory
            transitions={page.transitions}
            activities={page.activities}
            log={page.log}
            zone={zone}
          />
        </Section>
        <DealSummary deal={deal} facts={facts} />
      </div>
    </>
  );
}
