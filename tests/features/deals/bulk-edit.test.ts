import { beforeAll, describe, expect, it } from 'vitest';
import { createDeal, editDeal } from '@/features/deals/commands';
import { bulkEdit } from '@/features/deals/commands-bulk';
import { undoBulkEdit } from '@/features/deals/commands-bulk-undo';
import { moveDeal } from '@/features/deals/commands-evidence';
import { STAGE_IDS } from '@/domain/deals/deal';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { DEMO, HARDWARE, ORDER_FORM, PO, QUOTE, SOFTWARE, dealOf, moved, pageOf, shipment } from './a-deal';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await makeTenant();
});

type Ref = { dealId: string; version: number };
type Bulk = Parameters<typeof bulkEdit>[1];

function bulk(deals: Ref[], change: Bulk['change'], more: Partial<Bulk> = {}) {
  const listed = deals.map(({ dealId, version }) => ({ dealId, version }));
  return bulkEdit(tenant.as.CRO, { deals: listed, change, ...more });
}

/** One deal for each way to stand: nothing told, quoted, committed, shipped, software only, lost. */
async function everyStanding(): Promise<Ref[]> {
  const bare = value(await createDeal(tenant.as.CRO, { name: 'Bare', customer: 'C' }));
  const lead = await dealOf(tenant, [HARDWARE]);
  const quoted = await moved(tenant, await dealOf(tenant, [HARDWARE]), 'hardware_quote_sent', [DEMO, QUOTE]);
  const ordered = await moved(tenant, await dealOf(tenant, [HARDWARE, SOFTWARE]), 'hardware_po_received', [
    DEMO,
    QUOTE,
    PO,
  ]);
  const shipped = await moved(tenant, await dealOf(tenant, [HARDWARE, SOFTWARE]), 'hardware_shipped', [
    DEMO,
    QUOTE,
    PO,
    shipment('2026-03-01', 100),
  ]);
  const signed = await moved(tenant, await dealOf(tenant, [SOFTWARE]), 'hardware_po_received', [
    DEMO,
    QUOTE,
    ORDER_FORM,
  ]);
  const lost = value(
    await moveDeal(tenant.as.CRO, { ...(await dealOf(tenant, [])), to: 'closed_lost', reason: 'Budget' }),
  );
  return [bare, lead, quoted, ordered, shipped, signed, lost];
}

describe('a bulk move', () => {
  it('refuses each deal with the very refusal of the single move, at every stage, and passes no other', async () => {
    const deals = await everyStanding();
    for (const to of STAGE_IDS) {
      for (const reason of [null, 'because']) {
        const { deals: answers } = value(await bulk(deals, { kind: 'move', to, reason }, { dryRun: true }));
        for (const [i, deal] of deals.entries()) {
          const answer = answers[i];
          // The single command on a copy of the same standing would change it: only its refusals are asked for.
          if (answer?.status === 'changed') continue;
          const single = await moveDeal(tenant.as.CRO, { ...pick(deal), to, reason });
          expect({ to, reason, i, answer: answer && 'refusal' in answer ? answer.refusal : null }).toEqual({
            to,
            reason,
            i,
            answer: refusal(single),
          });
        }
      }
    }
  });

  it('moves what may move, leaves what may not, and writes a transition and an event for each and one for the whole', async () => {
    const [bare, lead, quoted] = await everyStanding();
    if (!bare || !lead || !quoted) throw new Error('No deals');
    const input = [bare, lead, quoted];
    const before = value(await bulk(input, { kind: 'lost', reason: 'No budget' }, { dryRun: true }));
    const done = value(await bulk(input, { kind: 'lost', reason: 'No budget' }));
    expect(done.counts).toEqual({ changed: 3, unchanged: 0, refused: 0, conflict: 0 });
    expect(done.counts).toEqual(before.counts);
    expect(done.weighted).toEqual(before.weighted);
    expect(done.weighted.afterMinor).toBe(0n);
    expect(done.deals.map(({ version }) => version)).toEqual(input.map(({ version }) => version + 1));
    const page = await pageOf(tenant, lead);
    expect(page.deal).toMatchObject({ stage: 'closed_lost', outcome: 'lost', version: lead.version + 1 });
    expect(page.facts.lostReason).toBe('No budget');
    expect(page.transitions).toHaveLength(2);
    expect(page.log.filter((row) => row.operation === 'deals.bulkEdit')).toHaveLength(1);
    expect(await eventsOf('bulk')).toEqual(['Changed 3 deals at once: closed as lost']);
  });

  it('gives no evidence: a quoted deal does not pass the PO', async () => {
    const [, , quoted] = await everyStanding();
    const answer = value(
      await bulk([quoted ?? never()], { kind: 'move', to: 'hardware_po_received', reason: null }),
    );
    expect(answer).toMatchObject({ bulkId: null, counts: { refused: 1 } });
    expect(answer.deals[0]).toMatchObject({ status: 'refused', refusal: { code: 'gate' } });
  });
});

