import { createHash } from 'node:crypto';
import { canonical } from '@/domain/values/canonical';

/** The one text of a frozen value and its checksum. */
export function seal(value: unknown, at: string): { body: string; sha256: string } {
  const body = canonical(value, at);
  return { body, sha256: createHash('sha256').update(body, 'utf8').digest('hex') };
}
