import { utils, write } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { editDeal } from '@/features/deals/commands';
import { showDeal } from '@/features/deals/queries';
import { templateQuery } from '@/features/imports/queries-template';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { imported, rowsOf, tryImport } from './import-csv';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await makeTenant();
});

async function template(of: TestTenant, format: 'csv' | 'xlsx'): Promise<Buffer> {
  const { pieces } = value(await templateQuery(of.as.CRO, { format }));
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
}
const dealIds = (of: TestTenant) =>
  rowsOf<{ id: string; version: number }>(
    of,
    'SELECT id, version FROM deal WHERE tenant_id = $1 ORDER BY external_id',
  );
async function shown(of: TestTenant) {
  const ids = await dealIds(of);
  return Promise.all(ids.map(async ({ id }) => value(await showDeal(of.as.CRO, { dealId: id }))));
}

describe('the template of the three-stream form', () => {
  it.each(['csv', 'xlsx'] as const)('imports again without a question: %s', async (format) => {
    const own = await makeTenant();
    const report = await imported(own, 'deals', await template(own, format));
    expect(report).toMatchObject({ preset: 'three-stream', counts: { created: 2, problems: 0 } });
    const [quoted, ordered] = await shown(own);
    expect(quoted?.facts).toMatchObject({ stage: 'hardware_quote_sent', termMonths: 36 });
    expect(ordered?.facts).toMatchObject({ stage: 'hardware_po_received', product: 'Gateway' });
    expect(ordered?.facts.lines).toMatchObject([
      { stream: 'hardware', units: 80, amountMinor: 3_600_000n, supplier: 'Example supplier' },
      { stream: 'software', recurring: true, amountMinor: 300_000n, supplier: null },
      { stream: 'services', amountMinor: 150_000n },
    ]);
    expect(ordered?.facts.lines.every(({ promisedOn }) => promisedOn !== null)).toBe(true);
    const again = await imported(own, 'deals', await template(own, format));
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  });

  it('says the same in both formats', async () => {
    const report = async (format: 'csv' | 'xlsx') =>
      imported(tenant, 'deals', await template(tenant, format), { dryRun: true });
    const [csv, xlsx] = [await report('csv'), await report('xlsx')];
    expect(xlsx.mapping).toEqual(csv.mapping);
    expect(xlsx.notes[0]?.message).toBe('Read from the sheet “Deals” of a workbook.');
    const rows = parse(await template(tenant, 'csv'), { bom: true, columns: true });
    expect(rows).toHaveLength(2);
  });
});

describe('what a form without a column leaves alone', () => {
  it('is the supplier of a line, while the file’s other values are taken', async () => {
    const own = await makeTenant();
    const rows = [
      'Deal ID,Deal,Hardware units,Hardware amount,Software ARR,Supplier',
      'A,Cold chain,10,500,60,Nordchip',
    ];
    await imported(own, 'deals', rows);
    await imported(own, 'deals', [
      'Deal ID,Deal,Hardware units,Hardware amount,Software ARR',
      'A,Cold chain,12,600,60',
    ]);
    const [deal] = await shown(own);
    expect(deal?.facts.lines[0]).toMatchObject({ units: 12, supplier: 'Nordchip' });
    const [stored] = await dealIds(own);
    const lines = (deal?.facts.lines ?? []).map((line) => ({ ...line, supplier: 'Seachip' }));
    value(await editDeal(own.as.CRO, { dealId: stored?.id ?? '', version: stored?.version ?? 0, lines }));
    await imported(own, 'deals', rows);
    expect((await shown(own))[0]?.facts.lines[0]).toMatchObject({ units: 12, supplier: 'Seachip' });
  });
});

/** A workbook of these sheets, each of rows. */
function workbook(sheets: Record<string, unknown[][]>): Buffer {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows, { cellDates: false }), name);
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

describe('a workbook as an import', () => {
  it('is read from its first sheet with cells, texts that begin like formulas included', async () => {
    const own = await makeTenant();
    const book = workbook({
      Cover: [],
      Deals: [
        ['Deal ID', 'Deal', 'Amount', 'Close date'],
        ['B-1', '=1+1', 0.1 + 0.2, '2027-03-01'],
        ['B-2', "'quoted", 1_234_567.891, '2027-03-02'],
      ],
    });
    const report = await imported(own, 'deals', book);
    expect(report.notes[0]?.message).toContain('one of 2 sheets');
    const facts = (await shown(own)).map((deal) => deal.facts);
    expect(facts.map(({ name, amountMinor }) => [name, amountMinor])).toEqual([
      ['=1+1', 30n],
      ["'quoted", 123_456_789n],
    ]);
  });

  it('is refused where it is none, empty, or packed too tightly', async () => {
    const tried = async (bytes: Buffer) => refusal(await tryImport(tenant.operator, 'deals', bytes)).message;
    expect(await tried(Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(64)]))).toContain(
      'no workbook',
    );
    expect(await tried(workbook({ Empty: [] }))).toContain('no cells');
    const book = workbook({ Deals: [['Deal ID'], ['A']] });
    const lying = Buffer.from(book);
    const entry = lying.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    lying.writeUInt32LE(0x7fffffff, entry + 24);
    expect(await tried(lying)).toContain('too large');
  });
});
