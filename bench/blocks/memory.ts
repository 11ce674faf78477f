import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { megabytes, type Row } from '../report';
import { LIST_TENANT, listTenant } from '../support/lists';
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
  await listTenant(bench);
  const headers = await cookieOf(WHALE);
  const bare = await afterFirst(BARE, headers);
  const server = await startServer();
  try {
    await fetchOk(`${server.origin}${DASHBOARD}`, headers);
    await sleep(SETTLE_MS);
    const idle = residentMegabytes(server.pid) ?? NaN;
    await saturate(server.origin, bench.sizes.saturationSeconds);
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

/** The dashboard and a list out of many deals in turn, on ten connections. */
async function saturate(origin: string, seconds: number): Promise<void> {
  const result = await autocannon({
    url: origin,
    connections: 10,
    duration: seconds,
    requests: [
      { path: DASHBOARD, headers: await cookieOf(WHALE) },
      { path: `/api/t/${LIST_TENANT}/deals?limit=50`, headers: await cookieOf(LIST_TENANT) },
    ],
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0) throw new Error(`${failed} requests failed under saturation`);
}
