import { beforeEach, describe, expect, it } from 'vitest';
import { readStoredContract } from '@/data/contracts';
import { recordContract } from '@/features/contracts/commands';
import { assignContracts, coTermContracts, endContract, giveReason } from '@/features/contracts/commands-end';
import { changePrice, pauseContract, renewContract } from '@/features/contracts/commands-life';
import { recordDeployment } from '@/features/deployments/commands';
import { setRate } from '@/features/rates/commands';
import { atInstant } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { linesIn, recordIn, standingIn, TERM } from './a-contract';

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

describe('a change of price', () => {
  it('ends the line on the day and begins the next, and the ledger has the difference only', async () => {
    const change = { ...seen, on: '2026-07-01', amountMinor: '150000', periodMonths: 12 };
    const done = value(await changePrice(of.as.CRO, change));
    expect(done.moves).toEqual([
      {
        effectiveOn: '2026-07-01',
        concernsOn: null,
        stream: 'software',
        kind: 'expansion',
        amountMinor: 30_000n,
      },
      {
        effectiveOn: '2027-01-01',
        concernsOn: null,
        stream: 'software',
        kind: 'churn',
        amountMinor: -30_000n,
      },
    ]);
    expect(await standing()).toEqual([
      '2026-01-01 new 120000',
      '2026-07-01 expansion 30000',
      '2027-01-01 churn -150000',
    ]);
    expect(await lines()).toMatchObject([
      { id: seen.contractId, endOn: '2026-07-01', followsId: null },
      {
        id: done.newContractId,
        startOn: '2026-07-01',
        endOn: '2027-01-01',
        followsId: seen.contractId,
        followKind: 'price_change',
      },
    ]);
  });

  it('shows what it would move and does nothing', async () => {
    const change = { ...seen, on: '2026-07-01', amountMinor: '150000', periodMonths: 12, dryRun: true };
    expect(value(await changePrice(of.as.CRO, change)).moves).toHaveLength(2);
    expect(await standing()).toEqual(['2026-01-01 new 120000', '2027-01-01 churn -120000']);
    expect(await lines()).toHaveLength(1);
  });

  it('to less is a loss and says why, on the line that ended', async () => {
    const change = { ...seen, on: '2026-07-01', amountMinor: '90000', periodMonths: 12 };
    expect(refusal(await changePrice(of.as.CRO, change)).fields).toHaveProperty('endReason');
    value(await changePrice(of.as.CRO, { ...change, ...PRICE, endNote: 'Budget cut' }));
    expect(await lines()).toMatchObject([
      { endReason: 'price', endNote: 'Budget cut' },
      { endReason: null, endNote: null },
    ]);
  });

  it('into another currency moves nothing', async () => {
    const change = { ...seen, on: '2026-07-01', amountMinor: '111700', periodMonths: 12, currency: 'EUR' };
    expect(value(await changePrice(of.as.CRO, change)).moves).toEqual([]);
    expect(await lines()).toMatchObject([
      { sourceCurrency: null },
      { sourceCurrency: 'EUR', sourceAmountMinor: 111_700n, arrMinor: 120_000n, followKind: 'currency' },
    ]);
  });

  it('from one foreign currency into another moves nothing either, whatever its rate became', async () => {
    const euro = await record({
      customer: 'Rhein Werke',
      currency: 'EUR',
      amountMinor: '100000',
      rate: '1.1',
    });
    value(await setRate(of.as.CRO, { currency: 'EUR', month: '2026-03', rate: '1.2' }));
    const change = { ...euro, on: '2026-07-01', amountMinor: '111700', periodMonths: 12, currency: 'CHF' };
    const { moves, newContractId } = value(await changePrice(of.as.CRO, change));
    expect(moves).toEqual([]);
    expect(newContractId).not.toBeNull();
  });

  it('leaves the free time that was agreed on', async () => {
    const free = await record({ customer: 'Acme', freeUntilOn: '2026-04-01' });
    const change = { ...free, on: '2026-03-01', amountMinor: '150000', periodMonths: 12 };
    const { newContractId } = value(await changePrice(of.as.CRO, change));
    const stored = await withUnit({ tenantId: of.id, mode: 'read' }, (unit) =>
      readStoredContract(unit, newContractId ?? ''),
    );
    expect(stored).toMatchObject({ startOn: '2026-03-01', freeUntilOn: '2026-04-01' });
  });
});

describe('a renewal', () => {
  it('at the same price moves the end only', async () => {
    const done = value(await renewContract(of.as.CRO, { ...seen, endOn: '2028-01-01' }));
    expect(done.moves.map((row) => `${row.effectiveOn} ${row.kind} ${row.amountMinor}`)).toEqual([
      '2027-01-01 churn 120000',
      '2028-01-01 churn -120000',
    ]);
    expect(await lines()).toMatchObject([
      { endOn: '2027-01-01' },
      { startOn: '2027-01-01', endOn: '2028-01-01', followKind: 'renewal', amountMinor: 120_000n },
    ]);
  });

  it('in its own currency keeps its rate, and asks for one where there is none', async () => {
    const foreign = { customer: 'Rhein Werke', currency: 'EUR', amountMinor: '100000' };
    const asked = { ...TERM, ...foreign, periodMonths: 12 };
    expect(refusal(await recordContract(of.as.CRO, asked)).fields).toHaveProperty('rate');
    const euro = await record({ ...foreign, rate: '1.1' });
    const done = value(await renewContract(of.as.CRO, { ...euro, amountMinor: '120000', endOn: null }));
    const rows = done.moves.filter(({ kind }) => kind === 'expansion');
    expect(rows.map(({ amountMinor }) => amountMinor)).toEqual([22_000n]);
  });

  it('after a break is a churn and a comeback', async () => {
    value(await renewContract(of.as.CRO, { ...seen, on: '2027-03-01', endOn: '2028-03-01' }));
    expect(await standing()).toEqual([
      '2026-01-01 new 120000',
      '2027-01-01 churn -120000',
      '2027-03-01 reactivation 120000',
      '2028-03-01 churn -120000',
    ]);
    expect((await lines())[1]?.followKind).toBe('resume');
  });

  it('is refused twice', async () => {
    const first = value(await renewContract(of.as.CRO, { ...seen, endOn: '2028-01-01' }));
    const again = { contractId: seen.contractId, version: first.version, endOn: '2029-01-01' };
    expect(refusal(await renewContract(of.as.CRO, again)).code).toBe('rule');
  });
});

