import pg from 'pg';
import { portfolioCompany, portfolioOf } from '@/features/portfolio/queries';
import type { Caller } from '@/platform/operations/caller';
import { ms, type Row } from '../report';
import { alternate, median, percentile, timed } from '../support/measure';
import { portfolioCompanies } from '../support/portfolio-companies';
import { dataStatements, type Sent, statementsOf } from '../support/statements';
import type { Bench } from '../world';

const MOST_MS = 300;
/** As many connections as the portfolio takes. */
const CONNECTIONS = 5;

/** Thirty companies for their CRO: session, rights, row-level security, figures, what needs him. The floor: the same statements, bare. */
export async function portfolioBlock({ admin, sizes }: Bench): Promise<Row[]> {
  const callers = await portfolioCompanies(admin);
  const sent: Sent[][] = [];
  for (const caller of callers) sent.push(await statementsOf(() => portfolioCompany(caller, {})));
  const clients = await Promise.all(Array.from({ length: CONNECTIONS }, bareClient));
  const times = await alternate(
    { ours: () => timed(() => whole(callers)), floor: () => timed(() => bare(clients, sent)) },
    { rounds: sizes.pageRounds, warmUp: 10 },
  );
  await Promise.all(clients.map((client) => client.end()));
  const [ours, floor] = [median(times.ours), median(times.floor)];
  const statements = dataStatements(sent[0] ?? []).length;
  return [
    {
      what: `Portfolio of ${callers.length} companies, p50`,
      ours: ms(ours),
      floor: ms(floor),
      ratio: ours / floor,
      goal: `≤ ${MOST_MS} ms`,
      met: ours <= MOST_MS,
      figures: {
        p50: ours,
        floorP50: floor,
        p95: percentile(times.ours, 95),
        floorP95: percentile(times.floor, 95),
        companies: callers.length,
        statementsEach: statements,
      },
    },
  ];
}

async function whole(callers: readonly Caller[]): Promise<void> {
  const { companies } = await portfolioOf(callers.map((caller) => ({ caller, company: caller.tenantSlug })));
  if (companies.length !== callers.length) throw new Error('A company of the portfolio is missing');
}

async function bareClient(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, options: '-c TimeZone=UTC' });
  await client.connect();
  return client;
}

/** Company by company on as many connections as ours; what comes back is thrown away. */
async function bare(clients: readonly pg.Client[], sent: readonly Sent[][]): Promise<void> {
  const waiting = [...sent];
  await Promise.all(
    clients.map(async (client) => {
      for (let one = waiting.shift(); one; one = waiting.shift())
        for (const { name, text, values } of one)
          await (values.length > 0 ? client.query({ name, text, values }) : client.query(text));
    }),
  );
}
