import { ok, refuse, type Result } from '@/domain/values/result';
import { normaliseEmail } from './email-address';
import { isTooLong, verifyPassword } from './hashing';
import { knownDevice } from './known-device';
import { countTry } from './rate-limits';
import { findUserByEmail } from './users';

export type SignInTry = {
  email: unknown;
  password: unknown;
  /** From `clientNetwork`. */
  network: string | null;
  /** Value of the device cookie. */
  deviceMark?: string | undefined;
};

/** From this many tries of an hour on, each further one of the same account waits a little longer. */
const PATIENCE = 10;
const STEP_MS = 50;
const LONGEST_MS = 2000;

/**
 * Checks e-mail and password: the user's id, or one and the same refusal for an unknown e-mail and a wrong password, after the same
 * work. Tries are counted before anything is looked at.
 */
export async function signInWithPassword(
  attempt: SignInTry,
): Promise<Result<{ userId: string; email: string }>> {
  const email = normaliseEmail(attempt.email);
  const { password } = attempt;
  if (!email || typeof password !== 'string' || password === '' || isTooLong(password)) return wrong();
  const limited = await countSignIn(email, attempt);
  if (limited) return limited;
  const user = await findUserByEmail(email);
  const fits = await verifyPassword(user?.passwordHash ?? null, password);
  if (!fits.ok) return fits;
  return user && fits.value ? ok({ userId: user.id, email }) : wrong();
}

async function countSignIn(email: string, { network, deviceMark }: SignInTry): Promise<Result<never> | null> {
  if (network) {
    const { refusal } = await countTry('signInNetwork', network);
    if (refusal) return { ok: false, refusal };
  }
  const device = knownDevice(email, deviceMark);
  if (device) {
    const { refusal } = await countTry('signInDevice', `${email}|${device}`);
    return refusal ? { ok: false, refusal } : null;
  }
  const here = await countTry('signIn', `${email}|${network ?? 'unknown'}`);
  if (here.refusal) return { ok: false, refusal: here.refusal };
  const account = await countTry('signInAccount', email);
  if (account.refusal) return { ok: false, refusal: account.refusal };
  await pause(Math.min(LONGEST_MS, Math.max(0, account.count - PATIENCE) * STEP_MS));
  return null;
}

function pause(milliseconds: number): Promise<void> {
  return milliseconds > 0 ? new Promise((resolve) => setTimeout(resolve, milliseconds)) : Promise.resolve();
}

function wrong(): Result<never> {
  return refuse('invalid', 'E-mail and password do not fit together.', {
    remedy: 'Check both, or set a new password with "Forgot your password?".',
  });
}