describe('a rehearsal', () => {
  it('says what would happen and does nothing of it', async () => {
    const deal = await dealOf(tenant, [HARDWARE]);
    const change = { kind: 'closeOn' as const, closeOn: '2027-05-01' };
    const said = value(await bulk([deal], change, { dryRun: true }));
    expect(said).toMatchObject({ bulkId: null, counts: { changed: 1 } });
    expect((await pageOf(tenant, deal)).deal).toMatchObject({ version: deal.version, closeOn: null });
    expect((await pageOf(tenant, deal)).log).toHaveLength(1);
    const did = value(await bulk([deal], change));
    expect(did.counts).toEqual(said.counts);
  });
});

describe('a bulk edit of fields', () => {
  it('answers a deal that somebody changed with the values that stand now, and changes the rest', async () => {
    const [first, second] = [await dealOf(tenant, []), await dealOf(tenant, [])];
    value(await editDeal(tenant.as.CRO, { ...pick(first), closeOn: '2027-01-31' }));
    const answer = value(await bulk([first, second], { kind: 'closeOn', closeOn: '2027-06-30' }));
    expect(answer.counts).toEqual({ changed: 1, unchanged: 0, refused: 0, conflict: 1 });
    const [late, changed] = answer.deals;
    expect(late).toMatchObject({ status: 'conflict', version: 2 });
    expect(late && 'refusal' in late ? late.refusal.details : null).toMatchObject({ closeOn: '2027-01-31' });
    expect(changed).toMatchObject({ status: 'changed', version: 2 });
    expect((await pageOf(tenant, first)).deal.closeOn).toBe('2027-01-31');
  });

  it('sets the next step and its day, the rep, and takes verbal yes and claim off', async () => {
    const deal = await dealOf(tenant, [HARDWARE]);
    let { version } = value(
      await editDeal(tenant.as.CRO, { ...pick(deal), verbalYesOn: '2026-01-01', claimBp: 8000 }),
    );
    const changes: Bulk['change'][] = [
      { kind: 'nextStep', nextStep: 'Send the quote', nextStepOn: '2027-01-15' },
      { kind: 'owner', repId: tenant.repId },
      { kind: 'verbalYesOff' },
      { kind: 'claimOff' },
    ];
    for (const change of changes) {
      const answer = value(await bulk([{ ...deal, version }], change));
      expect(answer.counts.changed).toBe(1);
      version = answer.deals[0]?.version ?? 0;
      const again = value(await bulk([{ ...deal, version }], change));
      expect(again).toMatchObject({ bulkId: null, counts: { unchanged: 1 } });
    }
    const page = await pageOf(tenant, deal);
    expect(page.deal).toMatchObject({ nextStep: 'Send the quote', nextStepOn: '2027-01-15', rep: 'Ria Rep' });
    expect(page.facts).toMatchObject({ verbalYesOn: null, claimBp: null, claimOn: null });
  });

  it('gives a deal to another rep for the CRO only, and to a rep of this company only', async () => {
    const deal = await dealOf(tenant, []);
    const { version } = value(await bulk([deal], { kind: 'owner', repId: tenant.repId })).deals[0] ?? never();
    const own = { dealId: deal.dealId, version };
    const asRep = value(
      await bulkEdit(tenant.as.REP, { deals: [own], change: { kind: 'owner', repId: null } }),
    );
    expect(asRep.deals[0]).toMatchObject({ status: 'refused', refusal: { code: 'rule' } });
    expect(refusal(await editDeal(tenant.as.REP, { ...own, repId: null })).code).toBe('rule');
    const stranger = { kind: 'owner' as const, repId: deal.dealId };
    expect(refusal(await bulk([own], stranger)).code).toBe('not_found');
    expect(refusal(await editDeal(tenant.as.CRO, { ...own, repId: deal.dealId })).code).toBe('not_found');
  });

  it('is for those who may edit; delivery moves only to its own stages', async () => {
    const ordered = await moved(tenant, await dealOf(tenant, [HARDWARE]), 'hardware_po_received', [
      DEMO,
      QUOTE,
      PO,
    ]);
    const deals = [pick(ordered)];
    const edit = { deals, change: { kind: 'claimOff' as const } };
    expect(value(await bulkEdit(tenant.as.DELIVERY, edit)).deals[0]).toMatchObject({
      refusal: { code: 'rule', message: expect.stringContaining('Delivery') as string },
    });
    expect(refusal(await bulkEdit(tenant.as.CEO, edit)).code).toBe('not_found');
    const move = { deals, change: { kind: 'move' as const, to: 'demo' as const, reason: 'r' } };
    expect(value(await bulkEdit(tenant.as.DELIVERY, move)).deals[0]).toMatchObject({
      refusal: { code: 'rule', message: expect.stringContaining('Delivery') as string },
    });
  });

  it('answers deals out of sight as deals that are not there', async () => {
    const theirs = await dealOf(tenant, []);
    const edit = { kind: 'closeOn' as const, closeOn: '2027-01-01' };
    expect(refusal(await bulkEdit(tenant.as.REP, { deals: [pick(theirs)], change: edit })).code).toBe(
      'not_found',
    );
  });
});

