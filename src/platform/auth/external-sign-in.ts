import { ok, refuse, type Result } from '@/domain/values/result';
import { now } from '@/platform/clock/clock';
import { pool } from '@/platform/db/pool';
import { executeSql, runSql } from '@/platform/db/sql';
import { isInvited } from './invitations';
import { findUserByEmail, insertUser } from './users';

export type ExternalIdentity = { provider: string; accountId: string; email: string | null; name: string };

/**
 * The user behind an identity provider's answer. A linked account is its user for good. Otherwise the address must be vouched for and
 * belong to a user, or to somebody with an open invitation (then the user is made, without a password). Nobody else gets in.
 */
export async function userOfIdentity(identity: ExternalIdentity): Promise<Result<string>> {
  const [linked] = await runSql<{ userId: string }>(
    pool(),
    'SELECT user_id AS "userId" FROM oauth_account WHERE provider = $1 AND provider_account_id = $2',
    [identity.provider, identity.accountId],
  );
  if (linked) return ok(linked.userId);
  if (!identity.email) return stranger('This account has no confirmed e-mail address.');
  const known = (await findUserByEmail(identity.email)) ?? (await invitedUser(identity.email, identity.name));
  if (!known) return stranger('Nobody with this e-mail address was invited.');
  await executeSql(
    pool(),
    `INSERT INTO oauth_account (provider, provider_account_id, user_id, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (provider, provider_account_id) DO NOTHING`,
    [identity.provider, identity.accountId, known.id, now()],
  );
  return ok(known.id);
}

async function invitedUser(email: string, name: string): Promise<{ id: string } | null> {
  if (!(await isInvited(email))) return null;
  const id = await insertUser(pool(), { email, name: name.slice(0, 120) || email, passwordHash: null });
  return id ? { id } : findUserByEmail(email);
}

function stranger(message: string): Result<never> {
  return refuse('invalid', message, {
    remedy: 'Ask the person who runs your company here for an invitation.',
  });
}
