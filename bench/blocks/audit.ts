import type { Client } from 'pg';
import { refreshStanding } from '@/data/deal-standing';
import { auditCheckQuery, auditTotalsQuery } from '@/features/audit/queries';
import { pipelineQuery } from '@/features/deals/queries-pipeline';
import { CHECK_IDS } from '@/domain/audit/types';
import { withUnit } from '@/platform/db/unit-of-work';
import { alone, ms, type Row } from '../report';
import { auditedDeals, BETWEEN, settle } from '../support/audited-deals';
import { adminConnection, appConnection, databaseMilliseconds } from '../support/connections';
import { alternate, median, timed } from '../support/measure';
import { dataStatements, type Sent, statementsOf } from '../support/statements';
import { type Bench, newTenant, sessionToken } from '../world';

const TENANT = 'audited';
const PAGE_ROWS = 50;
const MOST_PAGE_MS = 5;
const MOST_TOTALS_MS = 35;
const MOST_KNOWN_MS = 150;

/** The least that any program must do: one pass over the narrowest rows, ten plainly indexed rows, one pass over the deals. */
const FLOORS = {
  totals: `SELECT count(*), sum(amount_minor) FROM deal_standing WHERE tenant_id = $1`,
  page: `SELECT deal_id, amount_minor FROM deal_standing WHERE tenant_id = $1 ORDER BY amount_minor DESC LIMIT ${PAGE_ROWS}`,
  known: `SELECT outcome, stage, count(*), sum(amount_minor) FROM deal WHERE tenant_id = $1 GROUP BY outcome, stage`,
};

type Ground = { bench: Bench; tenantId: string; caller: Caller; rounds: { rounds: number; warmUp: number } };
type Caller = { kind: 'session'; token: string; tenantSlug: string };

/** All ten checks, a page behind each, and the pipeline of a past instant, over the deals of a large company. */
export async function auditBlock(bench: Bench): Promise<Row[]> {
  const { slug, id } = await newTenant(TENANT);
  await auditedDeals(bench.admin, id, bench.sizes.dealRows);
  await settle(bench.admin);
  const refreshing = await timed(() =>
    withUnit({ tenantId: id, mode: 'write', statementTimeout: 120_000 }, (unit) =>
      refreshStanding(unit, 'all'),
    ),
  );
  await settle(bench.admin);
  const caller = { kind: 'session' as const, token: await sessionToken(slug), tenantSlug: slug };
  const rounds = { rounds: Math.max(20, bench.sizes.latencyRounds / 5), warmUp: 3 };
  const ground = { bench, tenantId: id, caller, rounds };
  return [
    ...(await wholeRows(ground)),
    ...(await pageRows(ground)),
    alone({
      what: `Standing rows of ${dealsOf(bench)} deals made anew`,
      ours: ms(refreshing),
      goal: null,
      met: null,
      figures: { oursMs: refreshing },
    }),
  ];
}

const dealsOf = ({ sizes }: Bench) => sizes.dealRows.toLocaleString('en');

/** Milliseconds that statements take together, by the database's clock. */
function inDatabase(app: Client, sent: readonly Sent[]) {
  return async () => {
    let total = 0;
    for (const { text, values } of sent) total += await databaseMilliseconds(app, text, values);
    return total;
  };
}

async function wholeRows({ bench, tenantId, caller, rounds }: Ground): Promise<Row[]> {
  const totals = await sentBy(() => auditTotalsQuery(caller, {}), 'deal_standing');
  const known = await sentBy(() => pipelineQuery(caller, { knownAt: BETWEEN }), 'AS "weightedMinor"');
  const [app, admin] = [await appConnection(tenantId), await adminConnection()];
  const past = await appConnection(tenantId);
  // As src/data/pipeline-totals.ts sets it for its statement.
  await past.query("SET jit = off; SET work_mem = '64MB'; SET enable_sort = off; SET enable_mergejoin = off");
  const times = await alternate(
    {
      totals: inDatabase(app, totals),
      known: inDatabase(past, known),
      totalsFloor: () => databaseMilliseconds(admin, FLOORS.totals, [tenantId]),
      knownFloor: () => databaseMilliseconds(admin, FLOORS.known, [tenantId]),
      service: () => timed(() => auditTotalsQuery(caller, {})),
    },
    rounds,
  );
  for (const client of [app, past, admin]) await client.end();
  const row = (
    what: string,
    [ours, floor]: readonly [number, number],
    most: number,
    service?: number,
  ): Row => ({
    what: `${what}, in the database`,
    ours: service === undefined ? ms(ours) : `${ms(ours)} (service ${ms(service)})`,
    floor: ms(floor),
    ratio: ours / floor,
    goal: `≤ ${most} ms`,
    met: ours <= most,
    figures: { databaseP50: ours, floorP50: floor, serviceP50: service ?? null },
  });
  const middle = (name: keyof typeof times) => median(times[name]);
  const deals = dealsOf(bench);
  return [
    row(
      `All ten checks of ${deals} deals`,
      [middle('totals'), middle('totalsFloor')],
      MOST_TOTALS_MS,
      middle('service'),
    ),
    row(
      `Pipeline of ${deals} deals as known at an instant`,
      [middle('known'), middle('knownFloor')],
      MOST_KNOWN_MS,
    ),
  ];
}

/** The page behind each check; told are the zombies and the slowest. */
async function pageRows({ bench, tenantId, caller, rounds }: Ground): Promise<Row[]> {
  const [app, admin] = [await appConnection(tenantId), await adminConnection()];
  const sides: Record<string, () => Promise<number>> = {
    floor: () => databaseMilliseconds(admin, FLOORS.page, [tenantId]),
  };
  for (const check of CHECK_IDS) {
    const sent = await sentBy(() => auditCheckQuery(caller, { check, limit: PAGE_ROWS }), 'LIMIT $');
    sides[check] = inDatabase(app, sent);
  }
  const times = await alternate(sides, rounds);
  await app.end();
  await admin.end();
  const figures = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
  const floor = figures.floor ?? NaN;
  const slowest = CHECK_IDS.reduce((a, b) => ((figures[b] ?? 0) > (figures[a] ?? 0) ? b : a));
  return (['zombie', slowest] as const).map((check): Row => {
    const ours = figures[check] ?? NaN;
    return {
      what: `${PAGE_ROWS} deals behind ${check === slowest ? `the slowest check (${check})` : check} of ${dealsOf(bench)}, in the database`,
      ours: ms(ours),
      floor: ms(floor),
      ratio: ours / floor,
      goal: `≤ ${MOST_PAGE_MS} ms`,
      met: ours <= MOST_PAGE_MS,
      figures,
    };
  });
}

/** The statements of a call that have `mark` in them. */
async function sentBy(call: () => Promise<{ ok: boolean }>, mark: string): Promise<Sent[]> {
  const sent = dataStatements(
    await statementsOf(async () => {
      if (!(await call()).ok) throw new Error('The audit was refused');
    }),
  ).filter(({ text }) => text.includes(mark));
  if (sent.length === 0) throw new Error(`No statement with ${mark} was sent`);
  return sent;
}
