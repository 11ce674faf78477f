import autocannon from 'autocannon';
import { ms, perSecond, type Row } from '../report';
import { createFloor } from '../support/create-floor';
import { median } from '../support/measure';
import { type Bench, cookieOf, newTenant } from '../world';

const BEST_PEER = 165;
const LEAST_PER_SECOND = 3 * BEST_PEER;
const CONNECTIONS = 10;
/** Rounds until the server's code is compiled: a few thousand requests. */
const WARM_UP = 3;

/** Creating deals over HTTP on ten connections, each body another, beside one statement that leaves the same rows. */
export async function createBlock(bench: Bench): Promise<Row[]> {
  const { createRounds, createSeconds } = bench.sizes;
  const { origin } = await bench.server();
  const tenant = await newTenant('create');
  const headers = { ...(await cookieOf(tenant.slug)), origin, 'content-type': 'application/json' };
  const url = `${origin}/api/t/${tenant.slug}/deals`;
  const ours: { perSecond: number; p50: number }[] = [];
  const floor: { perSecond: number; p50: number }[] = [];
  for (let round = 0; round < WARM_UP; round++) await shoot(url, headers, createSeconds);
  for (let round = 0; round < createRounds; round++) {
    ours.push(await shoot(url, headers, createSeconds));
    const least = await createFloor(tenant.id, createSeconds);
    floor.push({ perSecond: least.perSecond, p50: median(least.times) });
  }
  const rate = median(ours.map((run) => run.perSecond));
  const most = median(floor.map((run) => run.perSecond));
  const [p50, floorP50] = [median(ours.map((run) => run.p50)), median(floor.map((run) => run.p50))];
  return [
    {
      what: `Create a deal over HTTP, ${CONNECTIONS} connections`,
      ours: `${perSecond(rate, 'deals')}, p50 ${ms(p50)}`,
      floor: `${perSecond(most, 'deals')}, p50 ${ms(floorP50)}`,
      ratio: rate / most,
      goal: `≥ ${LEAST_PER_SECOND}/s (3 × ${BEST_PEER} of the best peer)`,
      met: rate >= LEAST_PER_SECOND,
      figures: { perSecond: rate, p50, floorPerSecond: most, floorP50, ofBestPeer: rate / BEST_PEER },
    },
  ];
}

let number = 0;

async function shoot(url: string, headers: Record<string, string>, seconds: number) {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [{ method: 'POST', headers, setupRequest: (request) => ({ ...request, body: nextBody() }) }],
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0) throw new Error(`${failed} of ${result['2xx'] + failed} requests to create a deal failed`);
  return { perSecond: result['2xx'] / result.duration, p50: result.latency.p50 };
}

function nextBody(): string {
  number += 1;
  return JSON.stringify({
    name: `Deal ${number} – cold-chain sensors`,
    customer: `Customer ${number % 1000}`,
    amountMinor: String(1_250_000 + number),
    closeOn: '2027-03-31',
    nextStep: 'Send the quote',
    nextStepOn: '2026-12-04',
  });
}
