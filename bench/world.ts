import type pg from 'pg';
import { createTenant } from '@/features/tenants/create-tenant';
import { importFile, type ImportFileOptions } from '@/features/imports/import-file';
import { addMember } from '@/features/members/add-member';
import { sessionCookieName } from '@/platform/auth/session-cookie';
import { startSession } from '@/platform/auth/sessions';
import { inData } from '../scripts/project/paths.mjs';
import type { Options } from './options';
import type { Sizes } from './sizes';
import { type DealsFile, STAGES, writeDealsFile } from './support/deals-csv';
import type { Server } from './support/server';

/** What the blocks share. */
export type Bench = {
  options: Options;
  sizes: Sizes;
  /** Superuser, for floors and counters. */
  admin: pg.Client;
  /** Started at the first call and kept. */
  server: () => Promise<Server>;
};

export const WHALE = 'bench-whale';
export const ORDINARY = 'ordinary-0';

/** Slug and id of a new, empty company. */
export async function newTenant(slug: string): Promise<{ slug: string; id: string }> {
  const made = await createTenant({ slug, name: slug, currency: 'USD', zone: 'UTC', fiscalStartMonth: 1 });
  if (!made.ok) throw new Error(made.refusal.message);
  return { slug, id: made.value.id };
}

export async function tenantId(bench: Bench, slug: string): Promise<string> {
  const { rows } = await bench.admin.query<{ id: string }>('SELECT id FROM tenant WHERE slug = $1', [slug]);
  if (!rows[0]) throw new Error(`There is no tenant ${slug}`);
  return rows[0].id;
}

const tokens = new Map<string, Promise<string>>();

/** A live session of a CRO of the company. */
export function sessionToken(slug: string): Promise<string> {
  const known = tokens.get(slug) ?? startMembersSession(slug);
  tokens.set(slug, known);
  return known;
}

async function startMembersSession(slug: string): Promise<string> {
  const member = await addMember({
    tenantSlug: slug,
    email: `cro@${slug}.example`,
    name: 'Bench',
    role: 'CRO',
  });
  if (!member.ok) throw new Error(member.refusal.message);
  return startSession(member.value.userId, 'bench');
}

export async function cookieOf(slug: string): Promise<Record<string, string>> {
  return { cookie: `${sessionCookieName()}=${await sessionToken(slug)}` };
}

/** A file of deals below .data, made once. */
export function dealsFile(name: string, file: Omit<DealsFile, 'path'>): Promise<string> {
  return writeDealsFile({ ...file, path: inData('bench', `${name}-${file.rows}.csv`) });
}

export const IMPORT_OPTIONS: ImportFileOptions = { stages: STAGES };

export type ImportCounts = { created: number; updated: number; unchanged: number; rejected: number };

/** A whole import as an operator types it; a refusal is an error. */
export async function importDeals(slug: string, path: string): Promise<ImportCounts> {
  const result = await importFile(
    { kind: 'operator', tenantSlug: slug },
    { kind: 'deals', path, options: IMPORT_OPTIONS },
  );
  if (!result.ok)
    throw new Error(
      `${result.refusal.message} ${JSON.stringify(result.refusal.details ?? {}).slice(0, 2000)}`,
    );
  const { created = 0, updated = 0, unchanged = 0, rejected = 0 } = result.value.counts;
  return { created, updated, unchanged, rejected };
}
