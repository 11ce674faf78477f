import { beforeEach, describe, expect, it } from 'vitest';
import { postMovements } from '@/data/movements';
import { removeContract } from '@/features/contracts/commands';
import { endContract, giveReason } from '@/features/contracts/commands-end';
import { changePrice, renewContract } from '@/features/contracts/commands-life';
import { undoContract } from '@/features/contracts/commands-undo';
import { atInstant } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { linesIn, recordIn, standingIn } from './a-contract';

let of: TestTenant;
let seen: { contractId: string; version: number };
const PRICE = { endReason: 'price' as const };
const record = (input: Parameters<typeof recordIn>[1]) => recordIn(of, input);
const standing = () => standingIn(of);
const lines = () => linesIn(of);

beforeEach(async () => {
  of = await makeTenant();
  seen = await record({});
});

describe('undo', () => {
  it('takes back all that one command wrote, and the ledger follows', async () => {
    const before = { lines: await lines(), ledger: await standing() };
    const change = { ...seen, on: '2026-07-01', amountMinor: '150000', periodMonths: 12 };
    const { contractId, version } = value(await changePrice(of.as.CRO, change));
    value(await undoContract(of.as.CRO, { contractId, version }));
    expect(await lines()).toEqual(before.lines.map((line) => ({ ...line, version: 3 })));
    expect(await standing()).toEqual(before.ledger);
    const twice = await undoContract(of.as.CRO, { contractId, version: 3 });
    expect(refusal(twice).code).toBe('conflict');
  });

  it('by the new line does the same', async () => {
    const { newContractId } = value(await renewContract(of.as.CRO, { ...seen, endOn: null }));
    value(await undoContract(of.as.CRO, { contractId: newContractId ?? '', version: 1 }));
    expect(await lines()).toMatchObject([{ id: seen.contractId, endOn: '2027-01-01' }]);
  });

  it('brings a contract back that was taken out', async () => {
    const { version } = value(await removeContract(of.as.CRO, { ...seen, reason: 'A mistake' }));
    value(await undoContract(of.as.CRO, { contractId: seen.contractId, version }));
    expect(await standing()).toEqual(['2026-01-01 new 120000', '2027-01-01 churn -120000']);
  });

  it('leaves alone what another command wrote at the same instant', async () => {
    await atInstant('2026-05-01T12:00:00.000Z', async () => {
      const mine = await record({ customer: 'Acme' });
      const other = await record({ customer: 'Corvo' });
      value(await undoContract(of.as.CRO, mine));
      expect(refusal(await endContract(of.as.CRO, { ...mine, on: '2026-10-01', ...PRICE })).code).toBe(
        'not_found',
      );
      value(await endContract(of.as.CRO, { ...other, on: '2026-10-01', ...PRICE }));
    });
  });

  it('is refused once somebody went on from there', async () => {
    const { newContractId, contractId, version } = value(
      await renewContract(of.as.CRO, { ...seen, endOn: '2028-01-01' }),
    );
    value(
      await endContract(of.as.CRO, {
        contractId: newContractId ?? '',
        version: 1,
        on: '2028-01-01',
        ...PRICE,
      }),
    );
    expect(refusal(await undoContract(of.as.CRO, { contractId, version })).code).toBe('conflict');
  });
});

describe('whatever is done', () => {
  it('is refused with both values where somebody was first', async () => {
    value(await giveReason(of.as.CRO, { ...seen, endReason: 'handoff' }));
    const late = refusal(await endContract(of.as.CRO, { ...seen, on: '2026-10-01', ...PRICE }));
    expect(late).toMatchObject({
      code: 'conflict',
      details: { version: 2, seen: { endReason: null }, theirs: { endReason: 'handoff' } },
    });
    expect(late.details).toHaveProperty('changedBy');
  });

  it('leaves nothing to post', async () => {
    value(await renewContract(of.as.CRO, { ...seen, on: '2026-10-01', endOn: null, amountMinor: '130000' }));
    await withUnit({ tenantId: of.id, mode: 'write' }, async (unit) => {
      const order = { customerIds: 'all' as const, importId: null, now: '2027-01-01T00:00:00.000Z' };
      expect(await postMovements(unit, order)).toEqual({ posted: 0, reversed: 0 });
    });
  });
});
