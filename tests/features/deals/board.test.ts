import { beforeAll, describe, expect, it } from 'vitest';
import { OPEN_STAGES, type StageModel } from '@/domain/deals/stages';
import { createDeal, editDeal } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { boardColumn, boardPage, dealGate, type BoardColumn } from '@/features/deals/queries-board';
import { pipelineQuery } from '@/features/deals/queries-pipeline';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { dealOf, DEMO, HARDWARE, moved, PO, QUOTE, shipment, SOFTWARE } from './a-deal';

let own: TestTenant;

beforeAll(async () => {
  own = await makeTenant();
  for (let i = 0; i < 45; i++) {
    const repId = i % 3 ? null : own.repId;
    const closeOn = i % 2 ? `2027-0${1 + (i % 7)}-15` : null;
    const input = { name: `Deal ${i}`, customer: `Customer ${i % 4}`, repId, closeOn, amountMinor: '1000' };
    value(await createDeal(own.as.CRO, input));
  }
  const deal = await dealOf(own, [HARDWARE, SOFTWARE]);
  await moved(own, deal, 'hardware_po_received', [DEMO, QUOTE, PO]);
});

const page = async (tenant: TestTenant, role: 'CRO' | 'REP' | 'CEO' | 'DELIVERY' = 'CRO', input = {}) =>
  value(await boardPage(tenant.as[role], input));

describe('the board', () => {
  it('sums every deal of a stage and not the cards shown, as the pipeline does', async () => {
    const { columns } = await page(own);
    expect(columns.map(({ stage }) => stage)).toEqual([...OPEN_STAGES]);
    const lead = columns[0];
    expect([lead?.count, lead?.cards.length, lead?.amountMinor]).toEqual([45, 20, 45_000n]);
    const pipeline = value(await pipelineQuery(own.as.CRO, {}));
    for (const tally of pipeline.byStage) {
      const column = columns.find(({ stage }) => stage === tally.stage);
      expect(column).toMatchObject({ count: tally.count, weightedMinor: tally.weightedMinor });
    }
    for (const stream of ['hardware', 'software', 'services', 'unsplit'] as const) {
      const sum = columns.reduce((total, { streams }) => total + streams[stream], 0n);
      expect(sum).toBe(pipeline.byStream[stream]);
    }
  });

  it('shows every deal of a stage once by "show more"', async () => {
    const [lead] = (await page(own)).columns;
    const seen = lead?.cards.map(({ id }) => id) ?? [];
    let after = lead?.next ?? null;
    while (after) {
      const more: Pick<BoardColumn, 'cards' | 'next'> = value(
        await boardColumn(own.as.CRO, { stage: 'lead', after }),
      );
      seen.push(...more.cards.map(({ id }) => id));
      after = more.next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([45, 45]);
  });

  it('shows a rep his own deals, delivery those after the PO, and lets the CEO move nothing', async () => {
    expect((await page(own, 'REP')).columns[0]?.count).toBe(15);
    const delivery = await page(own, 'DELIVERY');
    expect(delivery.columns.map(({ count }) => count)).toEqual([0, 0, 0, 1, 0, 0, 0]);
    expect(delivery.moveTo).toEqual(['hardware_shipped', 'software_activated', 'services_completed']);
    expect((await page(own, 'CEO')).moveTo).toEqual([]);
    expect((await page(await makeTenant())).columns.every(({ count }) => count === 0)).toBe(true);
  });

  it('filters by rep and words, and its cards say what is knocked down and why', async () => {
    const filtered = await page(own, 'CRO', { repId: own.repId, search: 'customer 0' });
    expect(filtered.columns[0]?.count).toBe(4);
    const tenant = await makeTenant();
    const { dealId, version } = await dealOf(tenant, [HARDWARE]);
    value(await editDeal(tenant.as.CRO, { dealId, version, claimBp: 8000 }));
    const [card] = (await page(tenant)).columns[0]?.cards ?? [];
    expect(card).toMatchObject({
      bp: 1000,
      ruling: { claimedBp: 8000, lacks: expect.stringContaining('PO') },
    });
    expect(card?.streams).toMatchObject({ hardware: 100_000n, unsplit: 0n });
  });
});

describe('a move from the board', () => {
  it('answers with what the board would show after it', async () => {
    const tenant = await makeTenant();
    const deal = await dealOf(tenant, [HARDWARE, SOFTWARE]);
    const answer = value(
      await moveDeal(tenant.as.CRO, { ...deal, to: 'hardware_quote_sent', evidence: [DEMO, QUOTE] }),
    );
    const column = (await page(tenant)).columns.find(({ stage }) => stage === 'hardware_quote_sent');
    const { dealId: _id, ...standing } = answer;
    expect(column?.cards[0]).toEqual({ ...column?.cards[0], ...standing });
    expect(standing.ways.hardware_po_received).toBe('ask');
    expect(standing.ways).not.toHaveProperty('demo');
  });

  it('tells when the deal is won with it', async () => {
    const tenant = await makeTenant();
    const deal = await moved(tenant, await dealOf(tenant, [HARDWARE]), 'hardware_po_received', [
      DEMO,
      QUOTE,
      PO,
    ]);
    const { dealId, version } = deal;
    const shipped = {
      dealId,
      version,
      to: 'hardware_shipped' as const,
      evidence: [shipment('2026-03-01', 100)],
    };
    expect(value(await moveDeal(tenant.as.CRO, shipped))).toMatchObject({ outcome: 'won' });
  });

  it('has its gate told stage by stage, in the words of the model, and to nobody who may not move', async () => {
    const { dealId } = await dealOf(own, [HARDWARE]);
    const gate = value(await dealGate(own.as.CRO, { dealId }));
    const model: Pick<StageModel, 'labels'> = (await page(own)).model;
    expect(gate.steps.map(({ label }) => label)).toEqual(OPEN_STAGES.map((stage) => model.labels[stage]));
    const po = gate.steps.find(({ stage }) => stage === 'hardware_po_received');
    expect(po?.missing.map(({ code }) => code)).toEqual(['demo_date', 'quote', 'po']);
    expect(gate.card).toMatchObject({ id: dealId, stage: 'lead', version: 1 });
    for (const role of ['CEO', 'VIEWER', 'REP'] as const)
      expect(refusal(await dealGate(own.as[role], { dealId })).code).toBe('not_found');
    const other = await makeTenant();
    expect(refusal(await dealGate(other.as.CRO, { dealId })).code).toBe('not_found');
  });
});
