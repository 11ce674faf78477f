import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { cancelImport, checkImport, commitImport, openImport } from '@/features/imports/commands';
import {
  importProblems,
  listAllImports,
  planImportFile,
  prepareImport,
  showImport,
} from '@/features/imports/queries';
import { storeUpload } from '@/features/imports/store-upload';
import type { Result } from '@/domain/values/result';
import { env } from '@/platform/env';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { countOf, csvFile, imported, rowsOf, tryImport } from './import-csv';

const FILE = [
  'Deal ID,Deal Name,Stage,Amount,Close Date',
  'D-1,Cold chain,Demo,10,2026-12-01',
  'D-2,Meters,Demo,20,2026-12-02',
];
const WITH_BAD = [...FILE, 'D-1,Twice,Demo,5,2026-12-03', ',No id,Demo,5,2026-12-03'];

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

const stored = async (lines: readonly string[]) =>
  value(
    await storeUpload(tenant.operator, { kind: 'deals', fileName: 'a.csv', source: await csvFile(lines) }),
  ).importId;

describe('bad rows', () => {
  it('are left out, counted and downloadable', async () => {
    const report = await imported(tenant, 'deals', WITH_BAD);
    expect(report.counts).toMatchObject({ read: 4, accepted: 2, rejected: 2, created: 2 });
    expect(report.problems.map(({ row }) => row)).toEqual([4, 5]);
    const problems = value(await importProblems(tenant.operator, { importId: report.importId }));
    expect(problems.rows.map(({ cells }) => cells[1])).toEqual(['Twice', 'No id']);
    expect(await countOf(tenant, 'deal')).toBe(2);
  });

  it('refuse the whole file when strict', async () => {
    const refused = refusal(await tryImport(tenant.operator, 'deals', WITH_BAD, { strict: true }));
    expect(refused.message).toContain('2 of 4 rows cannot be taken.');
    expect(refused.details).toMatchObject({ counts: { read: 4, rejected: 2 } });
    expect(await countOf(tenant, 'deal')).toBe(0);
    expect(await countOf(tenant, 'customer')).toBe(0);
    expect(await rowsOf(tenant, 'SELECT state FROM import WHERE tenant_id = $1')).toEqual([
      { state: 'refused' },
    ]);
    expect(await readdir(path.join(env().UPLOAD_DIR, tenant.id))).toEqual([]);
  });
});

describe('bad files', () => {
  it.each([
    ['empty', Buffer.from(''), /empty/],
    ['binary', Buffer.from([0, 1, 2, 3, 0, 255, 254, 0, 1, 0, 0]), /binary|character/],
    ['a header alone', Buffer.from('Deal ID,Deal Name,Stage\n'), /no rows/],
    [
      'a cell of ten megabytes',
      Buffer.from(`Deal ID,Deal Name,Stage\n1,"${'x'.repeat(10_000_000)}",Demo\n`),
      /larger than 4 MB/,
    ],
  ])('%s: refused, and nothing written', async (_what, content, message) => {
    expect(refusal(await tryImport(tenant.operator, 'deals', content)).message).toMatch(message);
    expect(await countOf(tenant, 'import', `state <> 'refused'`)).toBe(0);
    expect(await countOf(tenant, 'deal')).toBe(0);
  });

  it('that cannot be opened are refused', async () => {
    const gone = await storeUpload(tenant.operator, {
      kind: 'deals',
      fileName: 'a.csv',
      source: '/nowhere/a.csv',
    });
    expect(refusal(gone).message).toBe('The file cannot be opened.');
  });

  it('leave what a screen would ask as questions that name their flags', async () => {
    const file = ['Deal ID,Deal Name,Stage,Close Date', 'D-1,A,Demo,03/04/2026', 'D-2,B,Demo,05/06/2026'];
    const refused = refusal(await tryImport(tenant.operator, 'deals', file));
    expect(refused.details).toMatchObject({ questions: [{ id: 'dates', columns: ['Close Date'] }] });
    expect(refused.message).toContain('--dates');
    await imported(tenant, 'deals', file, { dates: 'dmy' });
    expect(
      await rowsOf(tenant, 'SELECT close_on FROM deal WHERE tenant_id = $1 ORDER BY external_id'),
    ).toEqual([{ close_on: '2026-04-03' }, { close_on: '2026-06-05' }]);
  });
});

