import AzureAd from 'next-auth/providers/azure-ad';
import GitHub from 'next-auth/providers/github';
import Google from 'next-auth/providers/google';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { env, type Environment } from '@/platform/env';
import { normaliseEmail } from './email-address';

export type ProviderId = 'google' | 'azure-ad' | 'github';
export const PROVIDER_NAMES: Record<ProviderId, string> = {
  google: 'Google',
  'azure-ad': 'Microsoft',
  github: 'GitHub',
};

type Claims = Record<string, unknown>;

/** The providers whose keys are in the environment. */
export function configuredProviders(from: Environment = env()): OAuthConfig<Claims>[] {
  const providers: OAuthConfig<Claims>[] = [];
  if (from.GOOGLE_CLIENT_ID && from.GOOGLE_CLIENT_SECRET) {
    providers.push(
      asClaims(Google({ clientId: from.GOOGLE_CLIENT_ID, clientSecret: from.GOOGLE_CLIENT_SECRET })),
    );
  }
  if (from.AZURE_AD_CLIENT_ID && from.AZURE_AD_CLIENT_SECRET && from.AZURE_AD_TENANT_ID) {
    const keys = { clientId: from.AZURE_AD_CLIENT_ID, clientSecret: from.AZURE_AD_CLIENT_SECRET };
    providers.push(asClaims(AzureAd({ ...keys, tenantId: from.AZURE_AD_TENANT_ID })));
  }
  if (from.GITHUB_ID && from.GITHUB_SECRET) {
    const github = GitHub({ clientId: from.GITHUB_ID, clientSecret: from.GITHUB_SECRET });
    providers.push({
      ...asClaims(github),
      userinfo: { url: 'https://api.github.com/user', request: githubClaims },
    });
  }
  return providers;
}

export function configuredProviderIds(): ProviderId[] {
  return configuredProviders().map((provider) => provider.id as ProviderId);
}

/** Names and pictures are not taken: only who it is, by the provider's own id. */
function asClaims(provider: { options?: unknown }): OAuthConfig<Claims> {
  const config = provider as OAuthConfig<Claims>;
  const profile = (claims: Claims) => ({ id: idOf(claims) });
  return { ...config, profile, options: { ...config.options, profile } as OAuthConfig<Claims>['options'] };
}

function idOf(claims: Claims): string {
  const id = claims['sub'] ?? claims['id'];
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
}

/** GitHub: the primary address, only if GitHub has verified it. */
const githubClaims: NonNullable<
  Exclude<OAuthConfig<Claims>['userinfo'], string | undefined>['request']
> = async ({ tokens, client }) => {
  const claims: Claims = { ...(await client.userinfo(tokens.access_token ?? '')) };
  const answer = await fetch('https://api.github.com/user/emails', {
    headers: { Authorization: `token ${tokens.access_token ?? ''}` },
    cache: 'no-store',
  });
  const emails = answer.ok
    ? ((await answer.json()) as { email: string; primary: boolean; verified: boolean }[])
    : [];
  const primary = emails.find((entry) => entry.primary && entry.verified);
  return { ...claims, sub: idOf(claims), email: primary?.email, email_verified: primary !== undefined };
};

/**
 * The address that a provider vouches for, or null. Google and GitHub say so in `email_verified`. Microsoft does not verify `email`
 * (anybody can write any address into his own directory): there the configured directory must have confirmed the domain (`xms_edov`),
 * or the address must be the person's sign-in name in that very directory.
 */
export function vouchedEmail(
  provider: string,
  claims: Claims,
  azureTenant = env().AZURE_AD_TENANT_ID,
): string | null {
  const email = normaliseEmail(claims['email']);
  if (!email) return null;
  if (provider !== 'azure-ad') return claims['email_verified'] === true ? email : null;
  if (!azureTenant || claims['tid'] !== azureTenant) return null;
  const confirmed = claims['xms_edov'];
  if (confirmed === true || confirmed === '1' || confirmed === 1) return email;
  if (confirmed !== undefined) return null;
  return normaliseEmail(claims['preferred_username']) === email ? email : null;
}
