import { ok, refuse, type Result } from '@/domain/values/result';
import { later, now } from '@/platform/clock/clock';
import { newId } from '@/platform/db/ids';
import { pool } from '@/platform/db/pool';
import { executeSql, runSql } from '@/platform/db/sql';
import { sendMail } from '@/platform/mail/mail';
import { linkTo, resetMail } from '@/platform/mail/messages';
import { hashToken } from '@/platform/operations/resolve';
import { normaliseEmail } from './email-address';
import { hashPassword, verifyPassword } from './hashing';
import { checkNewPassword } from './password-rules';
import { countTry } from './rate-limits';
import { newToken, revokeAllSessions } from './sessions';
import { inSharedTransaction } from './shared-transaction';
import { findUser, findUserByEmail, setPassword } from './users';

const VALID_SECONDS = 3600;

/**
 * Counts a request for a reset link. The answer is the same whether or not somebody has this e-mail; the value is the work to do after
 * answering, so that the time tells nothing either.
 */
export async function requestReset(
  rawEmail: unknown,
  network: string | null,
): Promise<Result<() => Promise<void>>> {
  const email = normaliseEmail(rawEmail);
  if (!email)
    return refuse('invalid', 'This is not an e-mail address.', {
      fields: { email: 'This is not an e-mail address.' },
    });
  for (const subject of network ? [`email ${email}`, `network ${network}`] : [`email ${email}`]) {
    const { refusal } = await countTry('reset', subject);
    if (refusal) return { ok: false, refusal };
  }
  return ok(() => deliver(email));
}

async function deliver(email: string): Promise<void> {
  const user = await findUserByEmail(email);
  if (!user) return;
  const token = newToken();
  await executeSql(
    pool(),
    'INSERT INTO password_reset (id, user_id, token_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)',
    [newId(), user.id, hashToken(token), now(), later(now(), VALID_SECONDS)],
  );
  await sendMail(resetMail(email, linkTo(`/password/${token}`)));
}

/** Whose password a link may set, or null if it is used, too old or none of ours. */
export async function findReset(
  token: string,
): Promise<{ userId: string; email: string; name: string } | null> {
  const [row] = await runSql<{ userId: string; email: string; name: string }>(
    pool(),
    `SELECT u.id AS "userId", u.email, u.name FROM password_reset r JOIN app_user u ON u.id = r.user_id
     WHERE r.token_hash = $1 AND r.used_at IS NULL AND r.expires_at > $2`,
    [hashToken(token), now()],
  );
  return row ?? null;
}

/** Sets a new password by a link, once. Ends all sessions of the user and makes his other links useless. */
export async function resetPassword(
  token: string,
  password: string,
): Promise<Result<{ userId: string; email: string }>> {
  const user = await findReset(token);
  if (!user) return spent();
  const checked = checkNewPassword(password, user);
  if (!checked.ok) return checked;
  const hashed = await hashPassword(password);
  if (!hashed.ok) return hashed;
  return inSharedTransaction(async (on) => {
    const won = await executeSql(
      on,
      'UPDATE password_reset SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2',
      [hashToken(token), now()],
    );
    if (won !== 1) return spent();
    await executeSql(on, 'UPDATE password_reset SET used_at = $2 WHERE user_id = $1 AND used_at IS NULL', [
      user.userId,
      now(),
    ]);
    await setPassword(on, user.userId, hashed.value);
    await revokeAllSessions(on, user.userId);
    return ok({ userId: user.userId, email: user.email });
  });
}

/** Changes the own password. Ends all sessions, the present one too: the caller starts a new one. */
export async function changePassword(
  userId: string,
  current: string,
  password: string,
): Promise<Result<null>> {
  const user = await findUser(userId);
  if (!user) return refuse('not_found', 'Not found.');
  const counted = await countTry('signIn', `password of ${userId}`);
  if (counted.refusal) return { ok: false, refusal: counted.refusal };
  const fits = await verifyPassword(user.passwordHash, current.slice(0, 1000));
  if (!fits.ok) return fits;
  if (!fits.value)
    return refuse('invalid', 'The current password is not right.', { fields: { current: 'Not right.' } });
  const checked = checkNewPassword(password, user);
  if (!checked.ok) return checked;
  const hashed = await hashPassword(password);
  if (!hashed.ok) return hashed;
  await inSharedTransaction(async (on) => {
    await setPassword(on, userId, hashed.value);
    await revokeAllSessions(on, userId);
  });
  return ok(null);
}

function spent(): Result<never> {
  return refuse('rule', 'This link was used already or is too old.', { remedy: 'Ask for a new one.' });
}
