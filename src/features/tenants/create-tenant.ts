import type { z } from 'zod';
import { insertTenantDefaults } from '@/data/tenant-defaults';
import { ok, refuse, type Result } from '@/domain/values/result';
import { insertMembership } from '@/platform/auth/memberships';
import { insertTenant } from '@/platform/auth/tenants';
import { findUser } from '@/platform/auth/users';
import { newId } from '@/platform/db/ids';
import { RolledBack, withUnit } from '@/platform/db/unit-of-work';
import { writeAuditEvents } from '@/platform/operations/audit-log';
import type { TenantFacts } from '@/platform/operations/caller';
import { checkInput } from '@/platform/operations/checked-input';
import { createContext } from '@/platform/operations/context';
import { createTenantInput } from './inputs';

/**
 * Creates a company with the default settings and stage model. It stands outside tenants, so it is no operation: the command
 * line, the seed and the form of the portfolio call it. `creatorUserId` becomes its first CRO. Refuses 'invalid' (fields) and 'conflict' (the slug is taken).
 */
export async function createTenant(input: z.input<typeof createTenantInput>): Promise<Result<TenantFacts>> {
  const checked = checkInput(createTenantInput, input);
  if (!checked.ok) return checked;
  const { creatorUserId, id = newId(), ...facts } = checked.value;
  const creator = creatorUserId ? await findUser(creatorUserId) : null;
  if (creatorUserId && !creator)
    return refuse('invalid', 'The creator is no user.', { fields: { creatorUserId: 'No such user.' } });
  const tenant: TenantFacts = { id, ...facts, state: 'active' };
  try {
    return await writeTenant(tenant, creator);
  } catch (error) {
    if (error instanceof RolledBack) return error.value as Result<never>;
    throw error;
  }
}

async function writeTenant(
  tenant: TenantFacts,
  creator: { id: string; name: string } | null,
): Promise<Result<TenantFacts>> {
  return withUnit({ tenantId: tenant.id, mode: 'write' }, async (unit) => {
    if (!(await insertTenant(unit.connection, tenant))) throw new RolledBack(slugTaken(tenant.slug));
    const who = { userId: creator?.id ?? null, name: creator?.name ?? 'operator' };
    const actor = { ...who, role: 'CRO' as const, resting: false };
    const ctx = await createContext(unit, tenant, actor);
    await insertTenantDefaults(unit, { now: ctx.now, today: ctx.today, createdBy: actor.userId });
    if (creator) await insertMembership(unit.connection, tenant.id, creator.id, 'CRO');
    await writeAuditEvents(ctx, 'tenants.create', [
      { subjectKind: 'tenant', subjectId: tenant.id, summary: `Created ${tenant.name}`, after: tenant },
    ]);
    return ok(tenant);
  });
}

function slugTaken(slug: string): Result<never> {
  return refuse('conflict', `There is a company under "${slug}" already.`, {
    fields: { slug: 'Taken.' },
    remedy: 'Choose another address.',
  });
}
