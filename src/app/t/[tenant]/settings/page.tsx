import type { Metadata } from 'next';
import { SettingsTabs } from '@/features/settings/components/settings-tabs';
import { PrintButton } from '@/features/stage-models/components/print-button';
import { Signatures } from '@/features/stage-models/components/signatures';
import { StageTable } from '@/features/stage-models/components/stage-table';
import { VersionHistory } from '@/features/stage-models/components/version-history';
import { showStageModels, type ShownVersion } from '@/features/stage-models/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { LinkButton } from '@/ui/controls/link-button';
import { countOf, countText } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Pagination } from '@/ui/layout/pagination';
import { Section } from '@/ui/layout/section';

export const metadata: Metadata = { title: 'Stage model' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function StageModelPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const { below: from } = await searchParams;
  const below = typeof from === 'string' ? Number(from) : null;
  const shown = await callOrNotFound(showStageModels, slug, { below });
  const { company, standing, versions, zone, may } = shown;
  const inForce = standing.find(({ state }) => state === 'in force') ?? standing[0];
  const coming = standing.filter(({ state }) => state === 'to come');
  const total = standing[0]?.model.version ?? 0;
  if (!inForce) throw new Error('A company has a stage model');
  return (
    <>
      <SettingsTabs slug={slug} active="stage-model" readSettings={may.readSettings} />
      <PageHeader
        eyebrow={<span className="hidden print:inline">{company}</span>}
        title="Stage model"
        lead={leadOf(inForce)}
        actions={
          <>
            <PrintButton />
            {may.ask ? (
              <LinkButton href={`/t/${slug}/settings/exceptions`}>Ask for an exception</LinkButton>
            ) : null}
            {may.publish ? (
              <LinkButton href={`/t/${slug}/settings/templates`}>Copy from another company</LinkButton>
            ) : null}
            {may.publish ? (
              <LinkButton href={`/t/${slug}/settings/stage-model`} variant="primary">
                New version
              </LinkButton>
            ) : null}
          </>
        }
      />
      <VersionOnPage slug={slug} version={inForce} mySide={may.sign} />
      {coming.map((version) => (
        <div key={version.id} className="no-print">
          <Section
            title={`Version ${version.model.version}, from ${dateText(version.effectiveFrom)}`}
            lead={version.note ?? 'Published and not in force yet.'}
          >
            <VersionOnPage slug={slug} version={version} mySide={may.sign} />
          </Section>
        </div>
      ))}
      <div id="versions" className="no-print">
        <Section
          title="Versions"
          lead="A version is only ever written. Forecasts of earlier days keep theirs."
        >
          <Card flush>
            <VersionHistory versions={versions} before={shown.before} zone={zone} />
          </Card>
          {below === null && shown.next === null ? null : (
            <Pagination
              summary={`${countText(versions.length)} of ${countOf(total, 'version')}`}
              previousHref={below === null ? null : `/t/${slug}/settings#versions`}
              nextHref={shown.next === null ? null : `/t/${slug}/settings?below=${shown.next}#versions`}
            />
          )}
        </Section>
      </div>
    </>
  );
}

function VersionOnPage({
  slug,
  version,
  mySide,
}: {
  slug: string;
  version: ShownVersion;
  mySide: 'CRO' | 'CEO' | null;
}) {
  return (
    <>
      <Card flush>
        <StageTable model={version.model} />
      </Card>
      <Signatures slug={slug} version={version} mySide={mySide} />
    </>
  );
}

function leadOf({ model, effectiveFrom }: ShownVersion): string {
  return `Version ${model.version}, in force since ${dateText(effectiveFrom)}. The figure of a deal is read from this table and its evidence; nobody types one.`;
}
