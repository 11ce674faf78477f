import { PHASE_WORDS } from '@/domain/deployments/value-plan';
import { fieldOf } from '@/domain/imports/fields';
import type { ImportKind } from '@/domain/imports/types';
import { countOf, countText } from '@/ui/format/counts';
import { DataTable } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import type { Templates } from '../queries';
import { sameAgenda } from '../same-agenda';
import { CopyButton } from './copy-button';
import { ModelBeside } from './model-beside';
import { TemplatePart } from './template-part';

type Props = { slug: string; from: string; here: Templates; there: Templates };

/** Everything that can be copied from one company into another, each with what it would become here. */
export function TemplateParts({ slug, from, here, there }: Props) {
  const to = { slug, from };
  return (
    <>
      <TemplatePart
        title="Stage model"
        lead={`Version ${there.model.version} there. Here it becomes version ${here.latestModel + 1}, unsigned: you and the CEO sign it.`}
        names={there.model.names}
        copy={
          <CopyButton
            {...to}
            copy={{ what: 'stageModel', basedOn: here.latestModel, today: here.today }}
            name="stage model"
            effect={`It becomes version ${here.latestModel + 1} here, unsigned. The version in force stays until its day.`}
          />
        }
      >
        <ModelBeside here={here.model} there={there.model} />
      </TemplatePart>
      <TemplatePart
        title="Value plan"
        lead={`${countOf(there.plan.steps.length, 'step')}. Plans that have begun here keep theirs.`}
        names={there.plan.names}
        copy={
          <CopyButton
            {...to}
            copy={{ what: 'valuePlan', after: here.plan.version }}
            name="value plan"
            effect="New deployments here begin with these steps. Plans that have begun keep theirs."
          />
        }
      >
        <DataTable
          caption="Steps of the value plan"
          rows={there.plan.steps}
          rowKey={({ title, days }) => `${days} ${title}`}
          dense
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
      </TemplatePart>
      <TemplatePart
        title="Board agenda"
        lead="Reviews that are planned here keep theirs."
        names={there.agenda.names}
        same={sameAgenda(here, there)}
        copy={
          <CopyButton
            {...to}
            copy={{ what: 'agenda', version: here.agenda.version }}
            name="agenda"
            effect="The next board reviews here begin with this hour. Those that are planned keep theirs."
          />
        }
      >
        <DataTable
          caption="Items of the agenda"
          rows={there.agenda.items}
          rowKey={({ key }) => key}
          dense
          columns={[
            { key: 'title', header: 'Item', cell: ({ title }) => title },
            { key: 'minutes', header: 'Minutes', numeric: true, cell: ({ minutes }) => countText(minutes) },
          ]}
        />
      </TemplatePart>
      <Mappings {...to} here={here} there={there} />
    </>
  );
}

function Mappings({ slug, from, here, there }: Props) {
  if (there.mappings.length === 0)
    return (
      <Section
        title="Mappings of imports"
        lead="Nothing was imported there yet, so there is no mapping to copy."
      >
        {null}
      </Section>
    );
  return there.mappings.map(({ kind, mapping, leftOut }) => (
    <TemplatePart
      key={kind}
      title={`Mapping of ${kind}`}
      lead={leadOf(kind, leftOut, here)}
      copy={
        <CopyButton
          slug={slug}
          from={from}
          copy={{ what: 'mapping', kind }}
          name={`mapping of ${kind}`}
          effect="It is proposed for the next file of this kind that has at least half of its columns. No row of data comes with it."
        />
      }
    >
      <DataTable
        caption={`Columns of the mapping of ${kind}`}
        rows={Object.entries(mapping.map)}
        rowKey={([column]) => column}
        dense
        columns={[
          { key: 'column', header: 'Column of the file', cell: ([column]) => column },
          { key: 'target', header: 'Goes to', cell: ([, target]) => fieldOf(kind, target)?.label ?? target },
        ]}
      />
    </TemplatePart>
  ));
}

function leadOf(kind: ImportKind, leftOut: number, { copied }: Templates): string {
  const again = copied.some((one) => one.kind === kind) ? ' It replaces the one copied here before.' : '';
  const many = `${countText(leftOut)} columns and stages stay there: they name somebody.`;
  const less = leftOut === 1 ? ' One column or stage stays there: it names somebody.' : ` ${many}`;
  return `Of the last file imported there.${leftOut === 0 ? '' : less}${again}`;
}