describe('the two steps', () => {
  it('show what would happen and write nothing until the commit', async () => {
    await imported(tenant, 'deals', FILE);
    const importId = await stored([
      ...FILE.map((line) => line.replace(',10,', ',11,')),
      'D-3,New,Demo,1,2026-12-09',
    ]);
    const plan = value(await planImportFile(tenant.operator, { importId }));
    expect(plan.plan.columns.map(({ target }) => target)).toEqual([
      'externalId',
      'name',
      'stage',
      'amount',
      'closeOn',
    ]);
    const checked = value(await checkImport(tenant.operator, { importId }));
    expect(checked.counts).toMatchObject({ created: 1, updated: 1, unchanged: 1 });
    expect(checked.rows).toMatchObject([
      {
        rowNo: 2,
        externalId: 'D-1',
        action: 'update',
        values: { amountMinor: '1100' },
        before: { amountMinor: '1000' },
      },
      { rowNo: 3, action: 'unchanged', before: {} },
      { rowNo: 4, action: 'create', values: { name: 'New', stage: 'demo' } },
    ]);
    expect(await countOf(tenant, 'deal')).toBe(2);
    const shown = value(await showImport(tenant.as.CEO, { importId }));
    expect(shown).toMatchObject({ state: 'checked', rows: checked.rows });
    expect(value(await commitImport(tenant.operator, { importId })).counts).toMatchObject({
      created: 1,
      updated: 1,
    });
    expect(await countOf(tenant, 'deal')).toBe(3);
    expect(value(await listAllImports(tenant.as.CEO, {})).imports.map(({ state }) => state)).toEqual([
      'committed',
      'committed',
    ]);
  });

  it('can be checked again with other answers, and given up', async () => {
    const importId = await stored(FILE);
    await checkImport(tenant.operator, { importId });
    const again = value(await checkImport(tenant.operator, { importId, options: { map: { Amount: '' } } }));
    expect(again.mapping).not.toHaveProperty('Amount');
    expect(value(await cancelImport(tenant.operator, { importId })).state).toBe('cancelled');
    expect(await countOf(tenant, 'staged_deal')).toBe(0);
    expect(refusal(await commitImport(tenant.operator, { importId })).code).toBe('conflict');
  });

  it('take what was chosen for the last file with the same header', async () => {
    await imported(tenant, 'deals', FILE, { map: { Amount: '' }, stages: { Demo: 'lead' } });
    const again = await imported(tenant, 'deals', FILE);
    expect(again.counts).toMatchObject({ unchanged: 2 });
    expect(again.notes).toContainEqual(expect.objectContaining({ code: 'remembered' }));
    expect(again.stages).toEqual({ Demo: 'lead' });
  });

  it('leave nothing of a dry run', async () => {
    const report = await imported(tenant, 'deals', FILE, { dryRun: true });
    expect(report).toMatchObject({ state: 'checked', counts: { created: 2 } });
    expect(await countOf(tenant, 'deal')).toBe(0);
    expect(await countOf(tenant, 'staged_deal')).toBe(0);
  });

  it('refuse a commit whose staged rows are gone', async () => {
    const importId = await stored(FILE);
    value(await checkImport(tenant.operator, { importId }));
    const { asAdmin } = await import('../../support/database');
    await asAdmin((client) => client.query('TRUNCATE staged_deal'));
    expect(refusal(await commitImport(tenant.operator, { importId })).remedy).toBe('Check the file again.');
    expect(value(await checkImport(tenant.operator, { importId })).counts).toMatchObject({ created: 2 });
    expect(value(await commitImport(tenant.operator, { importId })).counts).toMatchObject({ created: 2 });
  });
});

describe('another tenant', () => {
  it('neither sees an import nor changes it, and its rows stay its own', async () => {
    const other = await makeTenant();
    const importId = await stored(FILE);
    await checkImport(tenant.operator, { importId });
    for (const operation of [
      commitImport,
      cancelImport,
      checkImport,
      showImport,
      importProblems,
      planImportFile,
    ]) {
      const answer: Result<unknown> = await operation(other.operator, { importId });
      expect(refusal(answer)).toEqual({
        code: 'not_found',
        message: 'Not found.',
      });
    }
    await imported(
      other,
      'deals',
      FILE.map((line) => line.replace(',20,', ',99,')),
    );
    await commitImport(tenant.operator, { importId });
    const amounts = (of: TestTenant) =>
      rowsOf(of, 'SELECT amount_minor FROM deal WHERE tenant_id = $1 ORDER BY external_id');
    expect(await amounts(tenant)).toEqual([{ amount_minor: 1000n }, { amount_minor: 2000n }]);
    expect(await amounts(other)).toEqual([{ amount_minor: 1000n }, { amount_minor: 9900n }]);
  });

  it('is what a member without the right is told', async () => {
    expect(refusal(await prepareImport(tenant.as.REP, {})).code).toBe('not_found');
    const upload = {
      kind: 'deals' as const,
      fileName: 'a.csv',
      source: Readable.from([Buffer.from('a,b\n1,2\n')]),
    };
    expect(refusal(await storeUpload(tenant.as.CEO, upload)).code).toBe('not_found');
  });

  it('cannot be reached through the name of a file', async () => {
    const file = { bytes: 1, sha256: '0'.repeat(64), charset: 'utf-8' as const, bomBytes: 0, notes: [] };
    const input = { importId: '../../etc', kind: 'deals' as const, fileName: 'a.csv', file };
    expect(refusal(await openImport(tenant.operator, input)).code).toBe('invalid');
  });
});
