import { beforeEach, describe, expect, it } from 'vitest';
import { askException } from '@/features/stage-models/commands-exceptions';
import { listExceptions } from '@/features/stage-models/queries';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { dealOf, DEMO, HARDWARE, moved, pageOf, PO, QUOTE, shipment, SOFTWARE } from '../deals/a-deal';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

const WHY = 'The board wants to see it';
const ask = async (input: Partial<Parameters<typeof askException>[1]>) =>
  value(await askException(tenant.as.CEO, { askedBp: 9000, why: WHY, ...input })).refusal;

describe('the CEO asks for an exception', () => {
  it('and the model refuses in words, keeps the question, and changes nothing', async () => {
    const quoted = await moved(tenant, await dealOf(tenant, [HARDWARE]), 'hardware_quote_sent', [
      DEMO,
      QUOTE,
    ]);
    const before = await pageOf(tenant, quoted);
    expect(await ask({ dealId: quoted.dealId })).toBe('No PO yet: counts 40 %. The PO moves it to 70 %.');
    const after = await pageOf(tenant, quoted);
    expect({ deal: after.deal, judgement: after.judgement }).toEqual({
      deal: before.deal,
      judgement: before.judgement,
    });
    const list = value(await listExceptions(tenant.as.CEO, {}));
    expect(list).toMatchObject({ asked: 1, made: 0 });
    expect(list.rows[0]).toMatchObject({
      dealName: 'Cold chain',
      asked: '90 % for Cold chain',
      why: WHY,
      modelVersion: 1,
      askedBy: `CEO of ${tenant.slug}`,
    });
  });

  it('for a deal that is ordered, shipped, done, or stands behind its PO', async () => {
    const ordered = await moved(tenant, await dealOf(tenant, [HARDWARE, SOFTWARE]), 'hardware_po_received', [
      DEMO,
      QUOTE,
      PO,
    ]);
    expect(await ask({ dealId: ordered.dealId })).toBe(
      'The PO is on record: counts 70 %. The first shipment moves it to 85 %.',
    );
    const shipped = await moved(tenant, ordered, 'hardware_shipped', [shipment('2026-03-01', 100)]);
    expect(await ask({ dealId: shipped.dealId })).toContain('The activation moves it to 95 %.');
    const active = { kind: 'activation' as const, evidenceOn: '2026-04-01' };
    const done = await moved(tenant, shipped, 'software_activated', [active]);
    expect(await ask({ dealId: done.dealId })).toContain('counts 100 %. There is nothing above that.');
    const software = await dealOf(tenant, [SOFTWARE]);
    expect(await ask({ dealId: software.dealId })).toBe(
      'No signed order form yet: counts 10 %. The signed order form moves it to 70 %.',
    );
  });

  it('for a stage, or in general', async () => {
    expect(await ask({ stage: 'demo', askedBp: 5000 })).toContain(
      'Version 1 counts every deal in Demo 20 %.',
    );
    expect(await ask({})).toContain('holds for every deal alike');
    expect(value(await listExceptions(tenant.as.CRO, {}))).toMatchObject({ asked: 2, made: 0 });
  });

  it('with a figure, a reason, and about one thing', async () => {
    const { dealId } = await dealOf(tenant, [HARDWARE]);
    const input = { askedBp: 9000, why: WHY };
    for (const wrong of [
      { why: ' ' },
      { askedBp: 10_001 },
      { askedBp: -1 },
      { dealId, stage: 'demo' as const },
    ])
      expect(refusal(await askException(tenant.as.CEO, { ...input, ...wrong })).code).toBe('invalid');
    expect(value(await listExceptions(tenant.as.CEO, {})).asked).toBe(0);
  });

  it('and is the only one who can; nobody can ask about a deal that is not there', async () => {
    for (const role of ['CRO', 'REP', 'DELIVERY', 'VIEWER'] as const)
      expect(refusal(await askException(tenant.as[role], { askedBp: 9000, why: WHY })).code).toBe(
        'not_found',
      );
    const other = await makeTenant();
    const foreign = await dealOf(other, [HARDWARE]);
    const input = { askedBp: 9000, why: WHY, dealId: foreign.dealId };
    expect(refusal(await askException(tenant.as.CEO, input)).code).toBe('not_found');
    await asAdmin(async (client) => {
      const { rows } = await client.query('SELECT 1 FROM model_exception WHERE tenant_id = $1', [tenant.id]);
      expect(rows).toEqual([]);
    });
  });
});
