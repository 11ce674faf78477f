import { STAGE_IDS } from '@/domain/deals/deal';
import { percentText } from '@/domain/deals/stages';
import { DataTable } from '@/ui/layout/data-table';
import type { Templates } from '../queries';

type Model = Templates['model'];

/** The other company's stage table beside the one in force here. */
export function ModelBeside({ here, there }: { here: Model; there: Model }) {
  const rules = (model: Model, stage: string) =>
    [...model.gates, ...model.notApplicable].filter((rule) => rule.stage === stage).length;
  return (
    <DataTable
      caption="Stage models beside each other"
      rows={STAGE_IDS}
      rowKey={(stage) => stage}
      dense
      columns={[
        { key: 'stage', header: 'Stage there', cell: (stage) => there.labels[stage] },
        {
          key: 'there',
          header: 'Counts there',
          numeric: true,
          cell: (stage) => percentText(there.probabilityBp[stage]),
        },
        {
          key: 'here',
          header: 'Counts here',
          numeric: true,
          cell: (stage) => percentText(here.probabilityBp[stage]),
        },
        {
          key: 'rules',
          header: 'Own rules there',
          numeric: true,
          hideOnPhone: true,
          cell: (stage) => String(rules(there, stage)),
        },
      ]}
    />
  );
}
