import { env, type Environment } from '@/platform/env';

/** So many tries in so many seconds. */
export type Limit = { points: number; seconds: number };

export type AuthSettings = {
  /** The address that people type: requests that change something must come from it. */
  address: URL;
  /** Cookies are Secure and HSTS is sent. */
  https: boolean;
  /** Where links in mails begin. */
  linkBase: URL;
  secret: string;
  trustedProxyHeader: string | undefined;
  /** null: not limited (measuring). */
  limits: Record<'signIn' | 'signInNetwork' | 'signInAccount' | 'reset' | 'company' | 'api', Limit> | null;
  /** Invitations of one person in a tenant within 24 hours. */
  invitationsADay: number;
};

let known: { environment: Environment; settings: AuthSettings } | undefined;

/** What sign-in, sessions, mail and limits take from the environment. */
export function authSettings(): AuthSettings {
  const environment = env();
  if (known?.environment !== environment) known = { environment, settings: settingsOf(environment) };
  return known.settings;
}

const QUARTER = 15 * 60;
const HOUR = 3600;

export function settingsOf(environment: Environment): AuthSettings {
  const address = new URL(environment.NEXTAUTH_URL);
  const rates = environment.RATE_LIMITS;
  return {
    address,
    https: address.protocol === 'https:',
    linkBase: new URL(environment.APP_URL),
    secret: environment.NEXTAUTH_SECRET,
    trustedProxyHeader: environment.TRUSTED_PROXY_HEADER,
    limits: rates && {
      signIn: { points: rates.perAccount, seconds: QUARTER },
      signInNetwork: { points: rates.perNetwork, seconds: HOUR },
      signInAccount: { points: rates.perAccount * 5, seconds: HOUR },
      reset: { points: 5, seconds: HOUR },
      company: { points: 10, seconds: 24 * HOUR },
      api: { points: 300, seconds: 60 },
    },
    invitationsADay: rates ? 20 : Number.POSITIVE_INFINITY,
  };
}

export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}
