import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { SignIn } from './sign-ins';
import { SecondServer } from './second-server';
import { expect } from './session';

/** One day of a story: a server whose clock stands, and browsers of people who are signed in there. */
export type ToldDay = {
  origin: string;
  pageOf: (person: SignIn) => Promise<Page>;
  stranger: () => Promise<Page>;
};

/** Tells what happens on a day. The server and all its browsers are gone afterwards; what they wrote stays. */
export async function onDay(
  browser: Browser,
  instant: string,
  tell: (day: ToldDay) => Promise<void>,
): Promise<void> {
  const server = await SecondServer.start({ COMMITPOINT_CLOCK: instant });
  const { origin } = server;
  const opened: BrowserContext[] = [];
  const open = async () => {
    const context = await browser.newContext({ baseURL: origin, locale: 'en-GB', timezoneId: 'UTC' });
    opened.push(context);
    return context;
  };
  try {
    await tell({
      origin,
      pageOf: async ({ email, password }) => {
        const context = await open();
        const answer = await context.request.post('/api/auth/sign-in', {
          form: { email, password },
          headers: { Origin: origin, Accept: 'application/json' },
        });
        expect(answer.status(), `sign-in of ${email}`).toBe(200);
        return context.newPage();
      },
      stranger: async () => (await open()).newPage(),
    });
  } finally {
    await Promise.all(opened.map((context) => context.close()));
    await server.kill();
  }
}
