import { hash, verify } from '@node-rs/argon2';
import { ok, refuse, type Result } from '@/domain/values/result';

const AT_ONCE = 2;
const WAITING = 20;
export const MAX_PASSWORD_BYTES = 256;

/** argon2id (2), 19 MiB, two passes: the product's cost for one guess. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let running = 0;
const queue: (() => void)[] = [];

/** The hash to store, or "unavailable" when too many are waiting: hashing must not starve everything else of the processor. */
export function hashPassword(password: string): Promise<Result<string>> {
  return inTurn(() => hash(comparable(password), COST));
}

/**
 * Whether the password fits the stored hash. Without one (unknown e-mail, sign-in by an identity provider only) the same work is done
 * against a hash that nothing fits, so that the time tells nothing.
 */
export function verifyPassword(stored: string | null, password: string): Promise<Result<boolean>> {
  return inTurn(async () => {
    const against = stored ?? (await nobodysHash());
    const fits = await verify(against, comparable(password));
    return fits && stored !== null;
  });
}

/** Too long to be hashed at all; checked before any work is done. */
export function isTooLong(password: string): boolean {
  return password.length > MAX_PASSWORD_BYTES || Buffer.byteLength(comparable(password)) > MAX_PASSWORD_BYTES;
}

/** The same characters typed on another keyboard are the same password. */
function comparable(password: string): string {
  return password.normalize('NFKC');
}

let nobody: Promise<string> | undefined;

function nobodysHash(): Promise<string> {
  nobody ??= hash(crypto.randomUUID(), COST);
  return nobody;
}

async function inTurn<T>(work: () => Promise<T>): Promise<Result<T>> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING) {
      return refuse('unavailable', 'Too many people are signing in right now.', {
        remedy: 'Try again in a few seconds.',
        details: { retryAfterSeconds: 5 },
      });
    }
    await new Promise<void>((resolve) => queue.push(resolve));
  } else {
    running += 1;
  }
  try {
    return ok(await work());
  } finally {
    handOver();
  }
}

/** The place goes to the next in the queue without becoming free in between. */
function handOver(): void {
  const next = queue.shift();
  if (next) next();
  else running -= 1;
}
