import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Refusal } from '@/domain/values/result';
import { pool } from '@/platform/db/pool';
import { tooMany } from './request-limit';
import { authSettings, type AuthSettings, type Limit } from './settings';

type Kind = 'signIn' | 'signInDevice' | 'signInNetwork' | 'signInAccount' | 'reset' | 'company';

type Counter = { limiter: RateLimiterPostgres; on: object };
const counters = new Map<Kind, Counter>();

/**
 * Counts one try in the database, so that all processes count together. Each try is counted by one statement before it is judged:
 * of any number of tries at once, exactly the allowed number passes. If the database does not answer, this process counts alone.
 */
export async function countTry(
  kind: Kind,
  subject: string,
): Promise<{ refusal: Refusal | null; count: number }> {
  const { limits } = authSettings();
  if (!limits) return { refusal: null, count: 0 };
  try {
    const result = await counter(kind, limitOf(kind, limits)).consume(digest(subject));
    return { refusal: null, count: result.consumedPoints };
  } catch (spent) {
    if (!(spent instanceof RateLimiterRes)) throw spent;
    return { refusal: tooMany(spent.msBeforeNext / 1000), count: spent.consumedPoints };
  }
}

function counter(kind: Kind, { points, seconds }: Limit): RateLimiterPostgres {
  const known = counters.get(kind);
  if (known && known.on === pool()) return known.limiter;
  const options = { keyPrefix: kind, points, duration: seconds };
  const limiter = new RateLimiterPostgres({
    ...options,
    storeClient: pool(),
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    insuranceLimiter: new RateLimiterMemory(options),
  });
  counters.set(kind, { limiter, on: pool() });
  return limiter;
}

function limitOf(kind: Kind, limits: NonNullable<AuthSettings['limits']>): Limit {
  return kind === 'signInDevice' ? limits.signIn : limits[kind];
}

/** Neither addresses nor e-mails lie in the table in clear. */
function digest(subject: string): string {
  return createHash('sha256').update(subject).digest('base64url').slice(0, 32);
}
