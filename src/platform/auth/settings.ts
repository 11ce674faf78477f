import { z } from 'zod';

/** `attempts/seconds`, e.g. "10/900". */
const limit = (fallback: string) =>
  z
    .string()
    .regex(/^[1-9]\d{0,6}\/[1-9]\d{0,6}$/, 'must look like "10/900" (attempts/seconds)')
    .default(fallback)
    .transform(toLimit);

export type Limit = { points: number; seconds: number };

const schema = z.object({
  APP_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
  AUTH_SECRET: z.string().min(32, 'must have 32 characters or more').optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().default('Commitpoint <no-reply@localhost>'),
  TRUSTED_PROXY_HEADER: z.string().toLowerCase().optional(),
  LIMIT_SIGN_IN: limit('10/900'),
  LIMIT_SIGN_IN_ADDRESS: limit('100/3600'),
  LIMIT_SIGN_IN_EMAIL: limit('50/3600'),
  LIMIT_RESET: limit('5/3600'),
  LIMIT_INVITATIONS: limit('20/86400'),
  LIMIT_API: limit('300/60'),
});

export type AuthSettings = {
  appUrl: URL;
  secret: string;
  /** Cookies are Secure and HSTS is sent. */
  https: boolean;
  smtpUrl: string | undefined;
  mailFrom: string;
  /** The header in which the own reverse proxy writes the client's address (last entry counts). Unset: addresses are not known. */
  trustedProxyHeader: string | undefined;
  limits: Record<'signIn' | 'signInAddress' | 'signInEmail' | 'reset' | 'invitations' | 'api', Limit>;
};

let known: AuthSettings | undefined;

/** Settings of sign-in, sessions, mail and limits from the environment, read once. Throws one sentence per mistake. */
export function authSettings(): AuthSettings {
  known ??= readSettings(process.env);
  return known;
}

export function readSettings(source: NodeJS.ProcessEnv): AuthSettings {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new Error(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('. '),
    );
  }
  const { data } = parsed;
  const appUrl = new URL(data.APP_URL);
  return {
    appUrl,
    secret: data.AUTH_SECRET ?? developmentSecret(appUrl),
    https: appUrl.protocol === 'https:',
    smtpUrl: data.SMTP_URL,
    mailFrom: data.MAIL_FROM,
    trustedProxyHeader: data.TRUSTED_PROXY_HEADER,
    limits: {
      signIn: data.LIMIT_SIGN_IN,
      signInAddress: data.LIMIT_SIGN_IN_ADDRESS,
      signInEmail: data.LIMIT_SIGN_IN_EMAIL,
      reset: data.LIMIT_RESET,
      invitations: data.LIMIT_INVITATIONS,
      api: data.LIMIT_API,
    },
  };
}

/** The secret only ties a form to its cookie and an identity provider's answer to its question; sessions do not depend on it. */
function developmentSecret(appUrl: URL): string {
  if (!isLoopback(appUrl.hostname))
    throw new Error('AUTH_SECRET is not set: give 32 random characters or more');
  return 'only-for-a-demonstration-on-this-machine';
}

export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}

function toLimit(text: string): Limit {
  const [points, seconds] = text.split('/').map(Number);
  return { points: points ?? 1, seconds: seconds ?? 1 };
}
