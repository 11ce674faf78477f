import { asOwner } from './database';
import { newPerson, type World } from './operations-world';

/** In which state a company must be for an operation on its life; everything else is asked of one that is active. */
const STATES: Record<string, 'active' | 'archived' | 'leaving'> = {
  'tenants.archive': 'active',
  'tenants.restore': 'archived',
  'tenants.askDeletion': 'active',
  'tenants.callOff': 'leaving',
  'tenants.transfer': 'active',
};
const changed = new Set<string>();

/**
 * Before each sample: the company is in the state that the operation needs, and its CRO is its CRO, whatever the one before has done to
 * them. Not a command's work, for it is about what commands find.
 */
export async function readyFor(world: World, name: string): Promise<void> {
  const state = STATES[name];
  if (!state && !changed.has(world.tenantId)) return;
  await asOwner(async (client) => {
    await client.query(
      `UPDATE tenant SET state = $2, state_at = CASE $2 WHEN 'active' THEN NULL ELSE now() END,
         deletes_at = CASE $2 WHEN 'leaving' THEN now() + interval '30 days' END WHERE id = $1`,
      [world.tenantId, state ?? 'active'],
    );
    await client.query("UPDATE membership SET role = 'CRO' WHERE tenant_id = $1 AND user_id = $2", [
      world.tenantId,
      world.people.CRO.userId,
    ]);
  });
  if (state) changed.add(world.tenantId);
  else changed.delete(world.tenantId);
}

const nothing = () => ({});

export const COMPANY_LIFE_SAMPLES = {
  'tenants.archive': nothing,
  'tenants.restore': nothing,
  'tenants.askDeletion': ({ canary }: World) => ({ name: `Company ${canary}` }),
  'tenants.callOff': nothing,
  'tenants.transfer': async (world: World) => ({
    toUserId: (await newPerson(world.slug, 'NEXT', 'VIEWER')).userId,
    becoming: 'VIEWER',
  }),
  'tenants.export': nothing,
  exportCompany: nothing,
  'tenants.life': nothing,
  'startGuide.show': nothing,
  'startGuide.dismiss': nothing,
  'startGuide.reopen': nothing,
  'startGuide.auditSeen': nothing,
};
