import { listDealsQuery } from '@/features/deals/queries';
import { type Sent, statementsOf } from './statements';
import { type Bench, dealsFile, importDeals, newTenant, sessionToken, tenantId } from '../world';

export const LIST_TENANT = 'list';
export const PAGE_ROWS = 50;
/** The order of the list, as its index has it. */
export const SORT = `(CASE WHEN close_on IS NULL THEN '9999-12-31'::date ELSE close_on END)`;

export type Depth = 'first' | 'middle' | 'last';
export type ListPage = { ask: () => Promise<void>; statement: Sent };

let made: Promise<void> | undefined;

/** A company whose list of open deals is as long as the file. */
export function listTenant(bench: Bench): Promise<void> {
  made ??= (async () => {
    const { slug } = await newTenant(LIST_TENANT);
    await importDeals(slug, await dealsFile('open-deals', { rows: bench.sizes.dealRows, allOpen: true }));
    // As the database itself would within a minute.
    await bench.admin.query('VACUUM ANALYZE deal, customer, rep');
  })();
  return made;
}

/** Three pages of one list: how to ask for each as the pipeline page does, and the statement that it sends. */
export async function listPages(bench: Bench): Promise<Record<Depth, ListPage>> {
  await listTenant(bench);
  return {
    first: await listPage(bench, 0),
    middle: await listPage(bench, Math.floor(bench.sizes.dealRows / 2)),
    last: await listPage(bench, bench.sizes.dealRows - PAGE_ROWS),
  };
}

async function listPage(bench: Bench, offset: number): Promise<ListPage> {
  const caller = {
    kind: 'session' as const,
    token: await sessionToken(LIST_TENANT),
    tenantSlug: LIST_TENANT,
  };
  const after = offset === 0 ? undefined : await positionAt(bench, offset);
  const ask = async () => {
    const result = await listDealsQuery(caller, { sort: 'close', limit: PAGE_ROWS, after });
    if (!result.ok) throw new Error(result.refusal.message);
    if (result.value.rows.length !== PAGE_ROWS)
      throw new Error(`A page of ${result.value.rows.length} deals`);
  };
  const statement = (await statementsOf(ask)).find(({ text }) => text.includes('"sortKey"'));
  if (!statement) throw new Error('The statement of the deal list was not found');
  return { ask, statement };
}

/** The place after which a page begins, as the list's own `next` would name it. */
async function positionAt(bench: Bench, offset: number): Promise<string> {
  const { rows } = await bench.admin.query<{ key: string; id: string }>(
    `SELECT (${SORT})::text AS key, id FROM deal WHERE tenant_id = $1 AND outcome = 'open' ORDER BY ${SORT}, id OFFSET $2 LIMIT 1`,
    [await tenantId(bench, LIST_TENANT), offset - 1],
  );
  return Buffer.from(JSON.stringify([rows[0]?.key, rows[0]?.id])).toString('base64url');
}
