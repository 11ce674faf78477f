import fs from 'node:fs';
import path from 'node:path';
import { closePool } from '@/platform/db/pool';
import { auditBlock } from './blocks/audit';
import { backTestBlock } from './blocks/back-test';
import { createBlock } from './blocks/create';
import { dashboardBlock } from './blocks/dashboard';
import { forecastBlock } from './blocks/forecast';
import { heartbeatsBlock } from './blocks/heartbeats';
import { importBlock } from './blocks/import';
import { kpiBlock } from './blocks/kpi';
import { ledgerBlock } from './blocks/ledger';
import { listBlock } from './blocks/list';
import { memoryBlock } from './blocks/memory';
import { moveBlock } from './blocks/move';
import { portfolioBlock } from './blocks/portfolio';
import { reimportBlock } from './blocks/reimport';
import { rlsBlock } from './blocks/rls';
import { roomsBlock } from './blocks/rooms';
import { simulationBlock } from './blocks/simulation';
import { snapshotBlock } from './blocks/snapshot';
import { startBlock } from './blocks/start';
import { sweepBlock } from './blocks/sweep';
import { type BlockName, type Options, readOptions } from './options';
import { type BlockResult, printBlock, type Row } from './report';
import { FULL, SMALL } from './sizes';
import { adminConnection } from './support/connections';
import { loadBefore, loadWhile, machineFacts, MOST_FOREIGN, parentOf } from './support/machine';
import { type Server, startServer } from './support/server';
import type { Bench } from './world';

// Measures every block that was asked for, ours and its floor in turn, and says what is met. main.ts has made the ground.

const RUN: Record<BlockName, (bench: Bench) => Promise<Row[]>> = {
  import: importBlock,
  reimport: reimportBlock,
  kpi: kpiBlock,
  dashboard: dashboardBlock,
  portfolio: portfolioBlock,
  list: listBlock,
  audit: auditBlock,
  forecast: forecastBlock,
  snapshot: snapshotBlock,
  'back-test': backTestBlock,
  create: createBlock,
  move: moveBlock,
  sweep: sweepBlock,
  rooms: roomsBlock,
  simulation: simulationBlock,
  heartbeats: heartbeatsBlock,
  ledger: ledgerBlock,
  rls: rlsBlock,
  memory: memoryBlock,
  start: startBlock,
};

const options = readOptions(process.argv.slice(2));
if (!options) throw new Error('The arguments cannot be read');
const results = await measure(options);
const valid = results.every((result) => result.valid);
const missed = results.flatMap(({ rows }) => rows).filter((row) => row.met === false).length;
console.log(`\n${summary(options, results)}`);
if (options.json) writeJson(options.json, options, results);
process.exitCode = valid && missed === 0 ? 0 : 1;

async function measure({ blocks, ...rest }: Options): Promise<BlockResult[]> {
  const admin = await adminConnection();
  const { rows } = await admin.query<{ pid: number; version: string }>(
    `SELECT pg_backend_pid() AS pid, current_setting('server_version') AS version`,
  );
  const database = parentOf(rows[0]?.pid ?? 0);
  const roots = database === null ? [process.pid] : [process.pid, database];
  let server: Promise<Server> | undefined;
  const bench: Bench = {
    options: { blocks, ...rest },
    sizes: rest.small ? SMALL : FULL,
    admin,
    server: () => (server ??= startServer()),
  };
  console.log(`PostgreSQL ${rows[0]?.version}; ${Object.values(machineFacts()).join(', ')}`);
  const results: BlockResult[] = [];
  try {
    for (const block of blocks) {
      const before = await loadBefore(roots);
      const { value, foreign } = await loadWhile(roots, () => RUN[block](bench));
      const quiet = [before, foreign].every((share) => share !== null && share <= MOST_FOREIGN);
      const result = { block, before, during: foreign, valid: quiet, rows: value };
      results.push(result);
      printBlock(result);
    }
  } finally {
    await (await server)?.stop();
    await admin.end();
    await closePool();
  }
  return results;
}

function summary({ small }: Options, measured: BlockResult[]): string {
  const goals = measured.flatMap(({ rows }) => rows).filter((row) => row.met !== null);
  const met = goals.filter((row) => row.met).length;
  const busy = measured.filter((result) => !result.valid).map(({ block }) => block);
  const lines = [`${met} of ${goals.length} goals met.`];
  if (small) lines.push('Small sizes: these are not the sizes of the goals.');
  if (busy.length > 0)
    lines.push(
      `INVALID: the machine did other work (over ${MOST_FOREIGN * 100} %, or it cannot be told) before or during ${busy.join(', ')}. Run again when it is quiet.`,
    );
  return lines.join('\n');
}

function writeJson(file: string, { small, full }: Options, measured: BlockResult[]): void {
  const target = path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
  const result = {
    machine: machineFacts(),
    small,
    full,
    valid: measured.every((one) => one.valid),
    blocks: measured,
  };
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, `${JSON.stringify(result, null, 2)}\n`);
}
