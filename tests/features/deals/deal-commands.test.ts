import { beforeAll, describe, expect, it } from 'vitest';
import { createDeal, editDeal, logActivity } from '@/features/deals/commands';
import { moveDeal, recordEvidence, voidDealEvidence } from '@/features/deals/commands-evidence';
import { listDealsQuery, showDeal } from '@/features/deals/queries';
import { pipelineQuery } from '@/features/deals/queries-pipeline';
import { atInstant } from '@/platform/clock/clock';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await makeTenant();
});

const LINES = [
  {
    stream: 'hardware' as const,
    recurring: false,
    description: '500 sensors',
    units: 500,
    unitPriceMinor: '12000',
    amountMinor: '6000000',
  },
  { stream: 'software' as const, recurring: true, description: 'Platform', amountMinor: '2400000' },
  { stream: 'services' as const, recurring: false, description: 'Installation', amountMinor: '900000' },
];

async function newDeal(overrides: Partial<Parameters<typeof createDeal>[1]> = {}) {
  return value(
    await createDeal(tenant.as.CRO, {
      name: 'Cold chain',
      customer: 'Nordic Foods',
      lines: LINES,
      ...overrides,
    }),
  );
}

async function show(dealId: string) {
  return value(await showDeal(tenant.as.CRO, { dealId }));
}

const QUOTE = { kind: 'quote' as const, reference: 'Q-1', evidenceOn: '2026-01-10', amountMinor: '9300000' };
const PO = { kind: 'po' as const, reference: 'PO-4711', evidenceOn: '2026-02-01', amountMinor: '9300000' };

async function withQuote() {
  const deal = await newDeal({ contact: 'Ada Buyer' });
  const demo = { kind: 'demo' as const, evidenceOn: '2026-01-05' };
  return value(
    await moveDeal(tenant.as.CRO, { ...deal, to: 'hardware_quote_sent', evidence: [demo, QUOTE] }),
  );
}

describe('creating and editing', () => {
  it('makes a deal a Lead at 10 % with its lines as its amount', async () => {
    const { dealId } = await newDeal({ contact: 'Ada Buyer' });
    const page = await show(dealId);
    expect(page.deal).toMatchObject({
      stage: 'lead',
      outcome: 'open',
      amountMinor: 9_300_000n,
      customer: 'Nordic Foods',
      contact: 'Ada Buyer',
    });
    expect(page.judgement.bp).toBe(1000);
    expect(page.weightedMinor).toBe(930_000n);
    expect(page.transitions).toHaveLength(1);
    expect(page.log.map((row) => row.operation)).toEqual(['deals.create']);
  });

  it('gives the second of two writers a conflict that shows both values, and changes nothing', async () => {
    const { dealId, version } = await newDeal();
    value(
      await editDeal(tenant.as.CRO, { dealId, version, nextStep: 'Send quote', nextStepOn: '2027-01-15' }),
    );
    const late = refusal(await editDeal(tenant.as.CRO, { dealId, version, nextStep: 'Call' }));
    expect(late.code).toBe('conflict');
    expect(late.details).toMatchObject({ version: 2, theirs: { nextStep: 'Send quote' } });
    expect((await show(dealId)).deal).toMatchObject({
      nextStep: 'Send quote',
      nextStepOn: '2027-01-15',
      version: 2,
    });
  });

  it('keeps every earlier version: what was known before an edit can be read', async () => {
    const before = await atInstant('2026-03-01T10:00:00Z', () => newDeal({ lines: [], amountMinor: '1000' }));
    await atInstant('2026-03-05T10:00:00Z', () =>
      editDeal(tenant.as.CRO, { ...before, amountMinor: '5000' }),
    );
    const own = async (knownAt: string) =>
      value(await pipelineQuery(tenant.as.CRO, { search: null, knownAt })).open.amountMinor;
    expect((await own('2026-03-02T00:00:00Z')) - (await own('2026-02-28T00:00:00Z'))).toBe(1000n);
    expect((await own('2026-03-06T00:00:00Z')) - (await own('2026-03-02T00:00:00Z'))).toBe(4000n);
  });

  it('has one effect for one idempotency key, and the same answer again', async () => {
    const caller = { ...tenant.as.CRO, idempotencyKey: 'key-1' };
    const input = { name: 'Once', customer: 'Nordic Foods' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => createDeal(caller, input)));
    expect(new Set(answers.map((answer) => value(answer).dealId)).size).toBe(1);
    expect(refusal(await createDeal(caller, { ...input, name: 'Other' })).code).toBe('conflict');
  });

  it('keeps names with emoji, formulas and quotes as they are', async () => {
    const name = `=1+1 🚚 "Müller" <b>'; DROP TABLE deal;--`;
    const { dealId } = await newDeal({ name });
    expect((await show(dealId)).deal.name).toBe(name);
  });
});

