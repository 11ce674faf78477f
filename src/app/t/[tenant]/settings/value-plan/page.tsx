import type { Metadata } from 'next';
import { may } from '@/domain/access/permissions';
import { SettingsTabs } from '@/features/settings/components/settings-tabs';
import { TemplateEditor } from '@/features/value-plans/components/template-editor';
import { TemplateTable, TemplateVersions } from '@/features/value-plans/components/template-table';
import { showTemplate } from '@/features/value-plans/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';
import { frameOf } from '../../frame';

export const metadata: Metadata = { title: 'Value plan' };

/** What every new deployment's value acceleration plan begins with. */
export default async function ValuePlanPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const { version, steps, versions, zone, mayPublish } = await callOrNotFound(showTemplate, slug, {});
  const { actor } = await frameOf(slug);
  return (
    <>
      <SettingsTabs slug={slug} active="value-plan" readSettings={may(actor.role, 'settings.read')} />
      <PageHeader
        title="Value plan"
        lead="The steps that a deployment begins with once delivery accepts its handoff, each so many days after the signature. At least one gives value before the hardware is there."
      />
      {mayPublish ? (
        <TemplateEditor key={version} slug={slug} version={version} steps={steps} />
      ) : (
        <Card flush>
          <TemplateTable steps={steps} />
        </Card>
      )}
      {versions.length > 0 ? (
        <Section title="Versions" lead="A plan keeps the steps that it began with.">
          <Card flush>
            <TemplateVersions versions={versions} zone={zone} />
          </Card>
        </Section>
      ) : null}
    </>
  );
}
