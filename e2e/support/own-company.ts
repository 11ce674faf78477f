import { randomBytes } from 'node:crypto';
import type { Result } from '@/domain/values/result';
import { addMember } from '@/features/members/add-member';
import { createTenant } from '@/features/tenants/create-tenant';
import { closePool } from '@/platform/db/pool';
import type { SignIn } from './sign-ins';

const PASSWORD = 'quiet orchard ladder';
const PEOPLE = {
  CRO: 'Nora Lindqvist',
  CEO: 'Ida Brandt',
  REP: 'Sam Idowu',
  DELIVERY: 'Lars Pedersen',
} as const;

type OwnRole = keyof typeof PEOPLE;
/** An empty company that one journey has for itself, and its people by role. */
export type OwnCompany = { slug: string; person: (role: OwnRole) => SignIn };

/** Makes an empty company with a CRO, a CEO, a rep and somebody of delivery, as an operator does: there is no page for it. */
export async function makeCompany(name: string): Promise<OwnCompany> {
  const slug = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}-${randomBytes(3).toString('hex')}`;
  const person = (role: OwnRole): SignIn => {
    const email = `${role.toLowerCase()}@${slug}.example`;
    return { role, tenant: name, name: PEOPLE[role], email, password: PASSWORD };
  };
  try {
    done(await createTenant({ slug, name, currency: 'EUR', zone: 'Europe/Berlin', fiscalStartMonth: 1 }));
    for (const role of ['CRO', 'CEO', 'REP', 'DELIVERY'] as const) {
      done(await addMember({ tenantSlug: slug, ...memberOf(person(role)) }));
    }
  } finally {
    await closePool();
  }
  return { slug, person };
}

/** Makes somebody who has an account a CRO of a company too. */
export async function addCro(slug: string, { email, name }: SignIn): Promise<void> {
  try {
    done(await addMember({ tenantSlug: slug, role: 'CRO', email, name }));
  } finally {
    await closePool();
  }
}

function memberOf({ role, name, email, password }: SignIn) {
  return { role, name, email, password };
}

function done(result: Result<unknown>): void {
  if (!result.ok) throw new Error(result.refusal.message);
}
