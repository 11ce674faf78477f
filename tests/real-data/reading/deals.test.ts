import { describe, expect, it } from 'vitest';
import { negotiationStages } from '@/domain/imports/negotiation';
import { date, daysBetween } from '@/domain/values/calendar-date';
import type { StagedDeal } from '@/domain/imports/staged';
import { countBy, HERE, read, sumMinor } from './real-files';

function negotiation(rows: StagedDeal[]): string[] {
  const open = rows.filter((row) => row.outcome === 'open' && row.sourceStage !== null);
  const counts = countBy(open, (row) => row.sourceStage ?? '');
  return negotiationStages(
    Object.entries(counts).map(([sourceStage, count]) => {
      const stage = open.find((row) => row.sourceStage === sourceStage)?.stage ?? 'lead';
      return { sourceStage, stage, count, medianBp: null };
    }),
  );
}

describe.skipIf(!HERE)('real deals, with nothing by hand', () => {
  it('Maven: 8,800 opportunities, won 10,005,534', async () => {
    const { questions, rows, problems } = await read('deals', 'maven-crm-sales/iso/sales_pipeline.csv', {
      asOf: date('2017-12-31'),
    });
    expect(questions).toEqual([]);
    expect(problems).toEqual([]);
    expect(rows).toHaveLength(8800);
    expect(countBy(rows, ({ outcome }) => outcome)).toEqual({ won: 4238, lost: 2473, open: 2089 });
    expect(sumMinor(rows.filter(({ outcome }) => outcome === 'won'))).toBe(1_000_553_400n);
    expect(negotiation(rows)).toEqual(['Engaging']);
    const engaging = rows.filter(({ sourceStage }) => sourceStage === 'Engaging');
    const old = (days: number) =>
      engaging.filter(({ engagedOn }) => engagedOn && daysBetween(engagedOn, date('2017-12-31')) > days);
    expect([old(60).length, old(90).length]).toEqual([1532, 1479]);
    expect(rows.every(({ outcome, closeOn }) => outcome !== 'open' || closeOn === null)).toBe(true);
  });

  it('the pipeline snapshot: 400 deals, 368 open worth 43,165,231.51', async () => {
    const asOf = date('2026-08-10');
    const { plan, questions, rows, problems } = await read(
      'deals',
      'pipeline-hygiene-snapshots/opps_2026-08-10.csv',
      { asOf },
    );
    expect([plan.preset, questions, problems]).toEqual(['snapshot', [], []]);
    const open = rows.filter(({ outcome }) => outcome === 'open');
    expect(open).toHaveLength(368);
    expect(sumMinor(open)).toBe(4_316_523_151n);
    expect(open.filter(({ closeOn }) => closeOn && closeOn < asOf)).toHaveLength(37);
    expect(negotiation(rows)).toEqual(['commit']);
  });

  it('HubSpot with planted faults: 424 deals, 224 open worth 7,328,900', async () => {
    const { plan, questions, rows, problems } = await read(
      'deals',
      'hubspot-planted-problems/seed-20261012/deals.csv',
      { asOf: date('2026-10-12') },
    );
    expect([plan.preset, questions]).toEqual(['hubspot', []]);
    expect(rows).toHaveLength(424);
    const open = rows.filter(({ outcome }) => outcome === 'open');
    expect([open.length, sumMinor(open)]).toEqual([224, 732_890_000n]);
    expect(open.filter(({ closeOn }) => closeOn && closeOn < '2026-10-12')).toHaveLength(6);
    expect(problems.filter(({ message }) => message.includes('the deal is closed'))).toHaveLength(3);
    expect(rows.filter(({ rep }) => rep === null)).toHaveLength(3);
    expect(negotiation(rows)).toEqual(['Contract Sent']);
  });

  it('Dynamics: no id, proposes Topic + Created On; M/D/Y; US Dollar', async () => {
    const { plan, questions, rows, problems } = await read(
      'deals',
      'dynamics365-contoso-coffee/Opportunity_first_300_rows.csv',
    );
    expect([plan.preset, questions, problems]).toEqual(['dynamics', [], []]);
    expect(plan.key).toMatchObject({ kind: 'columns', names: ['Topic', 'Created On'], proposed: true });
    expect(countBy(rows, ({ outcome }) => outcome)).toEqual({ won: 123, lost: 151, open: 26 });
    expect(rows[0]).toMatchObject({
      createdOn: '2024-05-20',
      closedOn: '2024-08-31',
      lostReason: 'Canceled',
      amount: { minor: '1340000' },
    });
    // No open deal stands in "Close": the last stage with open deals counts.
    expect(negotiation(rows)).toEqual(['Propose']);
  });

  it('Zoho quotes as deals: "19 Apr, 2021 09:39:35" and "$22,700.00"', async () => {
    const { plan, questions, rows, problems } = await read('deals', 'zoho-crm-sample/Quotes.csv');
    expect([plan.preset, questions, problems]).toEqual(['zoho-quotes', [], []]);
    expect(countBy(rows, ({ outcome }) => outcome)).toEqual({ won: 866, lost: 444, open: 1690 });
    expect(rows[0]).toMatchObject({
      createdOn: '2021-04-19',
      closeOn: '2021-04-20',
      amount: { minor: '237200' },
    });
    expect(negotiation(rows)).toEqual(['Negotiation']);
  });

  it('Zoho sales orders: D-M-Y decided by the column, unnamed empty columns dropped', async () => {
    const { plan, questions, rows } = await read('deals', 'zoho-crm-sample/Sales_Orders.csv');
    expect(questions).toEqual([]);
    expect(rows).toHaveLength(2061);
    expect(plan.notes.map(({ message }) => message)).toContain(
      '8 columns without a name and without values left out.',
    );
    expect(rows[0]).toMatchObject({ createdOn: '2021-07-03', amount: { minor: '798200' } });
  });

  it('Salesforce with hashed stages: state from is_won and is_closed', async () => {
    const { plan, questions, rows } = await read('deals', 'salesforce-dbt-seeds/sf_opportunity_data.csv');
    expect([plan.preset, questions]).toEqual(['salesforce-api', []]);
    expect(countBy(rows, ({ outcome }) => outcome)).toEqual({ won: 5, lost: 4, open: 1 });
    expect(plan.notes.some(({ code }) => code === 'unknown-stages')).toBe(true);
  });

  it('relational: five stage words and no more columns than it has', async () => {
    const { questions, rows } = await read('deals', 'crm-relational-synthetic/Opportunity.csv');
    expect(questions).toEqual([]);
    expect(countBy(rows, ({ outcome }) => outcome)).toEqual({ open: 291, won: 99, lost: 110 });
    expect(negotiation(rows)).toEqual(['Negotiation']);
  });
});