describe('the PO gate', () => {
  it('refuses the PO stage without a PO and says what is missing', async () => {
    const deal = await withQuote();
    const missing = refusal(
      await moveDeal(tenant.as.CRO, {
        dealId: deal.dealId,
        version: deal.version,
        to: 'hardware_po_received',
      }),
    );
    expect(missing.code).toBe('gate');
    expect(missing.message).toContain('No PO');
    expect((await show(deal.dealId)).deal.stage).toBe('hardware_quote_sent');
  });

  it('moves and records the PO in one save; then the deal counts 70 % and is commit', async () => {
    const deal = await withQuote();
    value(
      await moveDeal(tenant.as.CRO, {
        dealId: deal.dealId,
        version: deal.version,
        to: 'hardware_po_received',
        evidence: [PO],
      }),
    );
    const page = await show(deal.dealId);
    expect(page.judgement).toMatchObject({ bp: 7000, category: 'commit' });
    expect(page.evidence.map((item) => item.kind)).toEqual(['demo', 'quote', 'po']);
  });

  it('counts a claim of 80 % and a verbal yes at 20 % until the PO is there', async () => {
    const deal = await withQuote();
    value(
      await editDeal(tenant.as.CRO, {
        dealId: deal.dealId,
        version: deal.version,
        claimBp: 8000,
        verbalYesOn: '2026-01-20',
      }),
    );
    const page = await show(deal.dealId);
    expect(page.judgement).toMatchObject({ bp: 2000, category: 'pipeline' });
    expect(page.judgement.rulings.length).toBeGreaterThan(0);
  });

  it('puts the deal back when the PO is voided, with a trace', async () => {
    const deal = await withQuote();
    const moved = value(
      await moveDeal(tenant.as.CRO, {
        dealId: deal.dealId,
        version: deal.version,
        to: 'hardware_po_received',
        evidence: [PO],
      }),
    );
    const po = (await show(moved.dealId)).evidence.find((item) => item.kind === 'po');
    value(
      await voidDealEvidence(tenant.as.CRO, {
        evidenceId: po?.id ?? '',
        reason: 'Customer withdrew the order',
      }),
    );
    const page = await show(deal.dealId);
    expect(page.deal.stage).toBe('hardware_quote_sent');
    expect(page.judgement.category).toBe('bestCase');
    expect(page.transitions[0]).toMatchObject({
      fromStage: 'hardware_po_received',
      toStage: 'hardware_quote_sent',
    });
  });

  it('lets a PO under a shipment be replaced in one step only', async () => {
    const deal = await withQuote();
    const shipment = { kind: 'shipment' as const, evidenceOn: '2026-04-01', units: 500 };
    const moved = value(
      await moveDeal(tenant.as.CRO, {
        dealId: deal.dealId,
        version: deal.version,
        to: 'hardware_shipped',
        evidence: [PO, shipment],
      }),
    );
    const po = (await show(moved.dealId)).evidence.find((item) => item.kind === 'po');
    const evidenceId = po?.id ?? '';
    expect(refusal(await voidDealEvidence(tenant.as.CRO, { evidenceId, reason: 'wrong number' })).code).toBe(
      'rule',
    );
    value(
      await voidDealEvidence(tenant.as.CRO, {
        evidenceId,
        reason: 'wrong number',
        replacement: { ...PO, reference: 'PO-4712' },
      }),
    );
    expect((await show(deal.dealId)).deal.stage).toBe('hardware_shipped');
  });

  it('is kept by the database when the rules are bypassed', async () => {
    const { dealId } = await newDeal();
    await asAdmin(async (client) => {
      const move = `UPDATE deal SET stage = 'hardware_po_received' WHERE id = $1`;
      await expect(client.query(move, [dealId])).rejects.toMatchObject({ code: '23514' });
      const forged = `UPDATE deal SET stage = 'hardware_po_received', po_evidence_id = gen_random_uuid(), po_kind = 'po', po_live = true WHERE id = $1`;
      await expect(client.query(forged, [dealId])).rejects.toMatchObject({ code: '23503' });
    });
    const deal = await withQuote();
    value(
      await moveDeal(tenant.as.CRO, {
        dealId: deal.dealId,
        version: deal.version,
        to: 'hardware_po_received',
        evidence: [PO],
      }),
    );
    await asAdmin(async (client) => {
      const silent = `UPDATE evidence SET voided_at = now(), void_reason = 'x' WHERE deal_id = $1 AND kind = 'po'`;
      await expect(client.query(silent, [deal.dealId])).rejects.toMatchObject({ code: '23503' });
    });
  });

  it('has no column in which a probability of ours could be written', async () => {
    await asAdmin(async (client) => {
      const { rows } = await client.query<{ column_name: string }>(
        `SELECT column_name FROM information_schema.columns WHERE table_name = 'deal' AND column_name ~ 'probab|category|weight'`,
      );
      expect(rows.map((row) => row.column_name).sort()).toEqual(['source_category', 'source_probability_bp']);
    });
  });
});

