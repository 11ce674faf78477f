import { addMember } from '@/features/members/add-member';
import { createTenant } from '@/features/tenants/create-tenant';
import type { Result } from '@/domain/values/result';
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
