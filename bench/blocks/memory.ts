import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { megabytes, type Row } from '../report';
import { residentMegabytes } from '../support/machine';
import { fetchOk, startServer } from '../support/server';
import { type Bench, cookieOf, WHALE } from '../world';
import { BARE, DASHBOARD } from './dashboard';

const MOST_IDLE = 150;
const MOST_AFTER = 400;
const SETTLE_MS = 3000;

/** Resident memory of a fresh server with all its processes: after a first page, and after a time at its limit. */
export async function memoryBlock(bench: Bench): Promise<Row[]> {
  await (await bench.server()).stop();
  const headers = await cookieOf(WHALE);
  const bare = await afterFirst(BARE, headers);
  const server = await startServer();
  try {
    await fetchOk(`${server.origin}${DASHBOARD}`, headers);
    await sleep(SETTLE_MS);
    const idle = residentMegabytes(server.pid) ?? NaN;
    await saturate(server.origin, headers, bench.sizes.saturationSeconds);
    const after = residentMegabytes(server.pid) ?? NaN;
    return [
      {
        what: 'Memory, idle after the first dashboard',
        ours: megabytes(idle),
        floor: megabytes(bare),
        ratio: idle / bare,
        goal: `≤ ${MOST_IDLE} MB`,
        met: idle <= MOST_IDLE,
        figures: { idleMb: idle, bareMb: bare },
      },
      {
        what: `Memory after ${bench.sizes.saturationSeconds} s of saturation`,
        ours: megabytes(after),
        floor: megabytes(bare),
        ratio: after / bare,
        goal: `≤ ${MOST_AFTER} MB`,
        met: after <= MOST_AFTER,
        figures: { afterMb: after, bareMb: bare },
      },
    ];
  } finally {
    await server.stop();
  }
}

async function afterFirst(path: string, headers: Record<string, string>): Promise<number> {
  const server = await startServer();
  try {
    await fetchOk(`${server.origin}${path}`, headers);
    await sleep(SETTLE_MS);
    return residentMegabytes(server.pid) ?? NaN;
  } finally {
    await server.stop();
  }
}

/** Dashboard and list of deals in turn, on ten connections. */
async function saturate(origin: string, headers: Record<string, string>, seconds: number): Promise<void> {
  const result = await autocannon({
    url: origin,
    connections: 10,
    duration: seconds,
    headers,
    requests: [{ path: DASHBOARD }, { path: `/api/t/${WHALE}/deals?limit=50` }],
  });
  if (result.non2xx + result.errors > 0)
    throw new Error(`${result.non2xx + result.errors} requests failed under saturation`);
}
