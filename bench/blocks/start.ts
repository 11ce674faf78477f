import { type ChildProcess, spawn } from 'node:child_process';
import { inProject } from '../../scripts/project/paths.mjs';
import { freePort } from '../../scripts/project/ports.ts';
import { stopNext } from '../../scripts/project/next-server.ts';
import { ms, type Row } from '../report';
import { alternate, median } from '../support/measure';
import { answering } from '../support/server';
import { type Bench, cookieOf, WHALE } from '../world';
import { BARE, DASHBOARD } from './dashboard';

const MOST_MS = 1500;
const NEXT = ['node_modules/next/dist/bin/next', 'start'];
const OURS = ['scripts/start.mjs'];

/** From the command to the first page of a signed-in person, beside the framework alone and its least page. */
export async function startBlock(bench: Bench): Promise<Row[]> {
  const headers = await cookieOf(WHALE);
  const times = await alternate(
    {
      ours: () => startTime(OURS, ['--port', '--host'], DASHBOARD, headers),
      floor: () => startTime(NEXT, ['-p', '-H'], BARE, headers),
    },
    { rounds: bench.sizes.startRounds, warmUp: 1 },
  );
  const [ours, floor] = [median(times.ours), median(times.floor)];
  return [
    {
      what: 'Start to the first signed-in page',
      ours: ms(ours),
      floor: ms(floor),
      ratio: ours / floor,
      goal: `≤ ${MOST_MS} ms`,
      met: ours <= MOST_MS,
      figures: { oursMs: ours, floorMs: floor },
    },
  ];
}

async function startTime(
  [program = '', ...verb]: string[],
  [port = '', host = '']: string[],
  path: string,
  headers: Record<string, string>,
): Promise<number> {
  const number = await freePort();
  const origin = `http://127.0.0.1:${number}`;
  const started = performance.now();
  const child: ChildProcess = spawn(
    process.execPath,
    [inProject(program), ...verb, port, String(number), host, '127.0.0.1'],
    {
      cwd: inProject(),
      stdio: 'ignore',
      env: { ...process.env, NEXTAUTH_URL: origin, APP_URL: origin, npm_lifecycle_event: '' },
    },
  );
  try {
    await answering(`${origin}${path}`, headers);
    return performance.now() - started;
  } finally {
    await stopNext(child);
  }
}
