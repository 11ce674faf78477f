import { beforeAll, describe, expect, it } from 'vitest';
import { addMonths, startOfMonth } from '@/domain/values/calendar-date';
import { withoutUndonePairs } from '@/domain/revenue/postings';
import { STREAMS } from '@/domain/values/stream';
import { recordContract } from '@/features/contracts/commands';
import { renewContract } from '@/features/contracts/commands-life';
import { closeMonth } from '@/features/revenue/commands-months';
import { movementsPage, revenueExport } from '@/features/revenue/queries-movements';
import { today } from '@/platform/clock/clock';
import { makeTenant, value, type TestTenant } from '../../support/tenants';

// A churn at a term's end that is taken back when the term is renewed: kept in the ledger, and in nobody's way.

/** The first day of the month so many months ago. */
const ago = (months: number) => addMonths(startOfMonth(today('UTC')), -months);

let tenant: TestTenant;

async function record(given: Partial<Parameters<typeof recordContract>[1]>) {
  const own = { customer: 'Acme', stream: 'software' as const, startOn: ago(20), ...given };
  return value(await recordContract(tenant.as.CRO, { amountMinor: '1200000', periodMonths: 12, ...own }));
}

beforeAll(async () => {
  tenant = await makeTenant();
  const { contractId, version } = await record({ endOn: ago(2) });
  value(await renewContract(tenant.as.CRO, { contractId, version, signedOn: ago(3), endOn: null }));
  await record({ customer: 'Brume', stream: 'services', startOn: ago(9) });
  const late = await record({ customer: 'Corvo', stream: 'hardware', startOn: ago(10) });
  value(await closeMonth(tenant.as.CRO, { period: ago(4).slice(0, 7) }));
  // About a closed month: taken back on another day than it was booked for, so both rows count in their own month.
  await record({
    contractId: late.contractId,
    version: late.version,
    customer: 'Corvo',
    stream: 'hardware',
    startOn: ago(10),
    endOn: ago(7),
  });
});

const read = async (asked: Partial<Parameters<typeof movementsPage>[1]>) =>
  value(await movementsPage(tenant.as.CEO, { window: 'all', ...asked }));

describe('the movements', () => {
  it('of a renewed contract are its beginning, and no churn that never was', async () => {
    const kinds = async (undone: boolean) => {
      const { rows } = await read({ stream: 'software', undone });
      return rows.map(({ kind }) => kind).toSorted();
    };
    expect(await kinds(false)).toEqual(['new']);
    expect(await kinds(true)).toEqual(['churn', 'churn', 'new']);
  });

  it('add up to the same without them, in every stream and of corrections alone', async () => {
    for (const stream of [null, ...STREAMS]) {
      for (const corrections of [false, true]) {
        const page = await read({ stream, corrections });
        const every = await read({ stream, corrections, undone: true });
        expect(page.totalMinor).toBe(every.totalMinor);
        expect(page.rows).toEqual(withoutUndonePairs(every.rows));
        expect(page.count).toBe(page.rows.length);
      }
    }
  });

  it('show what was taken back in another month than it counted in', async () => {
    const { rows } = await read({ stream: 'hardware', corrections: true });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ concernsOn }) => concernsOn !== null)).toBe(true);
  });

  it('are in the file as they are on the page', async () => {
    for (const undone of [false, true]) {
      const { pieces } = value(await revenueExport(tenant.as.CEO, { window: 'all', undone }));
      const lines = pieces.join('').trim().split('\r\n').length - 1;
      expect(lines).toBe((await read({ undone })).count);
    }
  });
});
