import { createHash } from 'node:crypto';
import type { SealedMinutes } from '@/data/review-minutes';
import { canonicalMinutes, type Minutes } from '@/domain/reviews/minutes';

/** The bytes that are kept, and their checksum. */
export function sealed(minutes: Minutes): SealedMinutes {
  const body = canonicalMinutes(minutes);
  return { body, sha256: checksum(body) };
}

/** Whether minutes are the ones that were sealed. */
export function isIntact({ body, sha256 }: SealedMinutes): boolean {
  return checksum(body) === sha256;
}

function checksum(body: string): string {
  return createHash('sha256').update(body, 'utf8').digest('hex');
}
