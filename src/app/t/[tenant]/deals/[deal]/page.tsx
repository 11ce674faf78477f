import type { Metadata } from 'next';
import { COMMIT_STAGE } from '@/domain/deals/stages';
import { daysBetween } from '@/domain/values/calendar-date';
import { Attachments } from '@/features/deals/components/attachments';
import { ChangesSince } from '@/features/deals/components/changes-since';
import { Claims } from '@/features/deals/components/claims';
import { DealActions } from '@/features/deals/components/deal-actions';
import { DealAside } from '@/features/deals/components/deal-aside';
import { DealFigures } from '@/features/deals/components/deal-figures';
import { DealHistory } from '@/features/deals/components/deal-history';
import { DealTimeline } from '@/features/deals/components/deal-timeline';
import { EvidenceSection } from '@/features/deals/components/evidence-section';
import { LinesSection } from '@/features/deals/components/lines-section';
import { NextStep } from '@/features/deals/components/next-step';
import { StageBadge } from '@/features/deals/components/stage-badge';
import { StageTrack } from '@/features/deals/components/stage-track';
import { changeWindows, dealHref, readDealAddress } from '@/features/deals/deal-address';
import { dealPage } from '@/features/deals/queries-deal-page';
import { Silence } from '@/features/justifications/components/silence';
import { dealJustifications } from '@/features/justifications/queries';
import { ClockGround } from '@/features/lead-times/components/clock-ground';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { dateText, relativeDays } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';
import { DeskBlocks } from './desk-blocks';
import { ReviewBlock } from './review-block';

export const metadata: Metadata = { title: 'Deal' };

type Props = {
  params: Promise<{ tenant: string; deal: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** A deal inspected: the answer first (what it counts, what it claims, what comes next), then the clocks, then what proves it. */
export default async function DealPage({ params, searchParams }: Props) {
  const { tenant: slug, deal: dealId } = await params;
  const address = readDealAddress(await searchParams);
  const { clocks, since, before } = address;
  const [page, silence] = await Promise.all([
    callOrNotFound(dealPage, slug, { dealId, since, before, ...clocks }),
    callOrNotFound(dealJustifications, slug, { dealId }),
  ]);
  const { deal, facts, judgement, may, today, zone } = page;
  const { currency, version, nextStepOn: step } = deal;
  const lineNames = Object.fromEntries(facts.lines.map((line) => [line.id, line.description]));
  const shared = { slug, dealId, currency, today };
  const gate = { stage: deal.stage, steps: page.stages, moveTo: may.moveTo, lineNames, currency, today };
  const path = `/t/${slug}/deals/${dealId}`;
  const label = page.stages.find(({ stage }) => stage === deal.stage)?.label;
  return (
    <>
      <PageHeader
        eyebrow={deal.customer ?? undefined}
        title={deal.name}
        mark={<StageBadge stage={deal.stage} label={label} />}
        actions={<DealActions page={page} slug={slug} gate={gate} />}
      />
      <Claims
        rulings={judgement.rulings}
        {...{ slug, dealId, version }}
        document={facts.hasHardware ? 'PO' : 'order form'}
        mayEdit={may.edit}
        gate={may.move && may.moveTo.includes(COMMIT_STAGE) ? gate : null}
      />
      {clocks.knownAt ? null : <DeskBlocks slug={slug} dealId={dealId} isPilot={facts.isPilot} />}
      {may.edit || may.note ? (
        <Silence slug={slug} dealId={dealId} deal={deal.name} silence={silence} />
      ) : null}
      <DealFigures
        judgement={judgement}
        amountMinor={deal.amountMinor}
        weightedMinor={page.weightedMinor}
        acvMinor={page.acvMinor}
        currency={currency}
        termMonths={facts.termMonths}
        split={facts.lines.length > 0}
      />
      <Card>
        <NextStep
          {...{ slug, dealId, version, currency }}
          nextStep={deal.nextStep}
          nextStepOn={step}
          when={step ? `${dateText(step)}, ${relativeDays(daysBetween(today, step))}` : null}
          overdue={step !== null && step < today}
          mayEdit={may.edit}
        />
      </Card>
      <Card>
        <StageTrack steps={page.stages} current={deal.stage} />
      </Card>
      <Section
        title="Three clocks"
        lead="● happened, ○ expected. Left of the heavy line is talk, right of it commit."
      >
        <Card>
          <DealTimeline timeline={page.timeline} />
          <ClockGround
            slug={slug}
            timeline={page.timeline}
            lines={page.leadTimes}
            hasHardware={facts.hasHardware}
          />
        </Card>
      </Section>
      <LinesSection page={page} slug={slug} />
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
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-6">
          <ChangesSince
            changes={page.changes}
            currency={currency}
            windows={changeWindows(path, address, today, page.changes)}
          />
          {clocks.knownAt ? null : <ReviewBlock slug={slug} dealId={dealId} currency={currency} />}
          <Section title="History">
            <DealHistory
              history={page.history}
              zone={zone}
              currency={currency}
              olderHref={page.older ? dealHref(path, address, { before: page.older }) : null}
              newestHref={before ? dealHref(path, address, { before: null }) : null}
            />
          </Section>
        </div>
        <DealAside page={page} slug={slug} />
      </div>
    </>
  );
}
