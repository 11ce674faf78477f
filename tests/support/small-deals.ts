import { requestApproval } from '@/features/approvals/commands';
import { approvalQueue } from '@/features/approvals/queries';
import { createDeal } from '@/features/deals/commands';
import { definePilot } from '@/features/pilots/commands';
import { withUnit } from '@/platform/db/unit-of-work';
import { must } from './operations-answers';
import type { DealKind, World } from './operations-world';

/** Below every other deal of the world, so that only small deals are under it. */
const FLOOR = 1000n;

/** A lead of the rep (or his colleague) below his floor. */
async function newSmallDeal(world: World, kind: DealKind) {
  await withUnit({ tenantId: world.tenantId, mode: 'write' }, (unit) =>
    unit.execute('UPDATE rep SET acv_floor_minor = $2 WHERE tenant_id = $1', [world.tenantId, FLOOR]),
  );
  return must(
    await createDeal(ownerOf(world, kind), {
      name: `Small ${world.canary}`,
      customer: `Customer ${world.canary}`,
      contact: `Contact ${world.canary}`,
      lines: [{ stream: 'software', recurring: true, description: 'Platform', amountMinor: '500' }],
    }),
  );
}

function ownerOf(world: World, kind: DealKind) {
  return (kind === 'colleague' ? world.people.COLLEAGUE : world.people.REP).caller;
}

/** A request on the CRO's desk. */
async function newApproval(world: World, kind: DealKind) {
  const { dealId } = await newSmallDeal(world, kind);
  must(await requestApproval(ownerOf(world, kind), { dealId, note: `Note ${world.canary}` }));
  const found = must(await approvalQueue(world.operator, {})).open.find((row) => row.dealId === dealId);
  if (!found?.need) throw new Error('The request is not on the desk');
  return { approvalId: found.id, acvMinor: found.need.acvMinor.toString() };
}

/** A pilot of the rep (or his colleague), running. */
async function newPilot(world: World, kind: DealKind) {
  const { dealId } = await newSmallDeal(world, kind);
  const plan = {
    units: 5,
    startOn: '2026-01-01',
    criteria: `Criteria ${world.canary}`,
    decisionOn: '2098-01-01',
  };
  return must(await definePilot(ownerOf(world, kind), { dealId, ...plan }));
}

type Sample = (world: World, kind: DealKind) => unknown;

/** Inputs for the operations of the desk (sample-inputs.ts). */
export const DESK_INPUTS: Record<string, Sample> = {
  'approvals.decide': async (world, kind) => ({
    ...(await newApproval(world, kind)),
    decision: 'approved',
    reason: 'A name that opens doors',
  }),
  'approvals.ofDeal': async (world, kind) => ({ dealId: (await world.newDeal(kind)).dealId }),
  'approvals.queue': () => ({}),
  'approvals.request': async (world, kind) => ({ dealId: (await newSmallDeal(world, kind)).dealId }),
  'approvals.withdraw': async (world, kind) => ({ approvalId: (await newApproval(world, kind)).approvalId }),
  'pilots.board': () => ({}),
  'pilots.convert': newPilot,
  'pilots.define': async (world, kind) => ({
    dealId: (await newSmallDeal(world, kind)).dealId,
    startOn: '2026-01-01',
    criteria: 'Alarms within a minute',
    decisionOn: '2098-01-01',
  }),
  'pilots.extend': async (world, kind) => ({
    dealId: (await newPilot(world, kind)).dealId,
    toOn: '2098-03-01',
    reason: 'The line was down',
  }),
  'pilots.kill': async (world, kind) => ({ ...(await newPilot(world, kind)), reason: 'No signal' }),
  'pilots.ofDeal': async (world, kind) => ({ dealId: (await world.newDeal(kind)).dealId }),
};
