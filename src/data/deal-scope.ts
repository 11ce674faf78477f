import type { DealScope } from '@/domain/access/permissions';

/** A rep who does not exist. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Two values for the condition below; a rep without a row of his own sees nothing. */
export function scopeValues(scope: DealScope): [string, string] {
  return [scope.kind, scope.kind === 'own' ? (scope.repId ?? NOBODY) : NOBODY];
}

/**
 * The condition that narrows deals `d` to what the actor may see, for the values of `scopeValues` at parameters $2 and $3.
 * Every statement that reads deals for a member contains it.
 */
export const IN_SCOPE = `(($2 = 'all') OR ($2 = 'own' AND d.rep_id = $3::uuid) OR ($2 = 'afterPo' AND d.po_live))`;
