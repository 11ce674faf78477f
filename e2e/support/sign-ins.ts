import fs from 'node:fs';

/** A person of the demo, as the seed notes it: the role in a company, the sign-in, and the company's name. */
export type SignIn = { role: string; tenant: string; name: string; email: string; password: string };

/** The demo's people; the seed writes them to the file that DEMO_SIGN_INS_FILE names. */
export function signIns(): SignIn[] {
  const file = process.env.DEMO_SIGN_INS_FILE;
  if (!file) throw new Error('DEMO_SIGN_INS_FILE is not set: start the journeys with npm run e2e.');
  return JSON.parse(fs.readFileSync(file, 'utf8')) as SignIn[];
}
