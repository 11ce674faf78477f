import type pg from 'pg';
import { kpisQuery } from '@/features/kpis/queries';
import { ms, type Row } from '../report';
import { BENCH_DAY } from '../sizes';
import { adminConnection, appConnection } from '../support/connections';
import { LIST_TENANT, listPages } from '../support/lists';
import { alternate, median, timed } from '../support/measure';
import { type Sent, statementsOf } from '../support/statements';
import { type Bench, tenantId, WHALE } from '../world';

const MOST_SHARE = 0.1;
const MOST_MS = 0.5;

/** The very statements of the deal list and the KPIs, as the application's role and as one whom row-level security does not hold. */
export async function rlsBlock(bench: Bench): Promise<Row[]> {
  const pages = await listPages(bench);
  const sent = await statementsOf(() =>
    kpisQuery({ kind: 'operator', tenantSlug: WHALE }, { asOf: BENCH_DAY }),
  );
  const kpi = sent.find(({ name }) => name === 'kpi_data');
  if (!kpi) throw new Error('The statement of the KPIs was not found');
  return [
    await compare(bench, 'Deal list under row-level security', LIST_TENANT, pages.middle.statement),
    await compare(bench, 'KPI data under row-level security', WHALE, kpi),
  ];
}

async function compare(bench: Bench, what: string, slug: string, statement: Sent): Promise<Row> {
  const app = await appConnection(await tenantId(bench, slug));
  const admin = await adminConnection();
  const ask = (client: pg.Client) => () => timed(() => client.query({ ...statement }));
  const times = await alternate(
    { ours: ask(app), floor: ask(admin) },
    { rounds: bench.sizes.latencyRounds, warmUp: 30 },
  );
  await app.end();
  await admin.end();
  const [ours, floor] = [median(times.ours), median(times.floor)];
  return {
    what,
    ours: ms(ours),
    floor: ms(floor),
    ratio: ours / floor,
    goal: `≤ +${MOST_SHARE * 100} % or +${MOST_MS} ms`,
    met: ours <= floor * (1 + MOST_SHARE) || ours - floor <= MOST_MS,
    figures: { oursP50: ours, floorP50: floor },
  };
}
