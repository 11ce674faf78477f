import { refuse, type Refusal } from '@/domain/values/result';
import type { TenantFacts } from './caller';

/** What a company that is archived, or that waits to be deleted, answers to a change; null where it takes changes. Refuses 'rule'. */
export function readOnly({ name, state }: TenantFacts): { ok: false; refusal: Refusal } | null {
  if (state === 'active') return null;
  if (state === 'archived')
    return refuse('rule', `${name} is archived: everything can be read and exported, nothing changed.`, {
      remedy: 'Its CRO restores it under Settings, Company.',
    });
  return refuse(
    'rule',
    `${name} waits to be deleted: everything can be read and exported, nothing changed.`,
    {
      remedy: 'Its CRO or CEO calls the deletion off under Settings, Company.',
    },
  );
}
