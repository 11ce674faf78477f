import {
  test as base,
  expect,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';
import { signIns, type SignIn } from './sign-ins';

type Cookies = Parameters<BrowserContext['addCookies']>[0];
type PageOf = (person: SignIn, options?: BrowserContextOptions) => Promise<Page>;

/** Journeys as somebody who is signed in: `pageOf(person)` opens a browser of that person; it closes with the test. */
export const test = base.extend<{ pageOf: PageOf }>({
  pageOf: async ({ browser }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (person, options) => {
      const context = await browser.newContext(options);
      opened.push(context);
      await signInto(context, person);
      return context.newPage();
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});

export { expect };

/** One session per person and worker: the journeys of the sign-in page itself are in sign-in.spec.ts. */
const sessions = new Map<string, Cookies>();

async function signInto(context: BrowserContext, person: SignIn) {
  const known = sessions.get(person.email);
  if (known) return context.addCookies(known);
  await signInByRequest(context, person);
  sessions.set(person.email, await context.cookies());
}

/** Signs a browser in without the page. Answers the response. */
export async function signInByRequest(context: BrowserContext, { email, password }: SignIn) {
  const answer = await context.request.post('/api/auth/sign-in', {
    form: { email, password },
    headers: { Origin: origin(), Accept: 'application/json' },
  });
  expect(answer.status(), `sign-in of ${email}`).toBe(200);
  return answer;
}

export function origin(): string {
  const address = process.env.E2E_BASE_URL;
  if (!address) throw new Error('E2E_BASE_URL is not set: start the journeys with npm run e2e.');
  return new URL(address).origin;
}

/** The demo's cold-chain company; the CRO is a member of all three. */
export const DEMO = { slug: 'frostline', company: 'Frostline Sensors', other: 'ampere' } as const;

/** A person of the demo company by role; reps by their place (0 or 1). */
export function demoPerson(role: string, place = 0): SignIn {
  const people = signIns().filter(
    (one) => one.role === role && (role === 'CRO' || one.tenant === DEMO.company),
  );
  const found = people[place];
  if (!found) throw new Error(`The demo has no ${role} ${place}`);
  return found;
}
