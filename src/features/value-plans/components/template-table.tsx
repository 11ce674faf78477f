import { PHASE_WORDS, type TemplateStep } from '@/domain/deployments/value-plan';
import { countText } from '@/ui/format/counts';
import { instantText } from '@/ui/format/dates';
import { DataTable } from '@/ui/layout/data-table';
import type { PlanTemplate } from '../queries';

/** The steps in force, for who may not change them. */
export function TemplateTable({ steps }: { steps: readonly TemplateStep[] }) {
  return (
    <DataTable
      caption="Steps of new plans"
      rows={steps}
      rowKey={({ title, days }) => `${days} ${title}`}
      columns={[
        { key: 'step', header: 'Step', cell: ({ title }) => title },
        { key: 'phase', header: 'When', cell: ({ phase }) => PHASE_WORDS[phase] },
        {
          key: 'days',
          header: 'Days after the signature',
          numeric: true,
          cell: ({ days }) => countText(days),
        },
      ]}
    />
  );
}

/** What was published when, the latest first. */
export function TemplateVersions({ versions, zone }: Pick<PlanTemplate, 'versions' | 'zone'>) {
  return (
    <DataTable
      caption="Versions of the template"
      rows={versions}
      rowKey={({ version }) => String(version)}
      columns={[
        { key: 'version', header: 'Version', cell: ({ version }) => `Version ${version}` },
        {
          key: 'at',
          header: 'Published',
          cell: ({ recordedAt }) => (recordedAt ? instantText(recordedAt, zone) : '–'),
        },
        { key: 'by', header: 'By', cell: ({ by }) => by ?? '–' },
        {
          key: 'steps',
          header: 'Steps',
          width: '50%',
          cell: ({ steps }) => steps.map(({ title, days }) => `Day ${days}: ${title}`).join(' · '),
        },
      ]}
    />
  );
}
