import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportTable } from '@/features/deals/queries-table-export';
import { tableRows } from '@/features/deals/queries-table';
import type { TableRow } from '@/features/deals/table-row';
import { asAdmin } from '../../support/database';
import { makeTenant, value, type TestTenant } from '../../support/tenants';

// Two stretches of the file to the row, and a hundred pages of the list: where they meet, none may be lost or told twice.
const DEALS = 20_000;

let tenant: TestTenant;
let other: TestTenant;
beforeAll(async () => {
  [tenant, other] = [await makeTenant(), await makeTenant()];
  await manyDeals(tenant, DEALS);
  await manyDeals(other, 10);
});

/** Every seventh name begins like a formula; close dates and amounts repeat, and some are not there. */
async function manyDeals({ id, repId }: TestTenant, count: number): Promise<void> {
  await asAdmin((client) =>
    client.query(
      `INSERT INTO deal (tenant_id, id, external_id, name, rep_id, stage, outcome, amount_minor, currency, close_on, created_on, recorded_at, created_at)
       SELECT $1, gen_random_uuid(), 'X-' || n, (ARRAY['', '=1+', '+', '-', '@', E'\\t=', ' ='])[1 + n % 7] || 'Deal ' || n,
         CASE WHEN n % 3 = 0 THEN $3::uuid END, (ARRAY['lead', 'demo'])[1 + n % 2], 'open',
         CASE WHEN n % 11 > 0 THEN 100 * (n % 500) END, 'USD',
         CASE WHEN n % 13 > 0 THEN '2026-12-01'::date + n % 90 END, '2026-06-01', now(), now()
       FROM generate_series(1, $2::int) AS n`,
      [id, count, repId],
    ),
  );
}

type Input = Omit<Parameters<typeof tableRows>[1], 'after' | 'limit'>;

/** The list to its end, page by page. */
async function listed(input: Input, as = tenant.as.CRO): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  let after: string | null = null;
  do {
    const page: { rows: TableRow[]; next: string | null } = value(
      await tableRows(as, { ...input, after, limit: 200 }),
    );
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}

async function filed(input: Input, as = tenant.as.CRO): Promise<Record<string, string>[]> {
  const { pieces } = value(await exportTable(as, { ...input, columns: ['amount', 'close', 'externalId'] }));
  return parse(pieces.join(''), { columns: true, bom: true });
}

const told = (row: TableRow) => [
  row.externalId,
  row.amountMinor === null ? '' : (Number(row.amountMinor) / 100).toFixed(2),
  row.closeOn ?? '',
];
const written = (row: Record<string, string>) => [row['CRM id'], row['Amount (USD)'], row['Close']];

describe(`a file of ${DEALS.toLocaleString('en')} deals`, () => {
  it('has every deal of the company once and none of another, and no cell that begins like a formula', async () => {
    const rows = await filed({});
    expect(rows).toHaveLength(DEALS);
    expect(new Set(rows.map((row) => row['CRM id'])).size).toBe(DEALS);
    expect(rows.filter((row) => Object.values(row).some((text) => /^\s*[=+\-@\t\r]/.test(text)))).toEqual([]);
    const names = rows.map((row) => row['Deal']?.replace(/^'/, '').trim());
    expect(new Set(names).size).toBe(DEALS);
  });

  it.each<[string, Input, number]>([
    ['by amount from the top', { sort: 'amount', descending: true }, DEALS],
    ['by close date, without dates last', { sort: 'close' }, DEALS],
    ['of one stage by name', { stage: 'demo', sort: 'name' }, DEALS / 2],
    ['that a search finds', { search: 'Deal 19', sort: 'recent' }, 1111],
  ])('has the rows of the list in its order: %s', async (_what, input, count) => {
    const [file, list] = [await filed(input), await listed(input)];
    expect(file).toHaveLength(count);
    expect(file.map(written)).toEqual(list.map(told));
  });

  it('has of a rep his own deals, as his list has', async () => {
    const [file, list] = [
      await filed({ sort: 'amount' }, tenant.as.REP),
      await listed({ sort: 'amount' }, tenant.as.REP),
    ];
    expect(file).toHaveLength(Math.floor(DEALS / 3));
    expect(file.map(written)).toEqual(list.map(told));
  });
});
