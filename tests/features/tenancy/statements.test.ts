import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePool } from '@/platform/db/pool';
import { newId } from '@/platform/db/ids';
import { testDatabase } from '../../support/database';
import { everyOperation } from '../../support/operations';
import { tenantTables } from '../../support/operations-rows';
import { tapStatements, type StatementTap } from '../../support/operations-statements';
import { callerOf, newWorld } from '../../support/operations-world';
import { again, sampleInput } from '../../support/sample-inputs';

// Every operation is called once with a listener between the application and the database, and every statement that went over the
// wire is held against the rules that a tenant-sharded PostgreSQL needs (docs/decisions/0004-tenancy-in-the-database.md).

let tap: StatementTap;
let tables: string[];
let statements: string[];

beforeAll(async () => {
  tap = await tapStatements(testDatabase().appUrl);
  // Read at the first use of the pool, which is below.
  process.env.DATABASE_URL = tap.url;
  const world = await newWorld('statements');
  for (const { name, call, kind } of await everyOperation()) {
    const input = await sampleInput(name, world);
    await call(
      kind === 'command' ? { ...callerOf(world, name), idempotencyKey: newId() } : callerOf(world, name),
      again(input),
    );
    for (const role of ['CRO', 'REP', 'DELIVERY'] as const)
      await call(world.people[role].caller, again(input));
  }
  tables = await tenantTables();
  statements = [...new Set(tap.statements().map((text) => text.replaceAll(/\s+/g, ' ').trim()))];
});
afterAll(async () => {
  await closePool();
  await tap.close();
});

/**
 * References to tenant tables after FROM, JOIN, INTO, UPDATE, USING, each with the name by which its columns are called. Behind a comma
 * only with a name of its own: a column may be called like a table (evidence.note).
 */
function references(text: string): { table: string; alias: string; verb: string }[] {
  const pattern = new RegExp(
    String.raw`\b(FROM|JOIN|INTO|UPDATE|USING|,)\s+(?:ONLY\s+)?(?:"?public"?\.)?"?(${tables.join('|')})"?(?![\w(])(?:\s+(?:AS\s+)?"?(?!(?:${KEYWORDS})\b)([a-z_]\w*)"?)?`,
    'gi',
  );
  return [...text.matchAll(pattern)]
    .filter(([, verb, , alias]) => verb !== ',' || alias !== undefined)
    .map(([, verb = '', table = '', alias]) => ({ verb: verb.toUpperCase(), table, alias: alias ?? table }));
}

const KEYWORDS =
  'text|from|where|set|on|join|left|inner|cross|full|right|order|group|values|select|using|returning|for|limit|union|as|having|default|lateral|window|offset|except|intersect|natural|with|overriding';

const ID = '"?tenant_id"?';

/**
 * Tables of which the statement does not fix the tenant: by a parameter, or by being the same as one that is. An equation without a
 * table's name counts for one table, the one that it stands behind.
 */
function unfiltered(text: string): string[] {
  const unnamed = references(text)
    .filter(({ verb }) => verb !== 'INTO')
    .filter(({ alias, table }) => !isEquated(text, `(?:"?(?:${alias}|${table})"?\\.)`));
  const plain = text.match(new RegExp(`(?<![.\\w])(?:${ID})\\s*=\\s*(?:\\$\\d|[\\w".]+)`, 'gi')) ?? [];
  return unnamed.slice(plain.length).map(({ table }) => table);
}

function isEquated(text: string, name: string): boolean {
  const value = String.raw`(?:\$\d|[\w".]+)`;
  return new RegExp(`${name}${ID}\\s*=\\s*${value}|=\\s*(?:"?public"?\\.)?${name}${ID}`, 'i').test(text);
}

