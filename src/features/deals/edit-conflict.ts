import { readConflict } from '@/data/deal-conflict';
import { refuse } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';

/**
 * Somebody else saved first: the refusal carries every editable field as it stands now and as it stood in the version that the second
 * writer had open (domain/values/conflict.ts), so that the screen can show both and let the person choose field by field.
 */
export async function bothValues(ctx: Context, dealId: string, seenVersion: number) {
  const found = await readConflict(ctx.unit, dealId, seenVersion);
  if (!found) throw new Error('A locked deal cannot be read');
  return refuse('conflict', 'Somebody changed this deal while you had it open. Nothing of yours is lost.', {
    remedy: 'Look at both values and choose, then save.',
    details: { ...found },
  });
}
