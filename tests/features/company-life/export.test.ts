import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import JSZip from 'jszip';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { HEAD } from '@/app/api/t/[tenant]/company-export/route';
import { LEFT_OUT, readExportRows, readExportTables } from '@/data/company-export';
import { makeKey } from '@/features/api-keys/commands';
import { archiveTenant } from '@/features/company-life/commands';
import { exportCompany, recordExport } from '@/features/company-life/commands-export';
import { recordContract } from '@/features/contracts/commands';
import { createDeal } from '@/features/deals/commands';
import { storeFile } from '@/features/evidence-files/store-file';
import { atInstant } from '@/platform/clock/clock';
import { newToken } from '@/platform/auth/sessions';
import { pool } from '@/platform/db/pool';
import { withUnit } from '@/platform/db/unit-of-work';
import { hashToken } from '@/platform/operations/resolve';
import { inviteMember } from '@/features/members/commands';
import { plainPng } from '../../../prisma/demo/plain-pdf';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { imported, tryImport } from '../imports/import-csv';

const NASTY = ['=1+1', "'=1+1", '@SUM(A1)', '-cmd', 'a,"b"\r\nc', '+49 30 1234', 'plain'];
const EVENTS = 100_000;
const IMPORTED = ['Opportunity ID,Deal,Customer,Stage,Amount', 'X-1,From a file,Northwind,Demo,1200'];
/** As long as a name may be, in letters of three bytes. */
const LONG = '保'.repeat(190);
let tenant: TestTenant;
let other: TestTenant;
let secrets: string[];
let zip: JSZip;
type Manifest = {
  tables: { file: string; rows: number; bytes: number; sha256: string }[];
  files: { file: string; bytes: number; sha256: string }[];
  leftOut: Record<string, string>;
};
let manifest: Manifest;

const bytesOf = async (file: string) => (await zip.file(file)?.async('nodebuffer')) ?? Buffer.alloc(0);
const rowsOf = async (table: string): Promise<Record<string, string>[]> =>
  parse<Record<string, string>>(await bytesOf(`tables/${table}.csv`), {
    bom: true,
    columns: true,
    relax_column_count: false,
  });

/** Answers with what nobody may find in an export. */
async function fill(of: TestTenant): Promise<string[]> {
  for (const name of NASTY)
    value(
      await createDeal(of.as.CRO, {
        name,
        customer: `Customer ${of.slug}`,
        lines: [{ stream: 'software', recurring: true, description: name, amountMinor: '120001' }],
      }),
    );
  value(
    await recordContract(of.as.CRO, {
      customer: `Customer ${of.slug}`,
      stream: 'software',
      startOn: '2026-03-01',
      amountMinor: '240000',
      periodMonths: 12,
    }),
  );
  const { key } = value(await makeKey(of.as.CRO, { name: 'Gateway' }));
  const guest = { email: 'guest@a.example', name: 'Guest', role: 'VIEWER' as const };
  const tokenHash = hashToken(newToken());
  value(await inviteMember(of.as.CRO, { ...guest, tokenHash }));
  return [key, createHash('sha256').update(key).digest('hex'), tokenHash];
}

beforeAll(async () => {
  [tenant, other] = [await makeTenant(), await makeTenant()];
  secrets = await fill(tenant);
  await fill(other);
  const { dealId } = value(await createDeal(tenant.as.CRO, { name: 'With a file', customer: 'Northwind' }));
  for (const name of ['note.png', `${LONG}.png`]) {
    const file = { dealId, name, source: Readable.from([plainPng()]), declaredBytes: null };
    value(await storeFile(tenant.as.CRO, file));
  }
  await imported(tenant, 'deals', IMPORTED);
  await tryImport(tenant.operator, 'deals', IMPORTED, { dryRun: true });
  await asAdmin((client) =>
    client.query(
      `INSERT INTO audit_event (tenant_id, id, at, actor_name, operation, subject_kind, summary)
       SELECT $1, gen_random_uuid(), now(), 'a test', 'test.many', 'test', 'Event ' || n FROM generate_series(1, $2) n`,
      [tenant.id, EVENTS],
    ),
  );
  value(await archiveTenant(tenant.as.CRO, {}));
  const { open } = value(await exportCompany(tenant.as.CEO, {}));
  zip = await JSZip.loadAsync(await buffer(open()));
  manifest = JSON.parse((await bytesOf('manifest.json')).toString()) as Manifest;
});

