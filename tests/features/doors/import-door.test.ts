import { expect, it } from 'vitest';
import { OPEN_STAGES, STAGE_LABELS, stageOrder, type OpenStage } from '@/domain/deals/stages';
import { makeTenant } from '../../support/tenants';
import { imported, rowsOf } from '../imports/import-csv';
import { SETS, type Item } from './evidence-sets';

const HEADER =
  'Deal ID,Deal Name,Account Name,Stage,Hardware Amount,Software Amount,Services Amount,Units,Quote Number,Quote Date,PO Number,PO Date,PO Amount,Ship Date,Units Shipped,Activation Date,Completion Date';

type Row = { id: string; word: OpenStage; items: readonly Item[] };
const ROWS: Row[] = SETS.flatMap((items, set) =>
  OPEN_STAGES.map((word, place) => ({ id: `D-${set}-${place}`, word, items })),
);

function lineOf({ id, word, items }: Row): string {
  const has = (item: Item, ...cells: string[]) => (items.includes(item) ? cells : cells.map(() => ''));
  return [
    id,
    `Deal ${id}`,
    'Nordic Foods',
    STAGE_LABELS[word],
    '1000,1200,300,100',
    ...has('quote', `Q-${id}`, '2026-01-10'),
    ...has('po', `PO-${id}`, '2026-02-01', '2500'),
    ...has('shipment', '2026-03-01', '100'),
    ...has('activation', '2026-04-01'),
    ...has('milestone', '2026-05-01'),
  ].join(',');
}

/** Before the PO the file's word is taken up to Quote Sent (the file's quotes have no amount and lift nothing); from the PO on each stage needs its evidence and that of the one before. */
function expected({ word, items }: Row): OpenStage {
  if (!items.includes('po')) {
    return stageOrder(word) >= stageOrder('hardware_po_received') ? 'hardware_quote_sent' : word;
  }
  if (!items.includes('shipment')) return 'hardware_po_received';
  if (!items.includes('activation')) return 'hardware_shipped';
  return items.includes('milestone') ? 'services_completed' : 'software_activated';
}

it('lets a file carry a deal no further than the evidence in its row, whatever stage it names', async () => {
  const tenant = await makeTenant();
  const report = await imported(tenant, 'deals', [HEADER, ...ROWS.map(lineOf)], {
    stages: Object.fromEntries(OPEN_STAGES.map((stage) => [STAGE_LABELS[stage], stage])),
  });
  expect(report.counts).toMatchObject({ created: ROWS.length });
  const stored = await rowsOf<{ id: string; stage: string; committed: boolean }>(
    tenant,
    'SELECT external_id AS id, stage, po_live IS TRUE AS committed FROM deal WHERE tenant_id = $1',
  );
  const found = new Map(stored.map((deal) => [deal.id, deal]));
  const faults = ROWS.filter(
    (row) =>
      found.get(row.id)?.stage !== expected(row) || found.get(row.id)?.committed !== row.items.includes('po'),
  );
  expect(
    faults.map((row) => `${row.word} with ${row.items.join(' + ')}: ${found.get(row.id)?.stage}`),
  ).toEqual([]);
});
