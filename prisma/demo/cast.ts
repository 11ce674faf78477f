import type { Role } from '@/domain/access/permissions';
import { addMember } from '@/features/members/add-member';
import type { Caller } from '@/platform/operations/caller';
import type { Company } from './company';
import { told, type Who } from './scene';

/** One password for all demo people: it is printed beside the address and guards nothing. */
export const DEMO_PASSWORD = 'brisk harbour lantern';

const CRO = { name: 'Carla Okafor', email: 'carla.okafor@okafor-partners.example' };

/** Who can sign in, as the launcher prints it. */
export type SignIn = { role: Role; tenant: string; name: string; email: string; password: string };

/** The CRO of all companies; her sign-in stands once. */
export function croSignIn(tenant: string): SignIn {
  return { role: 'CRO', tenant, ...CRO, password: DEMO_PASSWORD };
}

function peopleOf(company: Company): { role: Role; who: Who | null; name: string }[] {
  const { ceo, reps, delivery, viewer } = company.people;
  return [
    { role: 'CEO', who: 'ceo', name: ceo },
    { role: 'REP', who: 'first', name: reps[0] },
    { role: 'REP', who: 'second', name: reps[1] },
    { role: 'DELIVERY', who: 'delivery', name: delivery },
    { role: 'VIEWER', who: null, name: viewer },
  ];
}

export function signInsOf(company: Company): SignIn[] {
  return peopleOf(company).map(({ role, name }) => ({
    role,
    tenant: company.name,
    name,
    email: emailOf(name, company.domain),
    password: DEMO_PASSWORD,
  }));
}

/** Makes the members of a company. Answers who calls as whom. */
export async function join(company: Company): Promise<(who: Who) => Caller> {
  const callers = new Map<Who, Caller>();
  const add = async (who: Who | null, person: { role: Role; name: string; email: string }) => {
    const input = { tenantSlug: company.slug, ...person, password: DEMO_PASSWORD };
    const { userId } = told(`member ${person.name}`, await addMember(input));
    if (who) callers.set(who, { kind: 'member', userId, tenantSlug: company.slug });
  };
  await add('cro', { role: 'CRO', ...CRO });
  for (const { who, ...person } of peopleOf(company)) {
    await add(who, { ...person, email: emailOf(person.name, company.domain) });
  }
  return (who) => {
    const caller = callers.get(who);
    if (!caller) throw new Error(`Nobody plays ${who}`);
    return caller;
  };
}

function emailOf(name: string, domain: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return `${plain.replace(/[^a-z]+/g, '.')}@${domain}`;
}
