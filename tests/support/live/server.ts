import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readFrom, roomAnswer } from '@/features/reviews/live/room-door';
import { roomNews } from '@/features/reviews/queries-events';
import { asRoute } from '@/platform/operations/as-route';

export type LiveServer = { origin: string; close: () => Promise<void> };

/** The live route over real HTTP, with its own time between two pings. */
export async function serveRooms(pingMs: number): Promise<LiveServer> {
  const GET = asRoute(roomNews, {
    input: (request, params) => ({ reviewId: params['review'] ?? '', after: readFrom(request) }),
    respond: (news, request) => roomAnswer(news, request, pingMs),
  });
  const server = http.createServer((incoming, outgoing) => {
    const address = `http://localhost:3000${incoming.url ?? ''}`;
    const [, , , tenant = '', , review = ''] = new URL(address).pathname.split('/');
    const gone = new AbortController();
    outgoing.on('close', () => gone.abort());
    const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    const request = new Request(address, { headers, signal: gone.signal });
    void GET(request, { params: Promise.resolve({ tenant, review }) }).then(async (response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.flushHeaders();
      if (!response.body) return outgoing.end();
      await pipeline(Readable.fromWeb(response.body as never), outgoing).catch(() => outgoing.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    // As a web server ends: no new connections, and those that are open may finish.
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