describe('who sees and does what', () => {
  it('shows a rep his own deals only, and lets him create only those', async () => {
    const foreign = await newDeal();
    const own = value(await createDeal(tenant.as.REP, { name: 'Mine', customer: 'Nordic Foods' }));
    expect(refusal(await showDeal(tenant.as.REP, { dealId: foreign.dealId })).code).toBe('not_found');
    expect(value(await showDeal(tenant.as.REP, { dealId: own.dealId })).deal.rep).toBe('Ria Rep');
    const listed = value(await listDealsQuery(tenant.as.REP, { limit: 200 })).rows;
    expect(listed.map((row) => row.rep)).toEqual(listed.map(() => 'Ria Rep'));
    expect(
      refusal(await editDeal(tenant.as.REP, { dealId: foreign.dealId, version: 1, name: 'x' })).code,
    ).toBe('not_found');
  });

  it('lets delivery see deals after the PO alone', async () => {
    const before = await newDeal();
    const deal = await withQuote();
    value(
      await moveDeal(tenant.as.CRO, {
        dealId: deal.dealId,
        version: deal.version,
        to: 'hardware_po_received',
        evidence: [PO],
      }),
    );
    expect(refusal(await showDeal(tenant.as.DELIVERY, { dealId: before.dealId })).code).toBe('not_found');
    expect(value(await showDeal(tenant.as.DELIVERY, { dealId: deal.dealId })).deal.stage).toBe(
      'hardware_po_received',
    );
  });

  it('logs activity, of today or before', async () => {
    const { dealId } = await newDeal();
    value(
      await logActivity(tenant.as.CRO, { dealId, kind: 'call', occurredOn: '2026-01-02', subject: 'Scope' }),
    );
    expect(
      refusal(await logActivity(tenant.as.CRO, { dealId, kind: 'call', occurredOn: '2199-01-01' })).code,
    ).toBe('invalid');
    expect((await show(dealId)).activities).toHaveLength(1);
  });

  it('refuses evidence dated in the future', async () => {
    const { dealId } = await newDeal();
    const evidence = [{ ...QUOTE, evidenceOn: '2199-01-01' }];
    expect(refusal(await recordEvidence(tenant.as.CRO, { dealId, evidence })).code).toBe('invalid');
  });
});
