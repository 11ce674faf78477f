import type { z } from 'zod';
import { becomeRep } from '@/data/reps';
import { ok, refuse, type Result } from '@/domain/values/result';
import { hashPassword } from '@/platform/auth/hashing';
import { insertMembership } from '@/platform/auth/memberships';
import { checkNewPassword } from '@/platform/auth/password-rules';
import { findTenant } from '@/platform/auth/tenants';
import { findUserByEmail, insertUser } from '@/platform/auth/users';
import { RolledBack, withUnit } from '@/platform/db/unit-of-work';
import { writeAuditEvents } from '@/platform/operations/audit-log';
import type { TenantFacts } from '@/platform/operations/caller';
import { checkInput } from '@/platform/operations/checked-input';
import { createContext } from '@/platform/operations/context';
import { holdOpen } from '@/platform/operations/hold-open';
import { readOnly } from '@/platform/operations/read-only';
import { addMemberInput } from './inputs';

export type AddedMember = { userId: string; newUser: boolean };
type Checked = z.output<typeof addMemberInput> & { name: string };

/**
 * Adds a member without an invitation: for the command line and the seed, which a person with a shell on the server uses. A user of that
 * e-mail is taken as he is (name and password stay); otherwise one is made. Refuses 'not_found' (tenant), 'invalid', 'conflict'
 * (a member already).
 */
export async function addMember(input: z.input<typeof addMemberInput>): Promise<Result<AddedMember>> {
  const checked = checkInput(addMemberInput, input);
  if (!checked.ok) return checked;
  const member: Checked = {
    ...checked.value,
    name: checked.value.name ?? checked.value.email.replace(/@.*/, ''),
  };
  const tenant = await findTenant(member.tenantSlug);
  if (!tenant) return refuse('not_found', `There is no company "${member.tenantSlug}".`);
  const closed = readOnly(tenant);
  if (closed) return closed;
  const passwordHash = await hashFor(member);
  if (!passwordHash.ok) return passwordHash;
  try {
    return await writeMember(tenant, member, passwordHash.value);
  } catch (error) {
    if (error instanceof RolledBack) return error.value as Result<never>;
    throw error;
  }
}

async function hashFor({ email, name, password }: Checked): Promise<Result<string | null>> {
  if (password === undefined || (await findUserByEmail(email))) return ok(null);
  const allowed = checkNewPassword(password, { email, name });
  return allowed.ok ? hashPassword(password) : allowed;
}

async function writeMember(
  tenant: TenantFacts,
  member: Checked,
  passwordHash: string | null,
): Promise<Result<AddedMember>> {
  const { email, name, role, rep } = member;
  return withUnit({ tenantId: tenant.id, mode: 'write' }, async (unit) => {
    await holdOpen(unit, tenant);
    const created = await insertUser(unit.connection, { email, name, passwordHash });
    const userId = created ?? (await findUserByEmail(email, unit.connection))?.id;
    if (!userId) throw new Error('The user was neither made nor found');
    if (!(await insertMembership(unit.connection, tenant.id, userId, role))) {
      throw new RolledBack(refuse('conflict', `${email} is a member of ${tenant.name} already.`));
    }
    const ctx = await createContext(unit, tenant, {
      userId: null,
      name: 'operator',
      role: 'CRO',
      resting: false,
    });
    if (role === 'REP' || rep) await becomeRep(unit, { userId, name: rep ?? name, email }, ctx.now);
    await writeAuditEvents(ctx, 'members.add', [
      {
        subjectKind: 'member',
        subjectId: userId,
        summary: `Added ${name} as ${role}`,
        after: { email, role },
      },
    ]);
    return ok({ userId, newUser: created !== null });
  });
}
