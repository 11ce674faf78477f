import type { AuthOptions, Profile } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import type { Refusal } from '@/domain/values/result';
import { log } from '@/platform/log/log';
import { userOfIdentity } from './external-sign-in';
import { configuredProviders, vouchedEmail } from './identity-providers';
import { safePath } from './safe-path';
import { ABSOLUTE_SECONDS } from './session-life';
import { startSession } from './sessions';
import { authSettings } from './settings';
import { signInWithPassword } from './sign-in';

type Claims = Record<string, unknown>;

/** What one request to sign in brings along, and where its outcome is left for the route that asked. */
export type SignInCall = {
  userAgent: string | null;
  network: string | null;
  deviceMark: string | undefined;
  outcome: { refusal?: Refusal; userId?: string; email?: string };
};

/**
 * next-auth with a JWT strategy whose "JWT" is nothing but the opaque token of our own session row: revoking is one UPDATE, and no
 * claim can go stale in a cookie. No adapter: users and accounts are our own tables.
 */
export function nextAuthOptions(
  call: SignInCall,
  providers: OAuthConfig<Claims>[] = configuredProviders(),
): AuthOptions {
  const { secret, https } = authSettings();
  return {
    secret,
    useSecureCookies: https,
    session: { strategy: 'jwt', maxAge: ABSOLUTE_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [passwords(call), ...providers],
    jwt: {
      maxAge: ABSOLUTE_SECONDS,
      encode: ({ token }) => Promise.resolve(typeof token?.['sid'] === 'string' ? token['sid'] : ''),
      decode: () => Promise.resolve(null),
    },
    callbacks: {
      signIn: ({ account, profile }) =>
        account?.type === 'credentials' ? true : admit(call, account, profile),
      jwt: async () =>
        call.outcome.userId ? { sid: await startSession(call.outcome.userId, call.userAgent) } : {},
      redirect: ({ url, baseUrl }) => Promise.resolve(new URL(ownPath(url, baseUrl), baseUrl).toString()),
    },
    logger: {
      error: (code, metadata) => log('error', 'sign-in failed', { code, error: describe(metadata) }),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

function passwords(call: SignInCall) {
  return Credentials({
    credentials: { email: {}, password: {} },
    authorize: async (given) => {
      const { network, deviceMark } = call;
      const result = await signInWithPassword({
        email: given?.email,
        password: given?.password,
        network,
        deviceMark,
      });
      if (!result.ok) {
        call.outcome.refusal = result.refusal;
        return null;
      }
      Object.assign(call.outcome, result.value);
      return { id: result.value.userId };
    },
  });
}

type Account = { provider: string; providerAccountId: string };

async function admit(
  call: SignInCall,
  account: Account | null,
  profile: Profile | undefined,
): Promise<boolean> {
  if (!account || !profile) return false;
  const claims: Claims = { ...profile };
  const email = vouchedEmail(account.provider, claims);
  const name = typeof claims['name'] === 'string' ? claims['name'].trim() : '';
  const result = await userOfIdentity({
    provider: account.provider,
    accountId: account.providerAccountId,
    email,
    name,
  });
  if (result.ok) call.outcome.userId = result.value;
  else call.outcome.refusal = result.refusal;
  return result.ok;
}

function ownPath(url: string, baseUrl: string): string {
  const { origin } = new URL(baseUrl);
  return safePath(url.startsWith(`${origin}/`) ? url.slice(origin.length) : url);
}

function describe(metadata: unknown): string {
  if (metadata instanceof Error) return metadata.message;
  const inner =
    typeof metadata === 'object' && metadata !== null && 'error' in metadata ? metadata.error : metadata;
  return inner instanceof Error ? inner.message : String(inner);
}
