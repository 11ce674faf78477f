import { describe, expect, it } from 'vitest';
import { STAGE_LABELS } from '@/domain/deals/stages';
import { date } from '@/domain/values/calendar-date';
import { exportColumns } from '@/features/deals/export-cells';
import { TABLE_COLUMNS, type TableColumn } from '@/features/deals/table-columns';
import type { TableRow } from '@/features/deals/table-row';
import { csvLine } from '@/platform/files/table-cells';

const ROW: TableRow = {
  id: 'a',
  externalId: 'CRM-1',
  name: 'Cold chain',
  customer: 'Nordic Foods',
  rep: 'Ria Rep',
  repId: 'r',
  stage: 'hardware_quote_sent',
  sourceStage: 'Proposal',
  amountMinor: '22000000',
  closeOn: date('2027-03-12'),
  lastActivityOn: date('2026-11-20'),
  nextStep: 'Send the quote',
  nextStepOn: date('2026-12-01'),
  version: 3,
  outcome: 'open',
  bp: 2000,
  category: 'bestCase',
  why: 'because',
  knockedBp: 8000,
  knockedDown: true,
  missing: 'No PO yet.',
  claimBp: 8000,
  verbalYesOn: date('2026-10-01'),
  weightedMinor: '4400000',
  acvMinor: '12000000',
  streams: { hardware: '10000000', software: '12000000', services: '0', unsplit: '0' },
  hasLines: true,
  stageEnteredOn: date('2026-09-20'),
  createdOn: date('2026-09-01'),
  isPilot: false,
};

function lineOf(shown: readonly TableColumn[], row: TableRow = ROW): [string, string] {
  const columns = exportColumns(shown, {
    currency: 'EUR',
    labels: { ...STAGE_LABELS, hardware_quote_sent: 'Offer out' },
  });
  const header = csvLine(columns.map((column) => ({ text: column.header })));
  return [header.trim(), csvLine(columns.map(({ cell }) => cell(row))).trim()];
}

describe('the columns of a file', () => {
  it.each<[TableColumn, string, string]>([
    ['stage', 'Stage', 'Offer out'],
    ['counts', 'Counts (%),Knocked down from (%),Missing', '20,80,No PO yet.'],
    ['amount', 'Amount (EUR)', '220000.00'],
    ['weighted', 'Weighted (EUR)', '44000.00'],
    ['close', 'Close', '2027-03-12'],
    ['step', 'Next step,Next step on', 'Send the quote,2026-12-01'],
    ['rep', 'Rep', 'Ria Rep'],
    ['activity', 'Last activity', '2026-11-20'],
    ['acv', 'ACV (EUR)', '120000.00'],
    ['hardware', 'Hardware (EUR)', '100000.00'],
    ['software', 'Software (EUR)', '120000.00'],
    ['claim', 'Claim (%)', '80'],
    ['verbalYes', 'Verbal yes', '2026-10-01'],
    ['category', 'Category', 'Best case'],
    ['entered', 'In stage since', '2026-09-20'],
    ['sourceStage', 'CRM stage', 'Proposal'],
    ['externalId', 'CRM id', 'CRM-1'],
  ])('say of %s what the table says', (column, header, cells) => {
    expect(lineOf([column])).toEqual([`Deal,Customer,${header}`, `Cold chain,Nordic Foods,${cells}`]);
  });

  it('leave a stream empty that the deal does not have, as the table does', () => {
    expect(lineOf(['services', 'unsplit'])[1]).toBe('Cold chain,Nordic Foods,,');
  });

  it('are empty where nothing is known', () => {
    const bare: TableRow = {
      ...ROW,
      customer: null,
      amountMinor: null,
      closeOn: null,
      category: null,
      knockedBp: null,
      knockedDown: false,
      claimBp: null,
      acvMinor: null,
    };
    expect(lineOf(['counts', 'amount', 'close', 'category', 'claim', 'acv'], bare)[1]).toBe(
      'Cold chain,,20,,,,,,,',
    );
  });

  it('come in the order of the table, the customer once and beside the name', () => {
    const [header] = lineOf(TABLE_COLUMNS);
    expect(header.match(/Customer/g)).toHaveLength(1);
    expect(header.startsWith('Deal,Customer,Stage,Counts (%)')).toBe(true);
  });
});
