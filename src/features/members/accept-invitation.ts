import { becomeRep, linkRep } from '@/data/reps';
import { ok, refuse, type Result } from '@/domain/values/result';
import { hashPassword } from '@/platform/auth/hashing';
import {
  findInvitation,
  takeInvitation,
  type FoundInvitation,
  type InvitationRow,
} from '@/platform/auth/invitations';
import { insertMembership } from '@/platform/auth/memberships';
import { checkNewPassword } from '@/platform/auth/password-rules';
import { findTenantById } from '@/platform/auth/tenants';
import { findUser, findUserByEmail, insertUser } from '@/platform/auth/users';
import { RolledBack, withUnit, type Unit } from '@/platform/db/unit-of-work';
import { writeAuditEvents } from '@/platform/operations/audit-log';
import { checkInput } from '@/platform/operations/checked-input';
import { createContext, type Context } from '@/platform/operations/context';
import { holdOpen } from '@/platform/operations/hold-open';
import { acceptInput } from './inputs';

export type Accepted = { userId: string; slug: string; email: string };

/** Accepts as the user who is signed in; he must be the one whose address was invited. */
export async function acceptAsUser(token: string, userId: string): Promise<Result<Accepted>> {
  const invitation = await findInvitation(token);
  const user = await findUser(userId);
  if (!invitation || !user) return spent();
  if (user.email !== invitation.email) return forSomebodyElse(invitation);
  return accept(token, invitation, () => Promise.resolve({ id: user.id, name: user.name }));
}

/**
 * Accepts as somebody who has no account yet: makes the user with the invited address. Never touches an existing user: if there is one
 * (even one made at the same moment), he must sign in.
 */
export async function acceptAsNewUser(
  token: string,
  input: { name: string; password: string },
): Promise<Result<Accepted>> {
  const invitation = await findInvitation(token);
  if (!invitation) return spent();
  const { email } = invitation;
  if (await findUserByEmail(email)) return mustSignIn(email);
  const checked = checkInput(acceptInput, input);
  if (!checked.ok) return checked;
  const { name, password } = checked.value;
  const allowed = checkNewPassword(password, { email, name });
  if (!allowed.ok) return allowed;
  const hashed = await hashPassword(password);
  if (!hashed.ok) return hashed;
  return accept(token, invitation, async (unit) => {
    const id = await insertUser(unit.connection, { email, name, passwordHash: hashed.value });
    if (!id) throw new RolledBack(mustSignIn(email));
    return { id, name };
  });
}

type Joining = { id: string; name: string };

async function accept(
  token: string,
  invitation: FoundInvitation,
  findPerson: (unit: Unit) => Promise<Joining>,
): Promise<Result<Accepted>> {
  const tenant = await findTenantById(invitation.tenantId);
  if (!tenant) return spent();
  try {
    return await withUnit({ tenantId: tenant.id, mode: 'write' }, async (unit) => {
      await holdOpen(unit, tenant);
      const taken = await takeInvitation(unit.connection, token);
      if (!taken) throw new RolledBack(spent());
      const person = await findPerson(unit);
      const ctx = await createContext(unit, tenant, {
        userId: person.id,
        name: person.name,
        role: taken.role,
        resting: false,
      });
      await join(ctx, taken, person);
      return ok({ userId: person.id, slug: tenant.slug, email: taken.email });
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.value as Result<never>;
    throw error;
  }
}

/** The rep is found by the name that the inviter wrote, never by the one that the invited person gives himself. */
async function join(ctx: Context, invitation: InvitationRow, person: Joining): Promise<void> {
  const { unit, now } = ctx;
  const { role, repId, email, name } = invitation;
  if (!(await insertMembership(unit.connection, unit.tenantId, person.id, role))) {
    throw new RolledBack(
      refuse('conflict', 'You are a member already.', { remedy: 'Go to your companies.' }),
    );
  }
  const linked = repId !== null && (await linkRep(unit, repId, person.id));
  if (role === 'REP' && !linked) await becomeRep(unit, { userId: person.id, name, email }, now);
  await writeAuditEvents(ctx, 'members.accept', [
    {
      subjectKind: 'member',
      subjectId: person.id,
      summary: `${person.name} accepted the invitation as ${role}`,
      after: { email, role },
    },
  ]);
}

function spent(): Result<never> {
  return refuse('rule', 'This invitation was used already, taken back, or is too old.', {
    remedy: 'Ask for a new one.',
  });
}

function mustSignIn(email: string): Result<never> {
  return refuse('conflict', `${email} has an account already.`, { remedy: 'Sign in, then accept.' });
}

function forSomebodyElse(invitation: FoundInvitation): Result<never> {
  return refuse('rule', `This invitation is for ${invitation.email}.`, {
    remedy: 'Sign out and sign in with that address.',
  });
}