describe('a pause', () => {
  it('takes the time out, and moves the end by it if asked to', async () => {
    const pause = { ...seen, on: '2026-06-01', resumeOn: '2026-08-01', extend: true, ...PRICE };
    value(await pauseContract(of.as.CRO, pause));
    expect(await standing()).toEqual([
      '2026-01-01 new 120000',
      '2026-06-01 churn -120000',
      '2026-08-01 reactivation 120000',
      '2027-03-03 churn -120000',
    ]);
    expect(await lines()).toMatchObject([{ endReason: 'price' }, { followKind: 'resume', endReason: null }]);
  });

  it('without a known end is an end that can be taken up again', async () => {
    const paused = value(await pauseContract(of.as.CRO, { ...seen, on: '2026-06-01', ...PRICE }));
    const again = { contractId: seen.contractId, version: paused.version, on: '2026-09-01', endOn: null };
    value(await renewContract(of.as.CRO, again));
    expect(await lines()).toMatchObject([
      { endOn: '2026-06-01', endReason: 'price' },
      { startOn: '2026-09-01', endOn: null, followKind: 'resume' },
    ]);
  });

  it('asks for the reason and for days that fit', async () => {
    const pause = { ...seen, on: '2026-06-01' };
    expect(refusal(await pauseContract(of.as.CRO, pause)).fields).toHaveProperty('endReason');
    const early = { ...pause, ...PRICE, resumeOn: '2026-06-01' };
    expect(refusal(await pauseContract(of.as.CRO, early)).fields).toHaveProperty('resumeOn');
    const late = { ...pause, ...PRICE, resumeOn: '2027-01-01' };
    expect(refusal(await pauseContract(of.as.CRO, late)).fields).toHaveProperty('resumeOn');
  });
});

describe('an end', () => {
  it('carries its reason, and the deployment that it is put down to', async () => {
    const end = { ...seen, on: '2026-10-01' };
    expect(refusal(await endContract(of.as.CRO, end)).fields).toHaveProperty('endReason');
    const deploy = { customer: 'Nordic Foods', site: 'Oslo', kind: 'production' as const };
    const { deploymentId } = value(await recordDeployment(of.as.CRO, deploy));
    const why = { endReason: 'hardware_failure' as const, endDeploymentId: deploymentId };
    value(await endContract(of.as.CRO, { ...end, ...why }));
    expect(await lines()).toMatchObject([{ endOn: '2026-10-01', ...why, autoRenews: false }]);
    expect(await standing()).toEqual(['2026-01-01 new 120000', '2026-10-01 churn -120000']);
  });

  it('is not put down to a deployment of somebody else', async () => {
    const deploy = { customer: 'Other Foods', site: 'Oslo', kind: 'production' as const };
    const { deploymentId } = value(await recordDeployment(of.as.CRO, deploy));
    const end = { ...seen, on: '2026-10-01', ...PRICE, endDeploymentId: deploymentId };
    expect(refusal(await endContract(of.as.CRO, end)).code).toBe('not_found');
  });

  it('that nobody gave a reason for gets one later, without a movement', async () => {
    const before = await standing();
    const given = value(await giveReason(of.as.CRO, { ...seen, endReason: 'other', endNote: 'Went under' }));
    expect(given.version).toBe(2);
    expect(await standing()).toEqual(before);
    expect(await lines()).toMatchObject([{ endReason: 'other', endNote: 'Went under' }]);
  });
});

describe('several contracts', () => {
  it('get one end, all or none', async () => {
    await atInstant('2026-05-01T12:00:00.000Z', async () => {
      const other = await record({ stream: 'hardware', endOn: '2026-06-01', amountMinor: '60000' });
      const contracts = [seen, other];
      value(await coTermContracts(of.as.CRO, { contracts, endOn: '2026-12-31' }));
      expect((await lines()).map(({ endOn }) => endOn)).toEqual(['2026-12-31', '2026-12-31']);
      const late = await coTermContracts(of.as.CRO, { contracts, endOn: '2027-12-31' });
      expect(refusal(late).code).toBe('conflict');
    });
  });

  it('of two customers do not', async () => {
    const other = await record({ customer: 'Acme' });
    const both = { contracts: [seen, other], endOn: '2036-12-31' };
    expect(refusal(await coTermContracts(of.as.CRO, both)).code).toBe('rule');
  });

  it('get an owner, who is a member', async () => {
    const contracts = [seen];
    const stranger = { contracts, ownerId: seen.contractId };
    expect(refusal(await assignContracts(of.as.CRO, stranger)).code).toBe('not_found');
    const before = await standing();
    value(await assignContracts(of.as.CRO, { contracts, ownerId: null }));
    expect(await standing()).toEqual(before);
  });
});
