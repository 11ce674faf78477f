import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const CHANNEL = 'bench_floor';

/**
 * The least that carries a word from one database connection to so many readers: NOTIFY on one, LISTEN on another, and a bare server that
 * writes it to open answers. Told again and again while `lasts` is not done. Answers milliseconds from the command to each arrival, at
 * the listening connection and at the readers.
 */
export async function liveFloor(
  count: number,
  everyMs: number,
  lasts: Promise<unknown>,
): Promise<{ heard: number[]; read: number[] }> {
  const [speaks, listens] = [connection(), connection()];
  await Promise.all([speaks.connect(), listens.connect()]);
  const open = new Set<http.ServerResponse>();
  const server = http.createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('event: ping\n\n');
    open.add(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const times = { heard: [] as number[], read: [] as number[] };
  let told = 0;
  const readers = Array.from({ length: count }, () =>
    readBare(port, () => times.read.push(performance.now() - told)),
  );
  listens.on('notification', () => {
    times.heard.push(performance.now() - told);
    for (const response of open) response.write('event: room\nid: 1\ndata: {}\n\n');
  });
  await listens.query(`LISTEN ${CHANNEL}`);
  let done = false;
  void lasts.finally(() => (done = true));
  while (open.size < count) await sleep(10);
  while (!done) {
    told = performance.now();
    await speaks.query(`SELECT pg_notify('${CHANNEL}', '1')`);
    await sleep(everyMs);
  }
  for (const reader of readers) reader.destroy();
  server.close();
  server.closeAllConnections();
  await Promise.all([speaks.end(), listens.end()]);
  return times;
}

function connection(): pg.Client {
  return new pg.Client({ connectionString: process.env.DATABASE_URL });
}

function readBare(port: number, arrived: () => void): http.ClientRequest {
  const request = http.get({ port, host: '127.0.0.1', agent: false }, (response) => {
    response.on('data', (bytes: Buffer) => {
      if (bytes.includes('event: room')) arrived();
    });
    response.on('error', () => undefined);
  });
  return request.on('error', () => undefined);
}
