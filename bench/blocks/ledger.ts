import { postMovements } from '@/data/movements';
import { rebuildRollUps } from '@/data/roll-ups';
import { compareRollUps } from '@/data/roll-ups-compare';
import { withUnit } from '@/platform/db/unit-of-work';
import { alone, ms, type Row } from '../report';
import { BENCH_NOW } from '../sizes';
import { insertContracts } from '../support/load-ledger';
import { alternate, median, timed } from '../support/measure';
import { type Bench, newTenant } from '../world';

const MOST_MS = 2000;
/** Asked for: some changes of price net to nothing, so a few less come of it. */
const MOVEMENTS = 10_400;
const ROLL_UPS = ['movement_month', 'customer_month', 'retention_month'];

/**
 * Posting what the contracts of a company say to its empty ledger, totals kept, in one transaction; beside it the least that leaves the same
 * rows: the finished rows of the ledger and of its totals copied by one statement each, without a question asked. Both go into tables that
 * hold the large ledger.
 */
export async function ledgerBlock(bench: Bench): Promise<Row[]> {
  const { importRounds: rounds } = bench.sizes;
  const posted: { id: string; rows: number }[] = [];
  const times = await alternate(
    {
      ours: async (round) => {
        const id = await withContracts(`ledger-${round}`);
        return timed(async () => posted.push({ id, rows: await post(id) }));
      },
      floor: async (round) => {
        const source = posted.at(-1)?.id ?? (await postedOnce());
        const { id } = await newTenant(`ledger-floor-${round}`);
        await copyCustomers(bench, source, id);
        return timed(() => copyLedger(bench, source, id));
      },
    },
    { rounds, warmUp: 1 },
  );
  const last = posted.at(-1);
  if (!last) throw new Error('Nothing was posted');
  const again = await post(last.id);
  const { differences, rebuilt } = await totalsOf(last.id);
  const [ours, floor] = [median(times.ours), median(times.floor)];
  return [
    {
      what: `Posting ${last.rows.toLocaleString('en')} movements, totals kept`,
      ours: ms(ours),
      floor: ms(floor),
      ratio: ours / floor,
      goal: `≤ ${MOST_MS} ms`,
      met: ours <= MOST_MS && last.rows >= 10_000,
      figures: { oursMs: ours, floorMs: floor, movements: last.rows },
    },
    alone({
      what: 'Posted again',
      ours: `${again} rows`,
      goal: 'none',
      met: again === 0,
      figures: { again },
    }),
    alone({
      what: 'Totals against the ledger, and after a rebuild',
      ours: `${differences} cells differ (rebuilt in ${ms(rebuilt)})`,
      goal: 'none',
      met: differences === 0,
      figures: { differences, rebuiltMs: rebuilt },
    }),
  ];
}

async function withContracts(slug: string): Promise<string> {
  const { id } = await newTenant(slug);
  await withUnit({ tenantId: id, mode: 'write' }, (unit) => insertContracts(unit, MOVEMENTS));
  return id;
}

async function post(tenantId: string): Promise<number> {
  return withUnit({ tenantId, mode: 'write' }, async (unit) => {
    const { posted, reversed } = await postMovements(unit, {
      customerIds: 'all',
      importId: null,
      now: BENCH_NOW,
    });
    return posted + reversed;
  });
}

async function postedOnce(): Promise<string> {
  const id = await withContracts('ledger-source');
  await post(id);
  return id;
}

async function copyCustomers({ admin }: Bench, from: string, to: string): Promise<void> {
  await admin.query(
    `INSERT INTO customer (tenant_id, id, name, name_key, external_id, created_at)
     SELECT $2, id, name, name_key, external_id, created_at FROM customer WHERE tenant_id = $1`,
    [from, to],
  );
}

async function copyLedger({ admin }: Bench, from: string, to: string): Promise<void> {
  await admin.query('BEGIN');
  for (const table of ['movement', ...ROLL_UPS]) {
    const { rows } = await admin.query<{ columns: string }>(
      `SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) AS columns FROM information_schema.columns
       WHERE table_schema = current_schema() AND table_name = $1 AND column_name <> 'tenant_id'`,
      [table],
    );
    const columns = rows[0]?.columns ?? '';
    await admin.query(
      `INSERT INTO ${table} (tenant_id, ${columns}) SELECT $2, ${columns} FROM ${table} WHERE tenant_id = $1`,
      [from, to],
    );
  }
  await admin.query('COMMIT');
}

/** Cells of the totals that are not what the ledger says, as they were kept and once more after a rebuild. */
async function totalsOf(tenantId: string): Promise<{ differences: number; rebuilt: number }> {
  return withUnit({ tenantId, mode: 'write' }, async (unit) => {
    const kept = await compareRollUps(unit);
    const rebuilt = await timed(() => rebuildRollUps(unit, BENCH_NOW));
    return { differences: kept.length + (await compareRollUps(unit)).length, rebuilt };
  });
}
