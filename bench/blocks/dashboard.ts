import { gzipSync } from 'node:zlib';
import { kilobytes, ms, type Row } from '../report';
import { alternate, median, percentile } from '../support/measure';
import { fetchOk, type Page } from '../support/server';
import { type Bench, cookieOf, WHALE } from '../world';

const MOST_RATIO = 3;
const MOST_MORE_BYTES = 40_000;

export const DASHBOARD = `/t/${WHALE}/dashboard`;
export const BARE = '/bench/bare';

/** The dashboard of the large tenant, signed in, beside the least page of the same build: time of the answer, and JavaScript. */
export async function dashboardBlock(bench: Bench): Promise<Row[]> {
  const { origin } = await bench.server();
  const headers = await cookieOf(WHALE);
  const dashboard = () => fetchOk(`${origin}${DASHBOARD}`, headers);
  const bare = () => fetchOk(`${origin}${BARE}`, headers);
  const times = await alternate(
    { ours: async () => (await dashboard()).milliseconds, floor: async () => (await bare()).milliseconds },
    { rounds: bench.sizes.pageRounds, warmUp: bench.sizes.pageRounds },
  );
  const page = await dashboard();
  const [ours, floor] = [median(times.ours), median(times.floor)];
  const scripts = await firstLoad(origin, page);
  const bareScripts = await firstLoad(origin, await bare());
  const more = scripts.bytes - bareScripts.bytes;
  return [
    {
      what: 'Dashboard, p50 to the last byte',
      ours: ms(ours),
      floor: ms(floor),
      ratio: ours / floor,
      goal: `≤ ${MOST_RATIO} × the bare page`,
      met: ours / floor <= MOST_RATIO,
      figures: {
        oursP50: ours,
        floorP50: floor,
        oursP95: percentile(times.ours, 95),
        floorP95: percentile(times.floor, 95),
        htmlBytes: page.body.length,
        htmlGzipBytes: gzipSync(page.body).length,
      },
    },
    {
      what: 'First-load JavaScript, gzip',
      ours: kilobytes(scripts.bytes),
      floor: kilobytes(bareScripts.bytes),
      ratio: scripts.bytes / bareScripts.bytes,
      goal: `≤ bare + ${MOST_MORE_BYTES / 1000} kB`,
      met: more <= MOST_MORE_BYTES && !scripts.hasCharts,
      figures: {
        oursBytes: scripts.bytes,
        floorBytes: bareScripts.bytes,
        moreBytes: more,
        files: scripts.files,
        chartLibraryInFirstLoad: String(scripts.hasCharts),
      },
    },
  ];
}

/**
 * Every script that the page's HTML names, in tags or in the data of its components, but those that current browsers leave alone.
 * What arrives by a later import is not among them.
 */
async function firstLoad(
  origin: string,
  page: Page,
): Promise<{ bytes: number; files: number; hasCharts: boolean }> {
  const html = page.body.toString();
  const legacy = [...html.matchAll(/<script[^>]*\bnoModule\b[^>]*>/gi)].map(
    ([tag]) => /src="([^"]+)"/.exec(tag)?.[1] ?? '',
  );
  const named = [...html.matchAll(/\/_next\/static\/[^"'\\?\s]+?\.js/g)].map(([address]) => address);
  const addresses = [...new Set(named)].filter((address) => !legacy.some((old) => old.includes(address)));
  let bytes = 0;
  let hasCharts = false;
  for (const address of addresses) {
    const { body } = await fetchOk(`${origin}${address}`);
    bytes += gzipSync(body, { level: 9 }).length;
    hasCharts ||= body.includes('recharts-');
  }
  return { bytes, files: addresses.length, hasCharts };
}
