import { ms, type Row } from '../report';
import { adminConnection, appConnection, databaseMilliseconds } from '../support/connections';
import { type Depth, LIST_TENANT, type ListPage, listPages, PAGE_ROWS, SORT } from '../support/lists';
import { alternate, median, timed } from '../support/measure';
import { type Bench, tenantId } from '../world';

const MOST_MS = 3;
const MOST_UNEVEN = 1.2;

/** The plainest statement for such a page: no scope, no filter, no names. */
const PLAIN = `SELECT id, name, stage, amount_minor, close_on FROM deal WHERE tenant_id = $1 AND outcome = 'open'
  ORDER BY ${SORT}, id LIMIT ${PAGE_ROWS}`;

/** Fifty deals of a long list at three depths: by the database's clock, and by the caller's for all that the page of deals needs. */
export async function listBlock(bench: Bench): Promise<Row[]> {
  const pages = await listPages(bench);
  const id = await tenantId(bench, LIST_TENANT);
  const app = await appConnection(id);
  const admin = await adminConnection();
  const inDatabase = (page: ListPage) => () =>
    databaseMilliseconds(app, page.statement.text, page.statement.values);
  const rounds = { rounds: Math.max(40, bench.sizes.latencyRounds / 2), warmUp: 10 };
  const database = await alternate(
    {
      first: inDatabase(pages.first),
      middle: inDatabase(pages.middle),
      last: inDatabase(pages.last),
      floor: () => databaseMilliseconds(admin, PLAIN, [id]),
    },
    rounds,
  );
  const client = await alternate(
    {
      first: () => timed(pages.first.ask),
      middle: () => timed(pages.middle.ask),
      last: () => timed(pages.last.ask),
    },
    rounds,
  );
  await app.end();
  await admin.end();
  const floor = median(database.floor);
  const rows = (['first', 'middle', 'last'] as const).map((depth): Row => {
    const ours = median(database[depth]);
    return {
      what: `Deal list, ${depth} ${PAGE_ROWS} of ${bench.sizes.dealRows.toLocaleString('en')}, in the database`,
      ours: `${ms(ours)} (service ${ms(median(client[depth]))})`,
      floor: ms(floor),
      ratio: ours / floor,
      goal: `≤ ${MOST_MS} ms`,
      met: ours <= MOST_MS,
      figures: { databaseP50: ours, serviceP50: median(client[depth]), floorP50: floor },
    };
  });
  return [...rows, depthRow(database)];
}

function depthRow(database: Record<Depth, number[]>): Row {
  const [first, last] = [median(database.first), median(database.last)];
  return {
    what: 'Last page against the first',
    ours: ms(last),
    floor: ms(first),
    ratio: last / first,
    goal: `≤ ${MOST_UNEVEN} ×`,
    met: last / first <= MOST_UNEVEN,
    figures: { lastP50: last, firstP50: first },
  };
}
