import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { numberedSlug, slugOf } from '@/domain/tenants/slug';
import { ok, refuse, type Result } from '@/domain/values/result';
import { companiesOf } from '@/platform/auth/memberships';
import { countTry } from '@/platform/auth/rate-limits';
import { findTenant, findTenantById } from '@/platform/auth/tenants';
import type { TenantFacts } from '@/platform/operations/caller';
import { createTenant } from './create-tenant';
import type { createTenantInput } from './inputs';

type Facts = Omit<z.input<typeof createTenantInput>, 'isDemo' | 'creatorUserId' | 'slug' | 'id'>;
const MOST_NUMBERS = 50;

/**
 * A CRO of some company makes another one, whose first CRO he is. Outside of tenants, so no operation. The same form sent twice (`key`)
 * makes one company and answers the same. Without a slug it is made of the name, numbered where that is taken. Refuses 'rule' to whoever
 * is CRO nowhere, 'rate_limited', 'invalid' (fields), 'conflict' (the slug, or the form was used for another company).
 */
export async function createOwnTenant(
  userId: string,
  input: Facts & { slug: string },
  key: string,
): Promise<Result<TenantFacts>> {
  if (!(await companiesOf(userId)).some(({ role }) => role === 'CRO'))
    return refuse('rule', 'A company is made by somebody who is CRO of one already.', {
      remedy: 'Ask whoever runs Commitpoint for you to make your first one.',
    });
  const id = idOf(userId, key);
  const made = await findTenantById(id);
  if (made) return again(made, input);
  const { refusal } = await countTry('company', userId);
  if (refusal) return { ok: false, refusal };
  const slug = input.slug === '' ? await freeSlug(slugOf(input.name)) : input.slug;
  const created = await createTenant({ ...input, slug, creatorUserId: userId, id });
  if (created.ok || created.refusal.code !== 'conflict') return created;
  const meanwhile = await findTenantById(id);
  return meanwhile ? again(meanwhile, input) : created;
}

function again(made: TenantFacts, { name }: Facts): Result<TenantFacts> {
  if (made.name === name.trim()) return ok(made);
  return refuse('conflict', `This form was used for ${made.name} already.`, {
    remedy: 'Open it anew to make another company.',
  });
}

async function freeSlug(wanted: string): Promise<string> {
  if (!(await findTenant(wanted))) return wanted;
  for (let number = 2; number <= MOST_NUMBERS; number += 1) {
    const slug = numberedSlug(wanted, number);
    if (!(await findTenant(slug))) return slug;
  }
  return wanted;
}

/** The same id for the same form of the same person, so that the database itself keeps the second company out. */
function idOf(userId: string, key: string): string {
  const hash = createHash('sha256').update(`company ${userId} ${key}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
