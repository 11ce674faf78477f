import { addMember } from '@/features/members/add-member';
import { createTenant } from '@/features/tenants/create-tenant';
import type { Role } from '@/domain/access/permissions';
import { hashPassword } from '@/platform/auth/hashing';
import { startSession } from '@/platform/auth/sessions';
import { setPassword } from '@/platform/auth/users';
import { pool } from '@/platform/db/pool';
import type { Caller, TenantFacts } from '@/platform/operations/caller';
import { value } from './tenants';

export const PASSWORD = 'a long walk in november';

/** A company made through the command that the command line uses. */
export async function newCompany(slug: string): Promise<TenantFacts> {
  const facts = {
    slug,
    name: `Company ${slug}`,
    currency: 'EUR',
    zone: 'Europe/Berlin',
    fiscalStartMonth: 1,
  };
  return value(await createTenant(facts));
}

export type Person = { userId: string; email: string; token: string; caller: Caller };

let hashed: Promise<string> | undefined;

/** A member with the test password (hashed once a file, for it takes its time) and a live session. */
export async function newMember(tenantSlug: string, role: Role, email: string): Promise<Person> {
  const { userId } = value(await addMember({ tenantSlug, role, email, name: email.split('@')[0] }));
  hashed ??= hashPassword(PASSWORD).then(value);
  await setPassword(pool(), userId, await hashed);
  const token = await startSession(userId, 'a test');
  return { userId, email, token, caller: { kind: 'session', token, tenantSlug } };
}

/** A POST of a form on our own site. */
export function formRequest(
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Request {
  return new Request(`http://localhost:3000${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: 'http://localhost:3000', accept: 'application/json', ...headers },
  });
}

/** Name → value of the cookies that an answer sets. */
export function cookiesOf(response: Response): Record<string, string> {
  const pairs = response.headers.getSetCookie().map((cookie) => (cookie.split(';')[0] ?? '').split('='));
  return Object.fromEntries(pairs.map(([name = '', ...value]) => [name, value.join('=')]));
}