describe('two bulk edits at once', () => {
  it('change each deal once: what the second finds changed is a conflict, and nothing is lost', async () => {
    const deals = await Promise.all(Array.from({ length: 12 }, () => dealOf(tenant, [])));
    const days = ['2027-01-31', '2027-02-28', '2027-03-31'];
    const answers = await Promise.all(
      days.map((closeOn, i) => {
        // Each begins somewhere else: they wait for each other, never in a circle.
        const turned = [...deals.slice(i * 4), ...deals.slice(0, i * 4)];
        return bulk(turned, { kind: 'closeOn', closeOn });
      }),
    );
    const counts = answers.map((answer) => value(answer).counts);
    expect(counts.reduce((sum, { changed }) => sum + changed, 0)).toBe(12);
    expect(counts.reduce((sum, { conflict }) => sum + conflict, 0)).toBe(24);
    for (const deal of deals) expect((await pageOf(tenant, deal)).deal.version).toBe(2);
  });

  it('names a deal that is listed twice once, and takes 2,000 at most', async () => {
    const deal = await dealOf(tenant, []);
    const change = { kind: 'closeOn' as const, closeOn: '2027-01-31' };
    expect(value(await bulk([deal, deal], change)).deals).toHaveLength(1);
    const many = Array.from({ length: 2001 }, () => deal);
    expect(refusal(await bulk(many, change)).code).toBe('invalid');
    expect(refusal(await bulk([], change)).code).toBe('invalid');
  });
});

describe('taking a bulk edit back', () => {
  it('puts each deal back as it was, moves and fields, and leaves alone what was changed since', async () => {
    const [, lead, quoted, , , , lost] = await everyStanding();
    if (!lead || !quoted || !lost) throw new Error('No deals');
    const { bulkId, deals } = value(await bulk([lead, quoted], { kind: 'lost', reason: 'No budget' }));
    value(await editDeal(tenant.as.CRO, { ...pick(deals[0] ?? never()), nextStep: 'Ask again' }));
    const undone = value(await undoBulkEdit(tenant.as.CRO, { bulkId: bulkId ?? '' }));
    expect(undone).toMatchObject({ restored: 1, kept: 1 });
    expect((await pageOf(tenant, lead)).deal.stage).toBe('closed_lost');
    const page = await pageOf(tenant, quoted);
    expect(page.deal).toMatchObject({
      stage: 'hardware_quote_sent',
      outcome: 'open',
      version: quoted.version + 2,
    });
    expect(page.facts).toMatchObject({ lostReason: null, closedOn: null });
    expect(page.transitions).toHaveLength(4);
    expect(refusal(await undoBulkEdit(tenant.as.CRO, { bulkId: bulkId ?? '' })).code).toBe('rule');
  });

  it('is for whoever made it and the CRO; an unknown one is not found', async () => {
    const ordered = await moved(tenant, await dealOf(tenant, [HARDWARE]), 'hardware_po_received', [
      DEMO,
      QUOTE,
      PO,
    ]);
    const { bulkId } = value(await bulk([ordered], { kind: 'closeOn', closeOn: '2027-01-01' }));
    const input = { bulkId: bulkId ?? '' };
    expect(refusal(await undoBulkEdit(tenant.as.DELIVERY, input)).code).toBe('not_found');
    expect(refusal(await undoBulkEdit(tenant.as.CRO, { bulkId: ordered.dealId })).code).toBe('not_found');
    expect(value(await undoBulkEdit(tenant.as.CRO, input)).restored).toBe(1);
    expect((await pageOf(tenant, ordered)).deal.closeOn).toBeNull();
  });
});

async function eventsOf(kind: string): Promise<string[]> {
  const { rows } = await asAdmin((client) =>
    client.query<{ summary: string }>(
      `SELECT summary FROM audit_event WHERE tenant_id = $1 AND operation = 'deals.bulkEdit' AND subject_kind = $2`,
      [tenant.id, kind],
    ),
  );
  return rows.map(({ summary }) => summary);
}

function never(): never {
  throw new Error('Not there');
}

function pick({ dealId, version }: Ref): Ref {
  return { dealId, version };
}