describe('every statement that an operation sends', () => {
  it('was noted: all tenant tables are named in some', () => {
    const named = new Set(statements.flatMap((text) => references(text).map(({ table }) => table)));
    const copied = statements.filter((text) => /^COPY/i.test(text)).join(' ');
    expect(tables.filter((table) => !named.has(table) && !copied.includes(table))).toEqual([]);
    expect(statements.length).toBeGreaterThan(150);
  });

  it('fixes the tenant of every tenant table that it reads or changes', () => {
    const faults = statements.flatMap((text) => unfiltered(text).map((table) => `${table}: ${text}`));
    expect(faults).toEqual([]);
  });

  it('names tenant_id first among the columns that it inserts or copies into a tenant table', () => {
    const into = statements.filter((text) => references(text).some(({ verb }) => verb === 'INTO'));
    const copies = statements.filter((text) => /^COPY/i.test(text));
    expect(into.length).toBeGreaterThan(20);
    expect(copies.length).toBeGreaterThan(0);
    const first = new RegExp(
      String.raw`\b(?:INTO|COPY)\s+(?:"?public"?\.)?"?(?:${tables.join('|')})"?(?:\s+AS\s+\w+)?\s*\(\s*"?tenant_id"?`,
      'i',
    );
    expect([...into, ...copies].filter((text) => !first.test(text))).toEqual([]);
  });

  it('uses no MERGE, and no function in DO UPDATE SET', () => {
    expect(statements.filter((text) => /^\s*(WITH\b.*\)\s*)?MERGE\s+INTO/i.test(text))).toEqual([]);
    const updates = statements.flatMap(
      (text) => text.match(/DO UPDATE SET .*?(?=\bWHERE\b|\bRETURNING\b|$)/gi) ?? [],
    );
    expect(updates.length).toBeGreaterThan(3);
    const calls =
      /\b(now|clock_timestamp|statement_timestamp|gen_random_uuid|uuidv7|random|nextval)\s*\(|current_(timestamp|date|time)/i;
    expect(updates.filter((text) => calls.test(text))).toEqual([]);
  });

  it('ends an INSERT … SELECT with RETURNING or ON CONFLICT when its source is no tenant table', () => {
    const bare = statements.filter(
      (text) =>
        /\bINSERT INTO\b[^;]*?\)\s*(SELECT|WITH)\b/i.test(text) &&
        !/\bRETURNING\b|\bON CONFLICT\b/i.test(lastInsert(text)),
    );
    expect(bare.filter((text) => !readsTenantTable(lastInsert(text)))).toEqual([]);
  });

  it('sets the tenant of the transaction right after its BEGIN, in one string, and by SET', () => {
    const begins = statements.filter((text) => /^BEGIN/i.test(text));
    const form =
      /^BEGIN( ISOLATION LEVEL REPEATABLE READ READ ONLY)?; SET LOCAL app\.tenant_id = '[0-9a-f-]{36}'(; SET LOCAL statement_timeout = \d+)?$/;
    expect(begins.length).toBeGreaterThan(0);
    expect(begins.filter((text) => !form.test(text))).toEqual([]);
    expect(statements.filter((text) => /set_config\s*\(\s*'app\./i.test(text))).toEqual([]);
  });

  it('carries no value in its text: quotes are around words of the rules only', () => {
    const words = statements.flatMap((text) => text.match(/'[^']*'/g) ?? []);
    expect(words.filter((word) => /canary|@|^'(?!9999-12-31)\d{4}-\d\d-\d\d'$/.test(word))).toEqual([]);
  });
});

function lastInsert(text: string): string {
  return text.slice(text.toUpperCase().lastIndexOf('INSERT INTO'));
}

function readsTenantTable(text: string): boolean {
  return references(text).some(({ verb }) => verb === 'FROM' || verb === 'JOIN');
}

describe('the rules above', () => {
  const refused = (text: string) => unfiltered(text);

  it('see a statement without its tenant', () => {
    expect(refused('SELECT id FROM deal WHERE id = $1')).toEqual(['deal']);
    expect(
      refused('SELECT 1 FROM deal d JOIN evidence e ON e.deal_id = d.id WHERE d.tenant_id = $1'),
    ).toEqual(['evidence']);
    expect(refused('UPDATE contract SET state = $1 WHERE id = $2')).toEqual(['contract']);
    expect(
      refused(
        'WITH a AS (SELECT id FROM deal WHERE tenant_id = $1) SELECT 1 FROM evidence JOIN a ON a.id = deal_id',
      ),
    ).toEqual(['evidence']);
    expect(refused('DELETE FROM deal_line WHERE deal_id = $1')).toEqual(['deal_line']);
  });

  it('pass one with it', () => {
    expect(refused('SELECT id FROM deal WHERE tenant_id = $1')).toEqual([]);
    expect(
      refused('SELECT 1 FROM deal d JOIN evidence e ON e.tenant_id = d.tenant_id WHERE d.tenant_id = $1'),
    ).toEqual([]);
    expect(
      refused('SELECT "public"."deal"."id" FROM "public"."deal" WHERE ("public"."deal"."tenant_id" = $1)'),
    ).toEqual([]);
  });
});
