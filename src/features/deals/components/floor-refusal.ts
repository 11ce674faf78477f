import type { Refusal } from '@/domain/values/result';

/** The deal that a refusal at the floor is about, where the CRO has not been asked yet; null of any other refusal. */
export function dealToAskFor(refusal: Refusal): string | null {
  const floor = refusal.details?.['floor'];
  if (typeof floor !== 'object' || floor === null || !('asked' in floor) || floor.asked) return null;
  return 'dealId' in floor && typeof floor.dealId === 'string' ? floor.dealId : null;
}
