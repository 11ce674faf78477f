import { kpisQuery } from '@/features/kpis/queries';
import { ms, type Row } from '../report';
import { BENCH_DAY } from '../sizes';
import { appConnection } from '../support/connections';
import { alternate, median, percentile, timed } from '../support/measure';
import { dataStatements, statementsOf } from '../support/statements';
import { type Bench, ORDINARY, sessionToken, tenantId, WHALE } from '../world';

const MOST_MS = 3;
const MOST_P95_MS = 8;
const MOST_STATEMENTS = 2;
const MOST_UNEVEN = 1.15;

/** One prepared statement on the roll-up: the net new ARR of four quarters by stream. */
export const ROLL_UP = `SELECT period / 3 AS quarter, stream, kind, sum(amount_minor) AS amount FROM movement_month
  WHERE tenant_id = $1 AND period BETWEEN $2 AND $3 GROUP BY 1, 2, 3`;
const LAST_PERIOD = 2026 * 12 + 9;

/** The four KPIs as the dashboard asks for them: session, rights, row-level security, computed figures. */
export async function kpiBlock(bench: Bench): Promise<Row[]> {
  const large = await asker(WHALE);
  const ordinary = await asker(ORDINARY);
  const id = await tenantId(bench, WHALE);
  const floorClient = await appConnection(id);
  const floor = () =>
    floorClient.query({ name: 'roll_up', text: ROLL_UP, values: [id, LAST_PERIOD - 11, LAST_PERIOD] });
  const times = await alternate(
    {
      large: () => timed(large),
      ordinary: () => timed(ordinary),
      floor: () => timed(floor),
    },
    { rounds: bench.sizes.latencyRounds, warmUp: 50 },
  );
  await floorClient.end();
  const statements = dataStatements(await statementsOf(large)).length;
  return rowsOf(bench, { ...times, statements });
}

async function asker(slug: string): Promise<() => Promise<void>> {
  const caller = { kind: 'session' as const, token: await sessionToken(slug), tenantSlug: slug };
  return async () => {
    const result = await kpisQuery(caller, { asOf: BENCH_DAY });
    if (!result.ok) throw new Error(result.refusal.message);
  };
}

type Measured = Record<'large' | 'ordinary' | 'floor', number[]> & { statements: number };

function rowsOf({ sizes }: Bench, { large, ordinary, floor, statements }: Measured): Row[] {
  const [ours, small, least] = [median(large), median(ordinary), median(floor)];
  const [slow, slowest] = [percentile(large, 95), percentile(floor, 95)];
  return [
    {
      what: `KPI data, ${sizes.whaleMovements.toLocaleString('en')} movements, p50`,
      ours: ms(ours),
      floor: ms(least),
      ratio: ours / least,
      goal: `≤ ${MOST_MS} ms`,
      met: ours <= MOST_MS,
      figures: { p50: ours, floorP50: least },
    },
    {
      what: 'The same, p95',
      ours: ms(slow),
      floor: ms(slowest),
      ratio: slow / slowest,
      goal: `≤ ${MOST_P95_MS} ms`,
      met: slow <= MOST_P95_MS,
      figures: { p95: slow, floorP95: slowest },
    },
    {
      what: 'Statements on data, the session’s included',
      ours: String(statements),
      floor: '1',
      ratio: statements,
      goal: `≤ ${MOST_STATEMENTS}`,
      met: statements <= MOST_STATEMENTS,
      figures: { statements },
    },
    {
      what: `Against ${sizes.tenMovements.toLocaleString('en')} movements`,
      ours: ms(ours),
      floor: ms(small),
      ratio: ours / small,
      goal: `≤ ${MOST_UNEVEN} ×`,
      met: ours / small <= MOST_UNEVEN,
      figures: { largeP50: ours, ordinaryP50: small },
    },
  ];
}
