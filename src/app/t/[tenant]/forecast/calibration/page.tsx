import type { Metadata } from 'next';
import { percentText } from '@/domain/deals/stages';
import { LEAST_OUTCOMES } from '@/domain/forecast/accuracy/calibration';
import { CalibrationTable } from '@/features/forecast/components/calibration-table';
import { ForecastTabs } from '@/features/forecast/components/forecast-tabs';
import { forecastCalibration } from '@/features/forecast/queries-calibration';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Alert } from '@/ui/controls/alert';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { countOf } from '@/ui/format/counts';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { frameOf } from '../../frame';

export const metadata: Metadata = { title: 'Calibration' };

const LEAD =
  'Does a stage count what its own history says? Up to the PO: how many of the deals that stood there have shipped since. After it: how many came to the next step.';

/** Whether the stage table tells the truth about this company, and the way to one that does. */
export default async function CalibrationPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const { actor } = await frameOf(slug);
  const { stages, labels, changes, version, mayDraft, mayOpenModel } = await callOrNotFound(
    forecastCalibration,
    slug,
    {},
  );
  const judged = stages.some(({ interval }) => interval !== null);
  const known = stages.some(({ decided, open }) => decided + open > 0);
  return (
    <>
      <ForecastTabs slug={slug} active="calibration" role={actor.role} />
      <PageHeader
        title="Calibration"
        lead={LEAD}
        actions={
          mayOpenModel ? (
            <LinkButton href={`/t/${slug}/settings`} variant="secondary">
              Stage model
            </LinkButton>
          ) : undefined
        }
      />
      {known ? (
        <>
          {changes.length > 0 ? (
            <Alert
              tone="look"
              title={`History contradicts ${countOf(changes.length, 'figure')} of version ${version}.`}
              action={
                mayDraft ? (
                  <LinkButton href={`/t/${slug}/settings/stage-model?from=calibration`} variant="primary">
                    Open as a draft
                  </LinkButton>
                ) : undefined
              }
            >
              {changes
                .map(
                  ({ stage, statedBp, proposedBp }) =>
                    `${labels[stage]}: ${percentText(statedBp)} → ${percentText(proposedBp)}`,
                )
                .join(' · ')}
              .{' '}
              {mayDraft
                ? 'Nothing changes until you publish it.'
                : 'Your CRO can publish a version that does.'}
            </Alert>
          ) : (
            <p className="text-sm text-muted">
              {judged
                ? 'No figure is contradicted by its history.'
                : `Too little history to judge yet: a stage needs ${LEAST_OUTCOMES} decided deals.`}
            </p>
          )}
          <Card flush>
            <CalibrationTable stages={stages} labels={labels} />
          </Card>
          <p className="max-w-prose text-xs text-pretty text-muted">
            The grey band is the range in which the true rate lies in 19 of 20 cases (Wilson), the dot what
            was seen, the line what the stage counts. Deals on their way, and wins that nothing proves, are
            undecided and count neither way. Losses are decided sooner than deliveries, so a young history
            looks worse than it is.
          </p>
        </>
      ) : (
        <EmptyState
          title="No deal has moved yet"
          why="Calibration compares what a stage counts with what became of its deals. It begins with the first deals that are delivered or lost."
          action={<LinkButton href={`/t/${slug}/pipeline`}>Open the pipeline</LinkButton>}
        />
      )}
    </>
  );
}
