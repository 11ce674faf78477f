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
export async function newSmallDeal(world: World, kind: DealKind) {
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
export async function newApproval(world: World, kind: DealKind) {
  const { dealId } = await newSmallDeal(world, kind);
  must(await requestApproval(ownerOf(world, kind), { dealId, note: `Note ${world.canary}` }));
  const found = must(await approvalQueue(world.operator, {})).open.find((row) => row.dealId === dealId);
  if (!found?.need) throw new Error('The request is not on the desk');
  return { approvalId: found.id, acvMinor: found.need.acvMinor.toString() };
}

/** A pilot of the rep (or his colleague), running. */
export async function newPilot(world: World, kind: DealKind) {
  const { dealId } = await newSmallDeal(world, kind);
  const plan = {
    units: 5,
    startOn: '2026-01-01',
    criteria: `Criteria ${world.canary}`,
    decisionOn: '2098-01-01',
  };
  return must(await definePilot(ownerOf(world, kind), { dealId, ...plan }));
}
