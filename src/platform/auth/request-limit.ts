import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { refuse, type Refusal } from '@/domain/values/result';
import { hashToken } from '@/platform/operations/resolve';
import { authSettings } from './settings';

let limiter: RateLimiterMemory | undefined;

function sessionLimiter(): RateLimiterMemory | null {
  const { limits } = authSettings();
  if (!limits) return null;
  limiter ??= new RateLimiterMemory({
    keyPrefix: 'api',
    points: limits.api.points,
    duration: limits.api.seconds,
  });
  return limiter;
}

/**
 * Counts a call of a session and refuses when there were too many. Kept in this process: it holds off a runaway script, and a write to
 * the database for every call would cost more than most calls do. (Sign-in and the like count in the database.)
 */
export async function limitApi(token: string | null): Promise<Refusal | null> {
  const counter = sessionLimiter();
  if (!token || !counter) return null;
  try {
    await counter.consume(hashToken(token));
    return null;
  } catch (spent) {
    if (!(spent instanceof RateLimiterRes)) throw spent;
    return tooMany(spent.msBeforeNext / 1000);
  }
}

/** Forgets the count of a token that turned out to be nobody's, so that made-up tokens do not pile up. */
export async function forgetApiCount(token: string): Promise<void> {
  await sessionLimiter()?.delete(hashToken(token));
}

export function tooMany(seconds: number): Refusal {
  const wait = Math.max(1, Math.ceil(seconds));
  return refuse('rate_limited', `Too many tries. Wait ${waitText(wait)}, then try again.`, {
    details: { retryAfterSeconds: wait },
  }).refusal;
}

/** "45 seconds", "12 minutes", "24 hours": rounded up. */
function waitText(seconds: number): string {
  if (seconds < 90) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}
