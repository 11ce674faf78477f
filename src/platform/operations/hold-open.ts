import { notFound } from '@/domain/values/result';
import { holdTenant } from '@/platform/auth/tenant-life';
import { RolledBack, type Unit } from '@/platform/db/unit-of-work';
import type { TenantFacts } from './caller';
import { readOnly } from './read-only';

type Wishes = { whileArchived?: true; changesLife?: true };

/**
 * The tenant as it is now and stays until the commit: since the caller was found it may have been archived, or restored. First of all
 * that a change does in its unit. Leaves the unit with the refusal where the company takes no changes.
 */
export async function holdOpen(
  unit: Unit,
  found: TenantFacts,
  { whileArchived, changesLife }: Wishes = {},
): Promise<TenantFacts> {
  const state = await holdTenant(unit, changesLife ? 'alone' : 'together');
  if (!state) throw new RolledBack(notFound());
  const tenant = { ...found, state };
  const refused = whileArchived ? null : readOnly(tenant);
  if (refused) throw new RolledBack(refused);
  return tenant;
}
