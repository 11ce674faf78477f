import { beforeAll, describe, expect, it } from 'vitest';
import { recordContract } from '@/features/contracts/commands';
import { assignContracts, endContract } from '@/features/contracts/commands-end';
import { changePrice, pauseContract, renewContract } from '@/features/contracts/commands-life';
import { contractsOfCustomer } from '@/features/contracts/queries';
import { renewalsQuery } from '@/features/contracts/queries-renewals';
import { recordDeployment } from '@/features/deployments/commands';
import { listMembers } from '@/features/members/queries';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

/** All on 15 June 2026, with the setting's 90 days. */
const ASOF = { asOf: '2026-06-15' };
let of: TestTenant;
beforeAll(async () => {
  of = await makeTenant();
});

async function record(customer: string, input: Partial<Parameters<typeof recordContract>[1]> = {}) {
  const term = { startOn: '2025-08-01', endOn: '2026-08-01', amountMinor: '120000', periodMonths: 12 };
  const { contractId, version } = value(
    await recordContract(of.as.CRO, { customer, stream: 'software', ...term, ...input }),
  );
  return { contractId, version };
}

const renewals = async (asOf = ASOF) => value(await renewalsQuery(of.as.CEO, asOf));
const names = (rows: readonly { customer: string }[]) => rows.map(({ customer }) => customer);

describe('renewals', () => {
  it('are what ends within the days, by what was said about it', async () => {
    const why = { endReason: 'price' as const };
    await record('Due in 47 days');
    await record('Due on the last day', { endOn: '2026-09-13' });
    await record('Due too late', { endOn: '2026-09-14' });
    await record('Never ends', { endOn: null });
    await record('Lapsed', { endOn: '2026-06-01' });
    await record('Lapsed long ago', { startOn: '2024-01-01', endOn: '2026-01-01' });
    value(await endContract(of.as.CRO, { ...(await record('Leaving')), on: '2026-08-01', ...why }));
    value(await endContract(of.as.CRO, { ...(await record('Left')), on: '2026-05-01', ...why }));
    value(await renewContract(of.as.CRO, { ...(await record('Renewed')), endOn: '2027-08-01' }));
    await record('Renewed by two rows');
    await record('Renewed by two rows', { startOn: '2026-08-01', endOn: '2027-08-01' });
    const dearer = { on: '2026-06-01', amountMinor: '130000', periodMonths: 12 };
    value(await changePrice(of.as.CRO, { ...(await record('New price')), ...dearer }));
    const pause = { on: '2026-06-01', resumeOn: '2026-07-01', ...why };
    value(await pauseContract(of.as.CRO, { ...(await record('Paused')), ...pause }));
    const page = await renewals();
    expect(names(page.due)).toEqual(['Due in 47 days', 'New price', 'Paused', 'Due on the last day']);
    expect(names(page.lapsed)).toEqual(['Lapsed']);
    expect(names(page.leaving)).toEqual(['Leaving']);
    expect(names(page.renewed)).toEqual(['Renewed', 'Renewed by two rows']);
    expect(page.due.map(({ inDays }) => inDays)).toEqual([47, 47, 47, 90]);
    expect(page.sums.due).toEqual({ count: 4, customers: 4, arrMinor: 490_000n });
  });

  it('have an owner', async () => {
    const { contractId, version } = await record('Owned', { endOn: '2026-07-01' });
    const members = value(await listMembers(of.as.CRO, {})).members;
    const ownerId = members.find(({ role }) => role === 'DELIVERY')?.userId ?? '';
    value(await assignContracts(of.as.CRO, { contracts: [{ contractId, version }], ownerId }));
    const row = (await renewals()).due.find(({ customer }) => customer === 'Owned');
    expect(row).toMatchObject({ ownerId, owner: `DELIVERY of ${of.slug}`, version: 2 });
  });

  it('say what speaks against them', async () => {
    await record('Waiting', { endOn: '2026-07-02' });
    const site = { customer: 'Waiting', site: 'Hall 3', kind: 'production' as const };
    value(await recordDeployment(of.as.CRO, { ...site, signedOn: '2026-02-14' }));
    const row = async (asOf: string) =>
      (await renewals({ asOf })).due.find(({ customer }) => customer === 'Waiting');
    expect((await row('2026-06-14'))?.health).toMatchObject({ level: 'good', reasons: [] });
    expect((await row('2026-06-15'))?.health).toMatchObject({
      level: 'act',
      reasons: ['waiting'],
      facts: { waitingDays: 121 },
    });
  });

  it('are the CRO’s to work on and the CEO’s to see', async () => {
    expect(await renewals()).toMatchObject({ mayWrite: false, owners: [] });
    const own = value(await renewalsQuery(of.as.CRO, ASOF));
    expect(own.mayWrite).toBe(true);
    expect(own.owners).toHaveLength(5);
    expect(refusal(await renewalsQuery(of.as.REP, ASOF)).code).toBe('not_found');
  });
});

describe('a customer’s contracts', () => {
  it('are chains, and each line says how it stands', async () => {
    const first = await record('Chain', { endOn: null });
    const dearer = { on: '2026-03-01', amountMinor: '150000', periodMonths: 12 };
    value(await changePrice(of.as.CRO, { ...first, ...dearer }));
    await record('Chain', {
      stream: 'hardware',
      startOn: '2026-06-01',
      freeUntilOn: '2026-07-01',
      endOn: null,
    });
    const due = { stream: 'services' as const, startOn: '2026-06-02', endOn: '2026-06-20' };
    const { contractId } = await record('Chain', due);
    const found = (await renewals()).due.find(({ id }) => id === contractId);
    const customerId = found?.customerId ?? '';
    const page = value(await contractsOfCustomer(of.as.CEO, { customerId, ...ASOF }));
    const stands = page.chains.map((chain) => chain.map((line) => line.stands));
    expect(stands).toEqual([['replaced', 'live'], ['free'], ['live']]);
  });
});
