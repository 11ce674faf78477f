import http from 'node:http';

type Read = { status: number; arrived: Map<number, number>; seqs: number[]; ended: boolean };

/** An open stream of a room, as a browser holds one: keeps when each event arrived (performance.now). */
export type LiveReader = Read & { close: () => void };

/** Resolves with the first ping: from then on the reader is in the room. */
export function openReader(url: string, headers: Record<string, string>): Promise<LiveReader> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent: false, headers: { ...headers, accept: 'text/event-stream' } });
    const reader: LiveReader = {
      status: 0,
      arrived: new Map(),
      seqs: [],
      ended: false,
      close: () => request.destroy(),
    };
    request.on('error', (error) => {
      reader.ended = true;
      reject(error);
    });
    request.on('response', (response) => {
      reader.status = response.statusCode ?? 0;
      if (reader.status !== 200) reject(new Error(`A room's stream answered ${reader.status}`));
      let rest = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        const at = performance.now();
        const blocks = (rest + text).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) {
          const seq = Number(/^id: (\d+)$/m.exec(block)?.[1] ?? 0);
          if (seq > 0) {
            reader.seqs.push(seq);
            reader.arrived.set(seq, at);
          }
          if (/^event: ping$/m.test(block)) resolve(reader);
        }
      });
      response.on('error', () => undefined);
      response.on('close', () => (reader.ended = true));
    });
  });
}
