import { purgeDueTenants, type Purged } from '@/features/company-life/purge';
import { addMember } from '@/features/members/add-member';
import { createTenant } from '@/features/tenants/create-tenant';
import { ok, refuse, type Result } from '@/domain/values/result';
import { env } from '@/platform/env';
import { type Flags, UsageError } from './arguments';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** 1–12, or a month's name. */
function month(text: string): number {
  const named = MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
  const number = named > 0 ? named : Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 12)
    throw new UsageError('--fiscal-start is a month, 1 to 12');
  return number;
}

export async function createTenantVerb(flags: Flags): Promise<Result<unknown>> {
  return createTenant({
    slug: flags.required('slug'),
    name: flags.required('name'),
    currency: flags.required('currency'),
    zone: flags.required('zone'),
    fiscalStartMonth: month(flags.one('fiscal-start') ?? '1'),
    isDemo: flags.has('demo'),
  });
}

export async function addMemberVerb(flags: Flags): Promise<Result<unknown>> {
  return addMember({
    tenantSlug: flags.required('tenant'),
    email: flags.required('email'),
    role: flags.required('role').toUpperCase(),
    name: flags.one('name'),
    password: flags.one('password'),
    rep: flags.one('rep'),
  });
}

/** Deletes what waited its time out. Refuses 'rule' without the owner's address: the application's role cannot delete facts. */
export async function purgeVerb(): Promise<Result<{ deleted: Purged[] }>> {
  const { DATABASE_OWNER_URL: ownerUrl } = env();
  if (!ownerUrl)
    return refuse('rule', 'Only the owner of the database can delete a company.', {
      remedy: 'Set DATABASE_OWNER_URL to his address, then try again.',
    });
  return ok({ deleted: await purgeDueTenants(ownerUrl) });
}
