import http from 'node:http';

export type Sent = { status: number; body: string; milliseconds: number };

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

/** One request on a kept connection, a POST of JSON when there is something to send; the time runs until the last byte. */
export function send(url: string, headers: Record<string, string>, json?: unknown): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const [method, type] =
      json === undefined ? ['GET', {}] : ['POST', { 'content-type': 'application/json' }];
    const request = http.request(url, { agent, method, headers: { ...headers, ...type } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
          milliseconds: performance.now() - started,
        }),
      );
    });
    request.on('error', reject);
    request.end(json === undefined ? undefined : JSON.stringify(json));
  });
}
