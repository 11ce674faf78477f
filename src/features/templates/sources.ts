import { ok, type Result } from '@/domain/values/result';
import { companiesOf } from '@/platform/auth/memberships';
import type { Caller } from '@/platform/operations/caller';
import type { Operation } from '@/platform/operations/registry';
import { sourcesInput } from './inputs';
import { showTemplates, type Templates } from './queries';

export type Source = { slug: string; name: string };
export type Sources = { own: Templates; sources: Source[] };

async function listSources(caller: Caller, _input: Record<string, never>): Promise<Result<Sources>> {
  const own = await showTemplates(caller, {});
  if (!own.ok) return own;
  const { userId } = own.value;
  const companies = userId === null ? [] : await companiesOf(userId);
  const sources = companies
    .filter(({ role, slug }) => role === 'CRO' && slug !== caller.tenantSlug)
    .map(({ slug, name }) => ({ slug, name }));
  return ok({ own: own.value, sources });
}

/** What stands here, and the other companies that the same person runs as CRO. Somebody without a person (a job) runs none. */
export const templateSources: Operation<Record<string, never>, Sources> = Object.assign(listSources, {
  operation: {
    name: 'templates.sources',
    kind: 'query' as const,
    permission: 'templates.copy' as const,
    input: sourcesInput,
  },
});
