import { beforeAll, describe, expect, it } from 'vitest';
import { date, startOfDay } from '@/domain/values/calendar-date';
import { readSignedDeals } from '@/data/signed-deals';
import { recordEvidence } from '@/features/deals/commands-evidence';
import { atInstant } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { dealOf, DEMO, HARDWARE, moved, pageOf, PO, QUOTE } from '../deals/a-deal';

const SERVICES = [
  { stream: 'services' as const, recurring: false, description: 'Installation', amountMinor: '40000' },
  { stream: 'services' as const, recurring: false, description: 'Training', amountMinor: '20000' },
];
const range = { from: date('2025-01-01'), asOf: date('2026-08-31') };
let tenant: TestTenant;
let deal: { dealId: string };
let lineIds: string[];

const signed = () =>
  withUnit({ tenantId: tenant.id, mode: 'read' }, (unit) => readSignedDeals(unit, { kind: 'all' }, range));

const record = (evidenceOn: string, lineId: string | null) =>
  atInstant(startOfDay(date('2026-08-31'), 'UTC'), () =>
    recordEvidence(tenant.as.DELIVERY, {
      dealId: deal.dealId,
      evidence: [{ kind: 'milestone' as const, evidenceOn, lineId }],
    }),
  );

beforeAll(async () => {
  tenant = await makeTenant();
  const made = await dealOf(tenant, [HARDWARE, ...SERVICES]);
  const po = await moved(tenant, made, 'hardware_po_received', [DEMO, QUOTE, PO]);
  deal = po;
  const { facts } = await pageOf(tenant, po);
  lineIds = facts.lines.filter(({ stream }) => stream === 'services').map(({ id }) => id);
});

describe('a signed deal', () => {
  it('has the day of its commit document and the streams of its lines', async () => {
    const [found, ...rest] = await signed();
    expect(rest).toEqual([]);
    expect(found).toMatchObject({
      dealId: deal.dealId,
      signedOn: '2026-02-01',
      streams: ['hardware', 'services'],
    });
    expect(found?.moves.at(-1)).toMatchObject({ to: 'hardware_po_received' });
  });

  it('has completed its services with the last of them, not with the first', async () => {
    expect(lineIds).toHaveLength(2);
    value(await record('2026-05-10', lineIds[0] ?? null));
    expect((await signed())[0]?.completedOn).toBeNull();
    value(await record('2026-06-20', lineIds[1] ?? null));
    expect((await signed())[0]?.completedOn).toBe('2026-06-20');
  });
});
