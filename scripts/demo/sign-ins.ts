import { readText } from '../project/files.ts';

type SignIn = { role: string; tenant: string; name: string; email: string; password: string };

/** Prints who can sign in, as the seed has noted it; nothing when it has not. */
export function printSignIns(file: string): void {
  const text = readText(file);
  if (text === null) return;
  const people = JSON.parse(text) as SignIn[];
  const width = (field: keyof SignIn) => Math.max(...people.map((person) => person[field].length));
  const [tenant, role, email] = [width('tenant'), width('role'), width('email')];
  console.log('\n  Demo sign-ins (company, role, e-mail, password):\n');
  for (const person of people) {
    console.log(
      `    ${person.tenant.padEnd(tenant)}  ${person.role.padEnd(role)}  ${person.email.padEnd(email)}  ${person.password}`,
    );
  }
}
