import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { inProject } from '../../scripts/project/paths.mjs';
import { WITH_ALIAS } from '../../scripts/project/run-node.ts';
import { alone, megabytes, perSecond, type Row } from '../report';
import { importFloor, prepareFloor } from '../support/import-floor';
import { alternate, median, timed } from '../support/measure';
import { type Bench, dealsFile, importDeals, newTenant } from '../world';

const LEAST_RATIO = 0.5;
const MOST_GROWTH = 120;
/** A larger file may be this much slower or faster per row. */
const RATE_BAND = 0.15;

/** A file of deals, from its path to the commit, beside COPY and one INSERT … SELECT of the same bytes; and what memory it takes. */
export async function importBlock(bench: Bench): Promise<Row[]> {
  const { sizes, admin } = bench;
  const path = await dealsFile('deals', { rows: sizes.dealRows });
  await prepareFloor(admin);
  const times = await alternate(
    {
      ours: async (round) => {
        const tenant = await newTenant(`import-${round}`);
        await admin.query('CHECKPOINT');
        return timed(() => importAll(tenant.slug, path, sizes.dealRows));
      },
      floor: async (round) => {
        const tenant = await newTenant(`floor-${round}`);
        await admin.query('CHECKPOINT');
        return timed(() => importFloor(admin, tenant.id, path));
      },
    },
    { rounds: sizes.importRounds, warmUp: 1 },
  );
  const rate = (side: number[]) => (sizes.dealRows * 1000) / median(side);
  const [ours, floor] = [rate(times.ours), rate(times.floor)];
  const rows: Row[] = [
    {
      what: `Import of ${sizes.dealRows.toLocaleString('en')} deals`,
      ours: perSecond(ours, 'rows'),
      floor: perSecond(floor, 'rows'),
      ratio: ours / floor,
      goal: `≥ ${LEAST_RATIO} of the floor`,
      met: ours / floor >= LEAST_RATIO,
      figures: {
        oursRowsPerSecond: ours,
        floorRowsPerSecond: floor,
        oursMs: median(times.ours),
        floorMs: median(times.floor),
      },
    },
    (await memoryRow(path, sizes.dealRows)).row,
  ];
  return bench.options.full ? [...rows, ...(await manyRows(bench, ours))] : rows;
}

async function importAll(slug: string, path: string, expected: number): Promise<void> {
  const { created, rejected } = await importDeals(slug, path);
  if (created !== expected)
    throw new Error(`${created} of ${expected} deals came in, ${rejected} were refused`);
}

/** The same in a process of its own: the peak of its resident memory above what it had before. */
async function memoryRow(path: string, count: number): Promise<{ row: Row; milliseconds: number }> {
  const { slug } = await newTenant(`memory-${count}`);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...WITH_ALIAS, inProject('bench/import-main.ts'), slug, path],
    { cwd: inProject() },
  );
  const { before, peak, milliseconds } = JSON.parse(stdout) as Record<
    'before' | 'peak' | 'milliseconds',
    number
  >;
  const row = alone({
    what: `Memory growth, ${count.toLocaleString('en')} rows`,
    ours: megabytes(peak - before),
    goal: `≤ ${MOST_GROWTH} MB`,
    met: peak - before <= MOST_GROWTH,
    figures: { beforeMb: before, peakMb: peak, firstImportMs: milliseconds },
  });
  return { row, milliseconds };
}

async function manyRows({ sizes }: Bench, rate: number): Promise<Row[]> {
  const path = await dealsFile('deals', { rows: sizes.manyDealRows });
  const { row, milliseconds } = await memoryRow(path, sizes.manyDealRows);
  const large = (sizes.manyDealRows * 1000) / milliseconds;
  return [
    row,
    {
      what: `Import of ${sizes.manyDealRows.toLocaleString('en')} deals`,
      ours: perSecond(large, 'rows'),
      floor: perSecond(rate, 'rows'),
      ratio: large / rate,
      goal: `as fast as ${sizes.dealRows.toLocaleString('en')} ± ${RATE_BAND * 100} %`,
      met: large / rate >= 1 - RATE_BAND,
      figures: { rowsPerSecond: large },
    },
  ];
}