describe('the export of a company, archived or not', () => {
  test('has each table of the database, but those that it names with why', async () => {
    const { rows } = await asAdmin((client) =>
      client.query<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenant_id' ORDER BY 1`,
      ),
    );
    const left = (name: string) => name.startsWith('staged_') || name in LEFT_OUT;
    const tables = rows.map(({ name }) => name).filter((name) => !left(name));
    expect(manifest.tables.map(({ file }) => file)).toEqual(
      ['company', 'people', ...tables].map((name) => `tables/${name}.csv`),
    );
    expect(manifest.leftOut).toEqual(LEFT_OUT);
    expect(Object.keys(zip.files)).toEqual([
      'README.txt',
      ...manifest.tables.map(({ file }) => file),
      ...manifest.files.map(({ file }) => file),
      'manifest.json',
    ]);
  });

  test('has as many rows as the database, and the same sums, in each of them', async () => {
    const tables = await withUnit({ tenantId: tenant.id, mode: 'read' }, readExportTables);
    for (const { name, columns } of tables) {
      const counted = columns.filter(({ type }) => /^(bigint|integer)$/.test(type)).map((one) => one.name);
      const sums = counted.map((one) => `coalesce(sum("${one}"), 0)::text AS "${one}"`);
      const { rows } = await asAdmin((client) =>
        client.query<Record<string, string>>(
          `SELECT ${['count(*)::text AS "number of rows"', ...sums].join(', ')} FROM "${name}" WHERE tenant_id = $1`,
          [tenant.id],
        ),
      );
      const read = await rowsOf(name);
      const found = Object.fromEntries(
        counted.map((one) => [one, String(read.reduce((sum, row) => sum + BigInt(row[one] || '0'), 0n))]),
      );
      expect({ 'number of rows': String(read.length), ...found }, name).toEqual(rows[0]);
      expect(manifest.tables.find(({ file }) => file === `tables/${name}.csv`)?.rows, name).toBe(read.length);
    }
  });

  test('has the bytes that its list of contents says', async () => {
    for (const { file, bytes, sha256 } of [...manifest.tables, ...manifest.files]) {
      const content = await bytesOf(file);
      expect([content.length, createHash('sha256').update(content).digest('hex')], file).toEqual([
        bytes,
        sha256,
      ]);
    }
    expect(manifest.files).toHaveLength(3);
    expect(await bytesOf(manifest.files[0]?.file ?? '')).toEqual(plainPng());
  });

  test('has no name that is too long to be unpacked, and keeps its ending', () => {
    const names = manifest.files.map(({ file }) => file.split('/').at(-1) ?? '');
    expect(names.filter((name) => Buffer.byteLength(name) > 255)).toEqual([]);
    expect(names[1]).toMatch(/^[0-9a-f-]{36}-保{71}\.png$/);
  });

  test('has the files that were imported, byte for byte, under the ids of their imports', async () => {
    const source = Buffer.from(`${IMPORTED.join('\n')}\n`);
    const committed = (await rowsOf('import')).filter(({ committed_at: at }) => at);
    expect(committed).toHaveLength(1);
    const file = `imports/${committed[0]?.id}-export.csv`;
    expect(await bytesOf(file)).toEqual(source);
    expect(manifest.files.find((one) => one.file === file)).toEqual({
      file,
      bytes: source.length,
      sha256: committed[0]?.file_sha256,
    });
  });

  test('holds no text that a spreadsheet runs, and gives each back', async () => {
    const text = (await bytesOf('tables/deal.csv')).toString();
    expect(text).not.toMatch(/(^|,)"?[=@]/m);
    const names = (await rowsOf('deal')).map(({ name = '' }) => name);
    const read = names.map((name) => (/^'+\s*[=+\-@]/.test(name) ? name.slice(1) : name));
    expect(read.sort()).toEqual([...NASTY, 'With a file', 'From a file'].sort());
  });

  test('holds no key to anything, and nothing of another company', async () => {
    const all = await Promise.all(manifest.tables.map(async ({ file }) => (await bytesOf(file)).toString()));
    expect(all.join('\n')).not.toContain(other.slug);
    expect(all.join('\n')).not.toContain(other.id);
    for (const secret of secrets) expect(all.join('\n').includes(secret)).toBe(false);
    const headers = all.flatMap((text) => (text.split('\r\n')[0] ?? '').split(','));
    expect(headers.filter((name) => /token|secret|password|hash/.test(name))).toEqual([]);
  });

  test('is on record with who made it, and is for CRO and CEO', async () => {
    const made = (await rowsOf('audit_event')).filter(({ operation }) => operation === 'tenants.export');
    expect(made.map(({ summary }) => summary)).toEqual([
      `CEO of ${tenant.slug} exported everything of ${tenant.slug}`,
    ]);
    for (const role of ['REP', 'DELIVERY', 'VIEWER'] as const)
      expect(refusal(await exportCompany(tenant.as[role], {})).code).toBe('not_found');
  });
});

test('a hundred thousand rows are read two thousand at a time', async () => {
  const sizes = await withUnit({ tenantId: tenant.id, mode: 'read' }, async (unit) => {
    const table = (await readExportTables(unit)).find(({ name }) => name === 'audit_event');
    const found: number[] = [];
    if (table) for await (const rows of readExportRows(unit, table, 2000)) found.push(rows.length);
    return found;
  });
  expect(Math.max(...sizes)).toBe(2000);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(EVENTS);
});

test('whoever stops reading gives the connection back', async () => {
  const { open } = value(await exportCompany(tenant.as.CRO, {}));
  const stream = open();
  stream.on('error', () => undefined);
  await stream[Symbol.asyncIterator]().next();
  stream.destroy();
  await vi.waitFor(() => expect(pool().idleCount).toBe(pool().totalCount));
});

test('no more than three are read at once: each holds a connection for as long as its reader takes', async () => {
  const started = await Promise.all(
    [1, 2, 3].map(async () => {
      const stream = value(await exportCompany(other.as.CRO, {})).open();
      stream.on('error', () => undefined);
      await stream[Symbol.asyncIterator]().next();
      return stream;
    }),
  );
  expect(refusal(await exportCompany(tenant.as.CRO, {}))).toMatchObject({ code: 'rate_limited' });
  for (const stream of started) stream.destroy();
  await vi.waitFor(() => expect(pool().idleCount).toBe(pool().totalCount));
  value(await exportCompany(tenant.as.CRO, {}));
});

test('whoever asks for the headers alone takes nothing, and nothing is in the log', () => {
  const answer = HEAD();
  expect([answer.status, answer.headers.get('allow'), answer.headers.get('cache-control')]).toEqual([
    405,
    'GET',
    'private, no-store',
  ]);
});

test('the twentieth within an hour is the last, however many come at once', async () => {
  const busy = await makeTenant();
  const notes = await Promise.all(Array.from({ length: 24 }, () => recordExport(busy.as.CRO, {})));
  expect(notes.filter(({ ok }) => ok)).toHaveLength(20);
  expect(refusal(await recordExport(busy.as.CEO, {}))).toMatchObject({
    code: 'rate_limited',
    message: 'Everything was exported 20 times within an hour.',
  });
  const later = new Date(Date.now() + 3_700_000).toISOString();
  value(await atInstant(later, () => recordExport(busy.as.CEO, {})));
});
