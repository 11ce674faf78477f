import { beforeAll, describe, expect, it } from 'vitest';
import type { StageId } from '@/domain/deals/deal';
import { createDeal, logActivity } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { boardColumn, boardPage } from '@/features/deals/queries-board';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { dealOf, DEMO, HARDWARE, PO, QUOTE } from './a-deal';

// The board as it was known, and what its cards say of time.

const JANUARY = '2026-01-20T09:00:00Z';
const FEBRUARY = '2026-02-10T09:00:00Z';
const MARCH = '2026-03-10T09:00:00Z';

let own: TestTenant;
let dealId: string;

beforeAll(async () => {
  own = await makeTenant();
  const deal = await atInstant(JANUARY, () => dealOf(own, [HARDWARE]));
  ({ dealId } = deal);
  const move = { ...deal, to: 'hardware_po_received' as const, evidence: [DEMO, QUOTE, PO] };
  value(await atInstant(FEBRUARY, () => moveDeal(own.as.CRO, move)));
});

async function stageOf(input: Parameters<typeof boardPage>[1]): Promise<StageId | null> {
  const { columns } = value(await boardPage(own.as.CRO, input));
  return columns.find(({ cards }) => cards.some(({ id }) => id === dealId))?.stage ?? null;
}

describe('the board of the past', () => {
  it('stands as it was known at the instant, with the sums of then', async () => {
    expect(await stageOf({})).toBe('hardware_po_received');
    expect(await stageOf({ knownAt: '2026-02-01T00:00:00Z' })).toBe('lead');
    expect(await stageOf({ knownAt: '2026-01-01T00:00:00Z' })).toBeNull();
    const before = value(await boardPage(own.as.CRO, { knownAt: '2026-02-01T00:00:00Z' }));
    const of = (stage: StageId) => before.columns.find((column) => column.stage === stage);
    expect([of('lead')?.count, of('hardware_po_received')?.count]).toEqual([1, 0]);
    expect(of('lead')?.weightedMinor).toBe(10_000n);
    expect(before.mayCreate).toBe(false);
  });

  it('goes on with "show more" at the same instant', async () => {
    const tenant = await makeTenant();
    await atInstant(JANUARY, async () => {
      for (let i = 0; i < 22; i++) value(await createDeal(tenant.as.CRO, { name: `D${i}`, customer: 'C' }));
    });
    value(await atInstant(MARCH, () => createDeal(tenant.as.CRO, { name: 'Later', customer: 'C' })));
    const clock = { knownAt: FEBRUARY };
    const [lead] = value(await boardPage(tenant.as.CRO, clock)).columns;
    expect([lead?.count, lead?.cards.length]).toEqual([22, 20]);
    if (!lead?.next) throw new Error('There is nothing more');
    const more = value(await boardColumn(tenant.as.CRO, { ...clock, stage: 'lead', after: lead.next }));
    expect([more.cards.length, more.next]).toEqual([2, null]);
  });

  it('refuses a place that no card can have', async () => {
    const after = { key: 'yesterday', id: dealId };
    expect(refusal(await boardColumn(own.as.CRO, { stage: 'lead', after })).code).toBe('invalid');
  });
});

describe('a quiet deal', () => {
  it('says for how many days once they are more than the tenant allows, until something happens', async () => {
    const tenant = await makeTenant();
    const made = await atInstant(JANUARY, () =>
      createDeal(tenant.as.CRO, { name: 'Quiet', customer: 'C', contact: 'Ada' }),
    );
    const quiet = async (at: string) =>
      atInstant(at, async () => {
        const { columns } = value(await boardPage(tenant.as.CRO, {}));
        return columns[0]?.cards[0]?.quietDays;
      });
    expect(await quiet('2026-04-20T09:00:00Z')).toBeNull();
    expect(await quiet('2026-04-21T09:00:00Z')).toBe(91);
    const call = { dealId: value(made).dealId, kind: 'call' as const, occurredOn: '2026-04-20' };
    value(await atInstant('2026-04-21T10:00:00Z', () => logActivity(tenant.as.CRO, call)));
    expect(await quiet('2026-04-21T11:00:00Z')).toBeNull();
  });
});
